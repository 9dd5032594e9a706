"""What has become of each message, as the entries of the ledger tell it.

An entry is written before a message is handed over and another one after it. Between
the two, nobody can know: a message whose last entry is an intent is of unknown fate.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from report.mail.delivery.entries import Entry, Event, read_entries


class State(StrEnum):
    """What has become of a message to one address."""

    NEW = "new"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


ARRIVED: Final = (Event.SENT, Event.CONFIRMED)
_OPEN: Final = (Event.INTENT, Event.UNKNOWN)

# Whether an entry tells of the letters that are written now.
Counts = Callable[[Entry], bool]


def every(entry: Entry) -> bool:
    """Let every entry count: a letter is sent once, whatever becomes of the file in it."""
    return True


class MailHistory:
    """The entries so far, asked by organisation and address.

    Of an entry that does not count, no more is told than that there was an earlier letter.
    """

    def __init__(self, entries: Iterable[Entry] = (), counts: Counts = every) -> None:
        self._counts = counts
        self._earlier: dict[tuple[str, str], Entry] = {}
        self._last: dict[tuple[str, str], Entry] = {}
        self._arrived: dict[tuple[str, str], Entry] = {}
        self._sent: dict[str, set[str]] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in an entry that was written."""
        if not self._counts(entry):
            if entry.event in ARRIVED:
                self._earlier |= {(entry.slug, name.casefold()): entry for name in entry.recipients}
            return
        for address in entry.recipients:
            key = (entry.slug, address.casefold())
            self._last[key] = entry
            if entry.event in ARRIVED:
                self._arrived[key] = entry
        if entry.event in ARRIVED:
            self._sent.setdefault(entry.slug, set()).add(entry.message_id)

    def state(self, slug: str, address: str) -> State:
        """Return what has become of a message; one that arrived once stays sent."""
        last = self._last.get((slug, address.casefold()))
        if last and last.event in _OPEN:
            return State.UNKNOWN
        if self.arrived(slug, address):
            return State.SENT
        return State.REFUSED if last and last.event is Event.REFUSED else State.NEW

    def last(self, slug: str, address: str) -> Entry | None:
        """Return the last entry on an address."""
        return self._last.get((slug, address.casefold()))

    def arrived(self, slug: str, address: str) -> Entry | None:
        """Return the entry that says that a message arrived, the latest if there are several."""
        return self._arrived.get((slug, address.casefold()))

    def earlier(self, slug: str, address: str) -> Entry | None:
        """Return the entry that says that an earlier letter arrived, the latest of several."""
        return self._earlier.get((slug, address.casefold()))

    def unknown(self, slug: str, addresses: Iterable[str]) -> list[Entry]:
        """Return the last entry on each address of unknown fate, as if it were on that alone."""
        found = [(address, self.last(slug, address)) for address in addresses]
        return [
            replace(entry, recipients=(address,))
            for address, entry in found
            if entry and entry.event in _OPEN
        ]

    def sent(self, slug: str) -> int:
        """Count the different messages that an organisation got."""
        return len(self._sent.get(slug, ()))


def read_history(path: Path, data: bytes, counts: Counts = every) -> MailHistory:
    """Read the bytes of a ledger. Raises `ContentError` where a line of it is not an entry."""
    return MailHistory(read_entries(path, data), counts)
