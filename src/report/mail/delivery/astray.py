"""Entries of a ledger that belong to no letter of the edition: renamed, or copied.

Texts are renamed, a slip of an editor changes a name in the ledger, a folder is copied to begin the
next edition. Somebody would then get a letter twice, or never.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from report.locales import _, enumerated
from report.mail.delivery import ledger
from report.mail.delivery.entries import Entry
from report.mail.delivery.history import MailHistory, State
from report.mail.letters.recipients import Recipients
from report.model import Edition
from report.problems import Place, Problem, ReportError, quoted
from report.workspace import Workspace

Placed = Sequence[tuple[Place, Entry]]  # entries, each with its line
_MOST_LINES: Final = 9  # that a message names one by one


def renamed(
    entries: Placed,
    history: MailHistory,
    recipients: Recipients,
    edition: Edition,
    lacks: Collection[str] = (),
) -> Iterator[Problem]:
    """Find texts that the ledger alone knows, and whose recipients would get a second letter.

    `lacks` are the slugs of texts that the edition will have when they are finished or mended.
    A text that was taken out of the edition with its recipients is no problem.
    """
    known = {*(text.slug for text in edition.texts), *lacks}
    due = _due(recipients, history)
    lines: dict[str, list[Place]] = {}
    twice: dict[str, set[str]] = {}
    for place, entry in entries:
        if entry.slug in known:
            continue
        lines.setdefault(entry.slug, []).append(place)
        for address in entry.recipients:
            if history.state(entry.slug, address) in (State.SENT, State.UNKNOWN):
                twice.setdefault(entry.slug, set()).update(due.get(address.casefold(), ()))
    for slug, others in twice.items():
        if others:
            yield _renamed(slug, lines[slug], sorted(others), edition.fields.year)


def copied(
    workspace: Workspace, year: int, entries: Placed, path_of: Callable[[int], Path]
) -> Iterator[Problem]:
    """Find what was copied from the ledger of an earlier edition, and would count as sent here.

    `path_of` names the ledger of an edition.
    """
    for other in (other for other in workspace.years() if other < year):
        messages: set[str] = set()
        with suppress(ReportError):  # which is told when that edition is mailed
            messages = {entry.message_id for _, entry in ledger.read_entries(path_of(other))}
        places = [place for place, entry in entries if entry.message_id in messages]
        if places:
            yield _copied(places, other)


def _due(recipients: Recipients, history: MailHistory) -> dict[str, set[str]]:
    """Return the organisations whose letter an address has not got, by the address."""
    due: dict[str, set[str]] = {}
    for slug, recipient in recipients.by_slug.items():
        for mailbox in (*recipient.to, *recipient.cc):
            if history.state(slug, mailbox.address) in (State.NEW, State.REFUSED):
                due.setdefault(mailbox.address.casefold(), set()).add(slug)
    return due


def _renamed(slug: str, lines: Sequence[Place], others: Sequence[str], year: int) -> Problem:
    names = (" " + _("or") + " ").join(map(quoted, others))
    return Problem(
        "broken-ledger",
        _(
            "{slug} is not in the edition {year}, and whoever got its letter would now "
            "get that of {others}",
            slug=quoted(slug),
            year=year,
            others=names,
        ),
        lines[0],
        _(
            "Write {others} {in_lines} if it is the same text by another name; else "
            "delete what stands there.",
            others=names,
            in_lines=_in_lines(lines),
        ),
    )


def _copied(lines: Sequence[Place], other: int) -> Problem:
    return Problem(
        "broken-ledger",
        _(
            "the line is about a letter of the edition {year}, whose ledger has it, "
            "too: that of this edition would count as sent",
            year=other,
        ),
        lines[0],
        _(
            "Delete what was copied {in_lines}, or the file if nothing else stands in it.",
            in_lines=_in_lines(lines),
        ),
    )


def _in_lines(lines: Sequence[Place]) -> str:
    """Say where something stands.

    >>> from pathlib import Path
    >>> _in_lines([Place(Path("sent.jsonl"), line) for line in (1, 2, 9)])
    'in lines 1, 2 and 9'
    """
    numbers = [str(place.line) for place in lines]
    if len(lines) > _MOST_LINES + 1:
        return _(
            "in these {count} lines, the last of which is {line}",
            count=len(lines),
            line=numbers[-1],
        )
    if len(lines) == 1:
        return _("in line {line}", line=numbers[0])
    return _("in lines {lines}", lines=enumerated(numbers))
