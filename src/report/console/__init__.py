"""Results and problems → people, scripts and editors."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from report.console.as_text import as_text, counted, summary
from report.console.format import Format
from report.console.places import in_order, relative
from report.problems import Problem
from report.terminal import Line, line_of, may_be_terminal, show, show_json, visible

if TYPE_CHECKING:
    from report.compositor.results import FinishedFile, Fitting, Progress
    from report.proof.approving import Approved
    from report.proof.listing import Listing
    from report.proof.releasing import Release
    from report.recipes.breaks import Broken

__all__ = [
    "progress",
    "show_approved",
    "show_breaks",
    "show_found",
    "show_json",
    "show_listing",
    "show_made",
    "show_problems",
    "show_released",
]

SHEETS_ADVICE = (
    "Print on both sides, flip on the short edge, at 100 %; "
    "fold in the middle; two staples in the fold."
)


def show_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one after another, in the order of their places."""
    show(as_text(problems), stderr=True)


def show_found(problems: Sequence[Problem], form: Format = Format.TEXT) -> None:
    """Write what a check found.

    As text, problems and their count go to standard error; 'no problems' and the
    forms for machines go to standard output.
    """
    if form is Format.JSON:
        show_json(in_order(problems))
    elif form is Format.GITHUB:
        from report.console.as_github import as_github

        sys.stdout.writelines(f"{command}\n" for command in as_github(problems))
    else:
        show_problems(problems)
        print(summary(problems), file=sys.stderr if problems else sys.stdout)


def show_made(made: "Iterable[FinishedFile]") -> None:
    """Write one line per finished file to standard output, and how sheets are to be printed."""
    files = list(made)
    show(line for file in files for line in _made(file))
    show_problems(dict.fromkeys(problem for file in files for problem in file.warnings))


def show_breaks(files: "Iterable[Broken]") -> None:
    """Write the broken words of finished files to standard output, with their pages."""
    show(line for file in files for line in _breaks(file))


def show_approved(approved: "Iterable[Approved]") -> None:
    """Write who approved which text to standard output."""
    show(line_of(_approved(each)) for each in approved)


def show_released(made: "Release") -> None:
    """Write what was released to standard output, and what the checks warn of to standard error."""
    show_problems(made.warnings)
    show(line_of(line) for line in _released(made))


def show_listing(editions: "Iterable[Listing]") -> None:
    """Write editions, their sections and their texts to standard output."""
    show(line for edition in editions for line in _listing(edition))


@contextmanager
def results(as_json: bool) -> "Iterator[Callable[[FinishedFile], None]]":
    """Write the files that a command makes when it ends, also where it ends with an error.

    What is yielded takes each file. The error goes on to who shows it; beside one, nothing is
    written where nothing was made.
    """
    from report.compositor.results import rows

    made: list[FinishedFile] = []
    is_good = False
    try:
        yield made.append
        is_good = True
    finally:
        if made or is_good:
            show_json(rows(made)) if as_json else show_made(made)


@contextmanager
def progress() -> "Iterator[Progress]":
    """Show what is being done on a terminal, and nothing elsewhere."""
    if not may_be_terminal(sys.stderr):
        yield lambda doing: None
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda doing: None
        return
    with console.status("starting …", spinner="dots") as status:
        # A name in it is no markup, whatever brackets it has.
        yield lambda doing: status.update(Text(visible(f"{doing} …")))


def _made(file: "FinishedFile") -> Iterator[Line]:
    extent = counted(file.sheets, "sheet") if file.sheets else counted(file.pages, "page")
    drafts = f", with drafts of {', '.join(file.drafts)}" if file.drafts else ""
    lacks = f", without {', '.join(file.lacks)}" if file.lacks else ""
    spots = f", CMYK + {' + '.join(file.spots)}" if file.spots else ""
    told = f"{extent}, {file.size / 1000:.0f} kB{spots}{drafts}{lacks}"
    yield line_of(f"{relative(file.path)}  {told}")
    if file.sheets:
        yield line_of(f"    → {SHEETS_ADVICE}", "dim")


def _breaks(file: "Broken") -> Iterator[Line]:
    yield line_of(f"{relative(file.path)}  {counted(len(file.breaks), 'broken word')}")
    for found in file.breaks:
        yield line_of(f"  {found.page:3}  {found.word}")
    width = max(map(len, file.fittings), default=0)
    for slug, fitting in file.fittings.items():
        yield line_of(f"  {slug:{width}}  {_fitted(fitting)}", "dim")


def _fitted(fitting: "Fitting") -> str:
    """Say how a text came to fill its pages, and what its worst line lacks of its measure."""
    setting = fitting.setting
    words, layouts = counted(fitting.broken, "broken word"), counted(fitting.renders, "layout")
    parts = [
        f"{setting.size_pt:g} pt on {setting.line_pt:.4g} pt (leading {setting.leading:g})",
        f"{words}, {layouts} in {fitting.seconds:.1f} s",
    ]
    if fitting.worst_line:
        short = f"the worst line is {fitting.most_white_em:g} em short"
        parts.append(f"{short}: '{fitting.worst_line}'")
    return ", ".join(parts)


def _approved(each: "Approved") -> str:
    approval = each.approval
    told = "approved" if each.is_new else "was approved already"
    day = approval.on.date().isoformat()
    return f"{approval.organisation}  {told} by {approval.by} on {day}"


def _released(made: "Release") -> Iterator[str]:
    manifest = made.manifest
    size = sum(file.bytes for file in manifest.files) / 1_000_000
    yield f"{relative(made.folder)}  {counted(len(manifest.files), 'file')}, {size:.1f} MB"
    others = [text.organisation for text in manifest.texts if text.state != "approved"]
    if others:
        yield f"    → not approved: {', '.join(others)}"
    if manifest.until:
        yield f"    → no letter is sent before {manifest.until.isoformat(timespec='minutes')}"


def _listing(edition: "Listing") -> Iterator[Line]:
    yield line_of(f"{edition.year}  {edition.title}", "bold")
    for title, texts in edition.sections.items():
        yield line_of(f"  {title}")
        width = max(map(len, texts))
        wide = max(map(len, texts.values()))
        for slug, name in texts.items():
            yield line_of(f"    {slug:{width}}  {name:{wide}}  {edition.states[slug]}")
