"""What has changed since a proof → people: a line for each thing, and where the page is."""

from collections.abc import Iterator
from typing import Final

from report.console.as_text import counted
from report.console.places import relative, shown
from report.proof.differences.changes import Change
from report.proof.differences.recipe import Outcome
from report.terminal import Line, line_of, show

LONGEST: Final = 80  # characters of the words of a line


def show_outcome(outcome: Outcome) -> None:
    """Write what has changed to standard output, what was kept, and where the page lies."""
    show(_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[Line]:
    for change in outcome.changes:
        place = f"  {shown(change.place)}" if change.place else ""
        yield (
            (f"{_where(change)}: ", "bold"),
            (_said(change), ""),
            (place, "dim"),
        )
    if outcome.page:
        count = counted(len(outcome.changes), "change") if outcome.changes else "no change"
        yield line_of(f"{count} since {outcome.against}")
        yield line_of(f"{relative(outcome.page)}")
    if kept := outcome.kept:
        files = counted(len(kept.files), "file")
        first = "" if outcome.page else "there was no proof yet: "
        yield line_of(f"{first}kept as proof {kept.number}, {files}")


def _where(change: Change) -> str:
    page = change.page or f"{change.page_before} before"
    return f"{change.file}, page {page}"


def _said(change: Change) -> str:
    """Say what has changed: 'elever' → 'barn'."""
    if change.before or change.after:
        versions = [f"'{_cut(words)}'" if words else "nothing" for words in _both(change)]
        words = " → ".join(versions)
        return f"{words} ({_cut(change.note)})" if change.note else words
    return change.note or change.kind.value


def _both(change: Change) -> tuple[str, str]:
    return change.before, change.after


def _cut(text: str) -> str:
    return f"{text[:LONGEST].rstrip()} …" if len(text) > LONGEST else text
