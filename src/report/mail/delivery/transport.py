"""What takes messages away: what the sending asks of it, and how it answers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from report.locales import N_, _
from report.mail.delivery.entries import Event
from report.problems import MachineError, Problem


@dataclass(frozen=True)
class Reply:
    """A server's answer on one recipient, by its code (RFC 5321, section 4.2.1).

    The words behind the code are left out: they often repeat the address.
    """

    code: int
    detail: str = ""  # the enhanced code, such as 5.1.1 (RFC 3463)

    @property
    def event(self) -> Event:
        """What the answer means: taken, refused for good, or to be tried again."""
        if 200 <= self.code < 300:
            return Event.SENT
        return Event.REFUSED if 500 <= self.code < 600 else Event.DEFERRED

    def __str__(self) -> str:
        """Write the codes.

        >>> print(Reply(550, "5.1.1"))
        550 5.1.1
        """
        return f"{self.code} {self.detail}".strip()


class LostError(Exception):
    """The connection ended before the server had the whole message: it was not handed over.

    Its text is what the server said, where that is why there is no connection.
    """

    reply: str = "connection lost"  # what the ledger says


_SENSELESS: Final = "the server broke the protocol"
_CODE: Final = re.compile(r"[2-5]\d\d( [2-5](\.\d+)+)?$")

# What the ledger has in words, to be told in the language that is spoken.
_TOLD: Final = (
    N_("connection lost"),
    N_("no answer"),
    N_("not sent"),
    N_("not sent: {code}"),
    N_("the server broke the protocol"),
    N_("the server broke the protocol with {code}"),
    N_("its answer made no sense: the server broke the protocol"),
    N_("its answer made no sense: the server broke the protocol with {code}"),
)


def told(reply: str) -> str:
    """Return what the ledger has of an answer in the language that is spoken.

    >>> told("not sent: 552 5.3.4"), told("550 5.1.1")
    ('not sent: 552 5.3.4', '550 5.1.1')
    """
    found = _CODE.search(reply)
    message = f"{reply[: found.start()]}{{code}}" if found else reply
    return _(message, code=found and found[0]) if message in _TOLD else reply


class BrokenError(LostError):
    """The server said what makes no sense, before it had the whole message."""

    def __init__(self, code: int | None = None) -> None:
        self.reply = _with_code(_SENSELESS, code)
        super().__init__(self.reply)


class UnansweredError(Exception):
    """The server had the whole message, and did not say whether it took it."""

    reply: str = "no answer"  # what the ledger says


class GarbledError(UnansweredError):
    """The server had the whole message, and what it said of it makes no sense."""

    def __init__(self, code: int | None = None) -> None:
        self.reply = _with_code(f"its answer made no sense: {_SENSELESS}", code)
        super().__init__(self.reply)


def _with_code(said: str, code: int | None) -> str:
    """Put the code behind, where there is one.

    >>> _with_code("the server broke the protocol", 354)
    'the server broke the protocol with 354'
    """
    return f"{said} with {code}" if code else said


class HaltedError(MachineError):
    """The server will not take a message, and would not take any other: none was handed over."""

    def __init__(self, problem: Problem, reply: Reply) -> None:
        self.reply = reply
        super().__init__(problem)


class Transport(Protocol):
    """What messages are given to."""

    def connect(self) -> None:
        """Be ready to carry. Raises `LostError` where the server cannot be reached."""

    def carry(
        self,
        recipients: Sequence[str],
        data: bytes,
        settled: Callable[[Mapping[str, Reply]], None],
    ) -> Mapping[str, Reply]:
        """Hand a message over, and give the answer on each recipient.

        Those for whom it is not handed over are `settled` before it is, for then there may be
        no answer any more. Raises `LostError`, `UnansweredError` or `HaltedError`; what was
        settled stays so.
        """

    def close(self) -> None:
        """Let go of the server; the next message is carried by way of a new connection."""
