"""What has become of a letter as a whole, in a few words for people."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from report.locales import N_, _
from report.mail.delivery.entries import Entry
from report.mail.delivery.history import MailHistory, State
from report.mail.letters.letter import Letter
from report.mail.letters.recipients import Mailbox
from report.mail.prepare import Mailing


class Standing(str):
    """A standing in English, as scripts read it; `told` is it in the language that is spoken."""

    _message: str
    _values: dict[str, object]

    def __new__(cls, message: str, **values: object) -> "Standing":
        """Make one of a message with values in place of its {names}."""
        made = super().__new__(cls, message.format(**values))
        made._message, made._values = message, values
        return made

    @property
    def told(self) -> str:
        """The same in the language that is spoken."""
        return _(self._message, **self._values)


NEW: Final = Standing(N_("new"))
NO_RECIPIENT: Final = Standing(N_("no recipient"))
UNKNOWN: Final = Standing(N_("unknown: was it delivered?"))
REFUSED: Final = Standing(N_("refused"))
CHANGED: Final = N_("profile changed since {moment}")
SENT: Final = N_("sent {moment}")
SENT_TO_SOME: Final = N_("sent to {sent} of {recipients}")


def standing(letter: Letter, history: MailHistory) -> Standing:
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
        return Standing(SENT_TO_SOME, sent=sent, recipients=len(states))
    if State.REFUSED in states:
        return REFUSED
    earlier = _entries(letter, history.earlier)
    return Standing(CHANGED, moment=_when(earlier)) if earlier else NEW


def _sent(letter: Letter, history: MailHistory) -> Standing:
    """Say when a letter was sent to the last of its recipients, and what has changed since."""
    entries = _entries(letter, history.arrived)
    if any(entry.sha256 != letter.sha256 for entry in entries):
        return Standing(CHANGED, moment=_when(entries))
    return Standing(SENT, moment=_when(entries))


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
    state: Standing


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
