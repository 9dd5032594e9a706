"""What has become of a letter as a whole, in a few words for people."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from report.mail.delivery.entries import Entry
from report.mail.delivery.history import MailHistory, State
from report.mail.letters.letter import Letter
from report.mail.letters.recipients import Mailbox
from report.mail.prepare import Mailing

NO_RECIPIENT = "no recipient"
UNKNOWN = "unknown: was it delivered?"
CHANGED = "profile changed since"


def standing(letter: Letter, history: MailHistory) -> str:
    """Say what has become of a letter: new, sent on some day, or changed since some day."""
    states = [history.state(letter.slug, address) for address in letter.addresses]
    if not states:
        return NO_RECIPIENT
    if State.UNKNOWN in states:
        return UNKNOWN
    sent = states.count(State.SENT)
    if sent == len(states):
        return _sent(letter, history)
    if sent:
        return f"sent to {sent} of {len(states)}"
    if State.REFUSED in states:
        return "refused"
    earlier = _entries(letter, history.earlier)
    return f"{CHANGED} {_when(earlier)}" if earlier else "new"


def _sent(letter: Letter, history: MailHistory) -> str:
    """Say when a letter was sent to the last of its recipients, and what has changed since."""
    entries = _entries(letter, history.arrived)
    if any(entry.sha256 != letter.sha256 for entry in entries):
        return f"{CHANGED} {_when(entries)}"
    return f"sent {_when(entries)}"


def _entries(letter: Letter, find: Callable[[str, str], Entry | None]) -> list[Entry]:
    found = (find(letter.slug, address) for address in letter.addresses)
    return [entry for entry in found if entry]


def _when(entries: Iterable[Entry]) -> str:
    """Return the time of the last of some entries, as clocks show it here."""
    last = max(entries, key=lambda entry: entry.time)
    return datetime.fromisoformat(last.time).astimezone().strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True)
class Row:
    """A line of the table in which a mailing is shown before it is sent."""

    slug: str
    organisation: str
    recipients: tuple[str, ...]
    subject: str
    file: str  # the names of all that is attached
    size: int  # bytes of it
    state: str


def row(letter: Letter, history: MailHistory, addresses: Collection[str]) -> Row:
    """Show a letter and those of its recipients who have one of these addresses."""
    to = [_shown(mailbox) for mailbox in letter.to if mailbox.address in addresses]
    cc = [f"cc {_shown(mailbox)}" for mailbox in letter.cc if mailbox.address in addresses]
    return Row(
        letter.slug,
        letter.organisation,
        (*to, *cc),
        letter.subject,
        ", ".join(file.name for file in letter.files),
        sum(len(file.data) for file in letter.files),
        standing(letter, history),
    )


def rows(mailing: Mailing) -> list[Row]:
    """Show all letters of a mailing, with all their recipients."""
    return [row(letter, mailing.history, letter.addresses) for letter in mailing.letters]


def _shown(mailbox: Mailbox) -> str:
    return f"{mailbox.name} <{mailbox.address}>" if mailbox.name else mailbox.address
