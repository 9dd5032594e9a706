"""What has changed since a proof → people: a line for each thing, and where the page is."""

from collections.abc import Iterator
from typing import Final

from report.console.places import relative, shown
from report.locales import N_, _, ngettext
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
        yield line_of(_counted(len(outcome.changes), outcome.against))
        yield line_of(f"{relative(outcome.page)}")
    if kept := outcome.kept:
        files = ngettext("{n} file", "{n} files", len(kept.files))
        told = N_("kept as proof {number}, {files}")
        if not outcome.page:
            told = N_("there was no proof yet: kept as proof {number}, {files}")
        yield line_of(_(told, number=kept.number, files=files))


def _counted(changes: int, against: str) -> str:
    if not changes:
        return _("no change since {version}", version=against)
    return ngettext(
        "{n} change since {version}", "{n} changes since {version}", changes, version=against
    )


def _where(change: Change) -> str:
    if change.page:
        return _("{file}, page {page}", file=change.file, page=change.page)
    return _("{file}, page {page} before", file=change.file, page=change.page_before)


def _said(change: Change) -> str:
    """Say what has changed: 'elever' → 'barn'."""
    if change.before or change.after:
        versions = [f"'{_cut(words)}'" if words else _("nothing") for words in _both(change)]
        words = " → ".join(versions)
        return f"{words} ({_cut(change.note)})" if change.note else words
    return change.note or _(change.kind.value)


def _both(change: Change) -> tuple[str, str]:
    return change.before, change.after


def _cut(text: str) -> str:
    return f"{text[:LONGEST].rstrip()} …" if len(text) > LONGEST else text
