"""Results and problems → people, scripts and editors."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from report.build import Broken, Fitting, Listing, Made, Progress
from report.problems import Place, Problem, Severity

SHEETS_ADVICE = (
    "Print on both sides, flip on the short edge, at 100 %; "
    "fold in the middle; two staples in the fold."
)

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def show_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one after another, in the order of their places."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    for problem in sorted(problems, key=_order):
        console.print(_headline(problem))
        if problem.source:
            console.print(Text(f"    from {_placed(problem.source)}", style="dim"))
        if problem.advice:
            console.print(Text(f"    → {problem.advice}", style="dim"))


def show_made(made: Iterable[Made]) -> None:
    """Write one line per finished file to standard output, and how sheets are to be printed."""
    console = Console(soft_wrap=True, highlight=False)
    for file in made:
        extent = _count(file.sheets, "sheet") if file.sheets else _count(file.pages, "page")
        console.print(f"{_relative(file.path)}  {extent}, {file.size / 1000:.0f} kB")
        if file.sheets:
            console.print(Text(f"    → {SHEETS_ADVICE}", style="dim"))


def show_breaks(files: Iterable[Broken]) -> None:
    """Write the broken words of finished files to standard output, with their pages."""
    console = Console(soft_wrap=True, highlight=False)
    for file in files:
        console.print(f"{_relative(file.path)}  {_count(len(file.breaks), 'broken word')}")
        for found in file.breaks:
            console.print(f"  {found.page:3}  {found.word}")


def show_listing(editions: Iterable[Listing]) -> None:
    """Write editions, their sections and their texts to standard output."""
    console = Console(soft_wrap=True, highlight=False)
    for edition in editions:
        console.print(Text(f"{edition.year}  {edition.title}", style="bold"))
        for title, texts in edition.sections.items():
            console.print(f"  {title}")
            width = max(map(len, texts))
            for slug, name in texts.items():
                console.print(f"    {slug:{width}}  {name}")


def show_json(value: Any) -> None:
    """Write a value as JSON to standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


@contextmanager
def progress() -> Iterator[Progress]:
    """Show what is being done on a terminal, and nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda doing: None
        return
    with console.status("starting …", spinner="dots") as status:
        yield lambda doing: status.update(f"{doing} …")


def _headline(problem: Problem) -> Text:
    place = _placed(problem.place)
    line = Text(f"{place}: " if place else "", style="bold")
    if problem.severity is Severity.WARNING:
        line.append("warning: ", style=_STYLES[problem.severity])
    line.append(problem.message, style="not bold")
    return line.append(f" [{problem.rule}]", style="not bold dim")


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def _placed(place: Place | None) -> str:
    return str(replace(place, path=_relative(place.path))) if place else ""


def _relative(path: Path) -> Path:
    """Give a path as one would type it here, if it is below this folder."""
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path


def _order(problem: Problem) -> tuple[str, int, int, int]:
    place = problem.place
    return (str(place.path), place.page, place.line, place.column) if place else ("", 0, 0, 0)


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Fitting):
        plain = dict(vars(value))
        return vars(plain.pop("setting")) | plain
    if is_dataclass(value):
        return vars(value)
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
