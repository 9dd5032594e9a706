"""What has become of each message, as the entries of the ledger tell it.

An entry is written before a message is handed over and another one after it. Between
the two, nobody can know: a message whose last entry is an intent is of unknown fate.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from report.problems import ContentError, Place, Problem


class Event(StrEnum):
    """What an entry says."""

    INTENT = "intent"  # about to be handed over
    SENT = "sent"  # the server took it
    REFUSED = "refused"  # the server will not take it
    DEFERRED = "deferred"  # it was not handed over this time
    UNKNOWN = "unknown"  # handed over, and the server did not answer
    CONFIRMED = "confirmed"  # the editor knows that it arrived
    DENIED = "denied"  # the editor knows that it did not


class State(StrEnum):
    """What has become of a message to one address."""

    NEW = "new"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_ARRIVED: Final = (Event.SENT, Event.CONFIRMED)
_OPEN: Final = (Event.INTENT, Event.UNKNOWN)


@dataclass(frozen=True)
class Entry:
    """A line of the ledger. `time` is ISO 8601; `sha256` is that of the attached file."""

    event: Event
    slug: str
    recipients: tuple[str, ...]
    message_id: str
    sha256: str
    time: str
    reply: str = ""

    @property
    def line(self) -> bytes:
        """The entry as it is written."""
        return (json.dumps(asdict(self), ensure_ascii=False) + "\n").encode()


class Book:
    """The entries so far, asked by organisation and address."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._last: dict[tuple[str, str], Entry] = {}
        self._arrived: dict[tuple[str, str], Entry] = {}
        self._sent: dict[str, set[str]] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in an entry that was written."""
        for address in entry.recipients:
            key = (entry.slug, address.casefold())
            self._last[key] = entry
            if entry.event in _ARRIVED:
                self._arrived[key] = entry
        if entry.event in _ARRIVED:
            self._sent.setdefault(entry.slug, set()).add(entry.message_id)

    def state(self, slug: str, address: str) -> State:
        """Tell what has become of a message; one that arrived once stays sent."""
        last = self._last.get((slug, address.casefold()))
        if last and last.event in _OPEN:
            return State.UNKNOWN
        if self.arrived(slug, address):
            return State.SENT
        return State.REFUSED if last and last.event is Event.REFUSED else State.NEW

    def last(self, slug: str, address: str) -> Entry | None:
        """Give the last entry on an address."""
        return self._last.get((slug, address.casefold()))

    def arrived(self, slug: str, address: str) -> Entry | None:
        """Give the entry that says that a message arrived, the latest if there are several."""
        return self._arrived.get((slug, address.casefold()))

    def unknown(self, slug: str, addresses: Iterable[str]) -> list[Entry]:
        """Give the last entry on each address of unknown fate, as if it were on that alone."""
        found = [(address, self.last(slug, address)) for address in addresses]
        return [
            replace(entry, recipients=(address,))
            for address, entry in found
            if entry and entry.event in _OPEN
        ]

    def sent(self, slug: str) -> int:
        """Count the different messages that an organisation got."""
        return len(self._sent.get(slug, ()))


def read_book(path: Path, data: bytes) -> Book:
    """Read the bytes of a ledger.

    A line without its end is one that a crash cut off, and counts for nothing: what it
    was to tell had not happened, or its intent stands before it. Raises `ContentError`
    where another line is no entry, for what it told is lost.
    """
    book = Book()
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.endswith(b"}"):
            continue
        try:
            book.add(_entry(json.loads(line)))
        except (ValueError, TypeError, KeyError) as error:
            raise ContentError(_broken(Place(path, number, 1))) from error
    return book


def _entry(fields: dict[str, Any]) -> Entry:
    recipients = fields.pop("recipients")
    if not isinstance(recipients, list) or not all(isinstance(item, str) for item in recipients):
        raise TypeError(recipients)
    return Entry(event=Event(fields.pop("event")), recipients=tuple(recipients), **fields)


def _broken(place: Place) -> Problem:
    return Problem(
        "broken-ledger",
        "the line is no entry, so nobody knows whether its message was sent",
        place,
        "Mend the line as those beside it are, or delete it if its message may be sent again.",
    )
