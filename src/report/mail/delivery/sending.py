"""Letters handed over one after another, each noted before and after."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Final

from report.locales import _
from report.mail.delivery.entries import Event
from report.mail.delivery.history import MailHistory, State
from report.mail.delivery.ledger import Ledger
from report.mail.delivery.transport import HaltedError, LostError, Reply, Transport, UnansweredError
from report.mail.letters.letter import Letter
from report.problems import MachineError

WAITS_S: Final = (5.0, 30.0, 120.0, 300.0)  # before letters are tried again that were put off
_IDLE_S: Final = 30  # that a connection is kept for; servers end it after some minutes


@dataclass(frozen=True)
class Delivery:
    """A letter, and those of its recipients who are to get it now."""

    letter: Letter
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Pace:
    """How fast letters are sent: seconds between two of them, and before each new try."""

    pause_s: float = 1.0
    waits_s: tuple[float, ...] = WAITS_S
    sleep: Callable[[float], None] = time.sleep


def deliveries(
    letters: Sequence[Letter], history: MailHistory, again: Sequence[str] = ()
) -> list[Delivery]:
    """Choose what is missing: whom no message has reached, and who is not of unknown fate.

    All recipients of the organisations in `again` get their letter whatever was sent.
    """
    chosen = []
    for letter in letters:
        missing = tuple(
            address
            for address in letter.addresses
            if letter.slug in again
            or history.state(letter.slug, address) in (State.NEW, State.REFUSED)
        )
        if missing:
            chosen.append(Delivery(letter, missing))
    return chosen


class Sending:
    """A batch on its way: by which transport, noted where, and how fast."""

    def __init__(
        self,
        transport: Transport,
        ledger: Ledger,
        compose: Callable[[Letter], EmailMessage],
        pace: Pace,
        progress: Callable[[str], None],
    ) -> None:
        self._transport = transport
        self._ledger = ledger
        self._compose = compose
        self._pace = pace
        self._progress = progress

    def send(self, batch: Sequence[Delivery]) -> None:
        """Hand over a batch. What became of each letter stands in the history of the ledger.

        Those that are put off come last, again and again after longer waits: servers
        that put strangers off take them after some minutes. Raises `MachineError` where
        the server would take none of the others either; they are not handed over.
        """
        batch = self._round(batch)
        for wait_s in self._pace.waits_s:
            if not batch:
                return
            self._progress(
                _("waiting {seconds:g} s to try {count} again", seconds=wait_s, count=len(batch))
            )
            self._transport.close()  # a connection without work is dead after minutes
            self._pace.sleep(wait_s)
            batch = self._round(batch)

    def _round(self, batch: Sequence[Delivery]) -> list[Delivery]:
        """Try each delivery once; return what is left of those that were put off."""
        left: list[Delivery] = []
        for number, delivery in enumerate(batch):
            if number:
                if self._pace.pause_s > _IDLE_S:
                    self._transport.close()
                self._pace.sleep(self._pace.pause_s)
            self._progress(
                _(
                    "sending {number} of {count}: {organisation}",
                    number=number + 1,
                    count=len(batch),
                    organisation=delivery.letter.organisation,
                )
            )
            try:
                self._transport.connect()
            except LostError:
                return [*left, *batch[number:]]
            if deferred := self._hand_over(delivery):
                left.append(replace(delivery, recipients=deferred))
        return left

    def _hand_over(self, delivery: Delivery) -> tuple[str, ...]:
        """Hand one delivery over; return the recipients for whom it was put off."""
        message = self._compose(delivery.letter)
        open_for = list(delivery.recipients)
        put_off: list[str] = []

        def settle(replies: Mapping[str, Reply]) -> None:
            for reply in sorted(set(replies.values()), key=lambda reply: reply.code):  # taken first
                alike = tuple(name for name in open_for if replies.get(name) == reply)
                self._note(reply.event, delivery, message, alike, str(reply))
                open_for[:] = [name for name in open_for if name not in alike]
                put_off.extend(alike if reply.event is Event.DEFERRED else ())

        def note(event: Event, reply: str) -> None:
            self._note(event, delivery, message, tuple(open_for), reply)

        self._note(Event.INTENT, delivery, message, delivery.recipients)
        try:
            replies = self._transport.carry(delivery.recipients, message.as_bytes(), settle)
        except LostError as error:
            note(Event.DEFERRED, error.reply)
            put_off += open_for
        except UnansweredError as error:
            note(Event.UNKNOWN, error.reply)
        except MachineError as error:
            said = f": {error.reply}" if isinstance(error, HaltedError) else ""
            note(Event.DEFERRED, f"not sent{said}")
            raise
        else:
            settle({name: replies[name] for name in open_for})
        return tuple(name for name in delivery.recipients if name in put_off)

    def _note(
        self,
        event: Event,
        delivery: Delivery,
        message: EmailMessage,
        recipients: tuple[str, ...],
        reply: str = "",
    ) -> None:
        letter = delivery.letter
        name = str(message["Message-ID"])
        shown = letter.sha256, reply, letter.spread_sha256
        self._ledger.note(event, letter.slug, recipients, name, *shown)
