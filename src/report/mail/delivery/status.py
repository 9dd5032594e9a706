"""What has become of a letter as a whole, in a few words for people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from report.mail.delivery.history import MailHistory, State
from report.mail.letters.letter import Letter
from report.mail.letters.recipients import Mailbox
from report.mail.prepare import Mailing

NO_RECIPIENT = "no recipient"
UNKNOWN = "unknown: was it delivered?"


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
    return "refused" if State.REFUSED in states else "new"


def _sent(letter: Letter, history: MailHistory) -> str:
    """Say when a letter was sent to the last of its recipients, and what has changed since."""
    entries = [history.arrived(letter.slug, address) for address in letter.addresses]
    last = max((entry for entry in entries if entry), key=lambda entry: entry.time)
    day = datetime.fromisoformat(last.time).astimezone().strftime("%Y-%m-%d %H:%M")
    if any(entry and entry.sha256 != letter.sha256 for entry in entries):
        return f"profile changed since {day}"
    return f"sent {day}"


@dataclass(frozen=True)
class Row:
    """A line of the table in which a mailing is shown before it is sent."""

    slug: str
    organisation: str
    recipients: tuple[str, ...]
    subject: str
    file: str
    size: int  # bytes of the file
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
        letter.file_name,
        len(letter.pdf),
        standing(letter, history),
    )


def rows(mailing: Mailing) -> list[Row]:
    """Show all letters of a mailing, with all their recipients."""
    return [row(letter, mailing.history, letter.addresses) for letter in mailing.letters]


def _shown(mailbox: Mailbox) -> str:
    return f"{mailbox.name} <{mailbox.address}>" if mailbox.name else mailbox.address
