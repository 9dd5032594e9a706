"""Letters handed over one after another, each noted before and after."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Final

from report.mail.book import Book, State
from report.mail.carrier import Carrier, LostError, UnansweredError
from report.mail.entries import Event
from report.mail.ledger import Ledger
from report.mail.letter import Letter

WAITS_S: Final = (5.0, 30.0, 120.0, 300.0)  # before letters are tried again that were put off


@dataclass(frozen=True)
class Parcel:
    """A letter, and those of its recipients who are to get it now."""

    letter: Letter
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Pace:
    """How fast letters are sent: seconds between two of them, and before each new try."""

    pause_s: float = 1.0
    waits_s: tuple[float, ...] = WAITS_S
    sleep: Callable[[float], None] = time.sleep


def parcels(letters: Sequence[Letter], book: Book, again: Sequence[str] = ()) -> list[Parcel]:
    """Choose what is missing: whom no message has reached, and who is not of unknown fate.

    All recipients of the organisations in `again` get their letter whatever was sent.
    """
    chosen = []
    for letter in letters:
        missing = tuple(
            address
            for address in letter.addresses
            if letter.slug in again
            or book.state(letter.slug, address) in (State.NEW, State.REFUSED)
        )
        if missing:
            chosen.append(Parcel(letter, missing))
    return chosen


class Sending:
    """A batch on its way: by which carrier, noted where, and how fast."""

    def __init__(
        self,
        carrier: Carrier,
        ledger: Ledger,
        compose: Callable[[Letter], EmailMessage],
        pace: Pace,
        progress: Callable[[str], None],
    ) -> None:
        self._carrier = carrier
        self._ledger = ledger
        self._compose = compose
        self._pace = pace
        self._progress = progress

    def send(self, batch: Sequence[Parcel]) -> None:
        """Hand over a batch. What became of each letter stands in the ledger's book.

        Those that are put off come last, again and again after longer waits: servers
        that put strangers off take them after some minutes.
        """
        batch = self._round(batch)
        for wait_s in self._pace.waits_s:
            if not batch:
                return
            self._progress(f"waiting {wait_s:g} s to try {len(batch)} again")
            self._pace.sleep(wait_s)
            batch = self._round(batch)

    def _round(self, batch: Sequence[Parcel]) -> list[Parcel]:
        """Try each parcel once; give what is left of those that were put off."""
        left: list[Parcel] = []
        for number, parcel in enumerate(batch):
            if number:
                self._pace.sleep(self._pace.pause_s)
            self._progress(f"sending {number + 1} of {len(batch)}: {parcel.letter.organisation}")
            try:
                self._carrier.connect()
            except LostError:
                return [*left, *batch[number:]]
            if deferred := self._hand_over(parcel):
                left.append(replace(parcel, recipients=deferred))
        return left

    def _hand_over(self, parcel: Parcel) -> tuple[str, ...]:
        """Hand one parcel over; give the recipients for whom it was put off."""
        message = self._compose(parcel.letter)
        data = message.as_bytes()
        self._note(Event.INTENT, parcel, message, parcel.recipients)
        try:
            replies = self._carrier.carry(parcel.recipients, data)
        except LostError:
            self._note(Event.DEFERRED, parcel, message, parcel.recipients, "connection lost")
            return parcel.recipients
        except UnansweredError:
            self._note(Event.UNKNOWN, parcel, message, parcel.recipients, "no answer")
            return ()
        for reply in sorted(set(replies.values()), key=lambda reply: reply.code):  # taken first
            alike = tuple(name for name in parcel.recipients if replies[name] == reply)
            self._note(reply.event, parcel, message, alike, str(reply))
        return tuple(name for name in parcel.recipients if replies[name].event is Event.DEFERRED)

    def _note(
        self,
        event: Event,
        parcel: Parcel,
        message: EmailMessage,
        recipients: tuple[str, ...],
        reply: str = "",
    ) -> None:
        letter = parcel.letter
        name = str(message["Message-ID"])
        self._ledger.note(event, letter.slug, recipients, name, letter.sha256, reply)
