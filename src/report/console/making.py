"""Files that are being made → people and scripts: what is being done, and each when it is there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from report.console.as_text import as_text
from report.console.places import relative
from report.locales import N_, _, ngettext
from report.terminal import Line, line_of, may_be_terminal, show, show_json, visible

if TYPE_CHECKING:
    from report.compositor.results import FinishedFile, Progress

SHEETS_ADVICE = N_(
    "Print on both sides, flip on the short edge, at 100 %; "
    "fold in the middle; two staples in the fold."
)


@contextmanager
def results(
    *, as_json: bool = False, quiet: bool = False
) -> "Iterator[Callable[[FinishedFile], None]]":
    """Show the files that a command makes: on a terminal each at once, with the time that it took.

    Elsewhere they are written when the command ends, also where it ends with an error. What is
    yielded takes each file. The error goes on to who shows it; beside one, nothing is written where
    nothing was made. Where it is to be quiet, only what is wrong with files is shown.
    """
    from report.compositor.results import rows

    made: list[FinishedFile] = []
    at_once = may_be_terminal(sys.stdout) and not (as_json or quiet)
    is_good, before = False, perf_counter()

    def tell(file: "FinishedFile") -> None:
        nonlocal before
        made.append(file)
        if at_once:
            now = perf_counter()
            show(_lines(file, now - before))
            before = now

    try:
        yield tell
        is_good = True
    finally:
        if as_json and (made or is_good):
            show_json(rows(made))
        else:
            if not (at_once or quiet):
                show(line for file in made for line in _lines(file))
            warnings = dict.fromkeys(problem for file in made for problem in file.warnings)
            show(as_text(warnings), stderr=True)


@contextmanager
def progress(*, quiet: bool = False) -> "Iterator[Progress]":
    """Show what is being done on a terminal, and nothing elsewhere."""
    if quiet or not may_be_terminal(sys.stderr):
        yield lambda doing: None
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda doing: None
        return
    with console.status(_("starting …"), spinner="dots") as status:
        # A name in it is no markup, whatever brackets it has.
        yield lambda doing: status.update(Text(visible(f"{doing} …")))


@contextmanager
def making(
    *, as_json: bool = False, quiet: bool = False
) -> "Iterator[tuple[Callable[[FinishedFile], None], Progress]]":
    """Show what is being done and each file, as `results` and `progress` do; yield what takes both.

    What is being done is shown no more when the files are.
    """
    with results(as_json=as_json, quiet=quiet) as tell, progress(quiet=quiet) as doing:
        yield tell, doing


def _lines(file: "FinishedFile", seconds: float | None = None) -> Iterator[Line]:
    """Yield a line for a file, and how sheets are to be printed."""
    parts = [
        ngettext("{n} sheet", "{n} sheets", file.sheets)
        if file.sheets
        else ngettext("{n} page", "{n} pages", file.pages),
        f"{file.size / 1000:.0f} kB",
    ]
    if file.spots:
        parts.append(" + ".join(("CMYK", *file.spots)))
    if file.drafts:
        parts.append(_("with drafts of {texts}", texts=", ".join(file.drafts)))
    if file.lacks:
        parts.append(_("without {texts}", texts=", ".join(file.lacks)))
    told = f"{relative(file.path)}  {', '.join(parts)}"
    if seconds is None:
        yield line_of(told)
    else:
        yield ("✓", "green"), (f" {seconds:.1f} s  {told}", "")
    if file.sheets:
        yield line_of(f"    → {_(SHEETS_ADVICE)}", "dim")
