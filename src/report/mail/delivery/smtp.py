"""Messages handed to a mail server: one connection for a batch, and no answer taken on trust.

Whether a message may have been taken hangs on when a connection ends, or a server says what
makes no sense: before the final point it has no message, after it nobody can know.
"""

import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from report.mail.delivery.line import CLOSING, Answer, Line, OutOfStepError
from report.mail.delivery.refusal import (
    OUT_OF_TURN,
    Step,
    larger_than_offered,
    matter,
    refusal,
    reply,
)
from report.mail.delivery.session import Session, opened
from report.mail.delivery.transport import (
    BrokenError,
    GarbledError,
    HaltedError,
    LostError,
    Reply,
    UnansweredError,
)
from report.mail.settings import Settings

_LINE_BEGINS_WITH_A_POINT: Final = re.compile(rb"^\.", re.MULTILINE)
_END: Final = b".\r\n"
_PATIENCE: Final = 10  # times the usual wait: a server may need long to take a message in
_TAKEN: Final = (250, 251, 252)
_GO_ON: Final = 354


class SmtpTransport:
    """A server of `Settings` that messages are handed to."""

    def __init__(
        self, settings: Settings, password: str | None, context: ssl.SSLContext | None = None
    ) -> None:
        self._settings = settings
        self._password = password
        self._context = context or ssl.create_default_context()
        self._session: Session | None = None

    def connect(self) -> None:
        """Connect and log in, if that is not done or the connection has ended meanwhile.

        Raises `LostError` where nobody answers, and `MachineError` where trying again would
        not help: a certificate or a password that is wrong, or a server without TLS.
        """
        self._connected()

    def carry(
        self,
        recipients: Sequence[str],
        data: bytes,
        settled: Callable[[Mapping[str, Reply]], None] = lambda replies: None,
    ) -> Mapping[str, Reply]:
        """Hand a message over, as `Transport` says."""
        session = self._connected()
        try:
            replies = self._offered(session, recipients, len(data))
            taken = [name for name, said in replies.items() if said.code in _TAKEN]
            if not taken:
                self._begin_anew(session.line)
                return replies
            answer = session.line.command("DATA")
            if answer.code != _GO_ON:
                refused = self._refused(answer, Step.MESSAGE)
                self._begin_anew(session.line)
                return replies | dict.fromkeys(taken, refused)
            settled({name: said for name, said in replies.items() if name not in taken})
            session.line.send(_LINE_BEGINS_WITH_A_POINT.sub(b"..", data.rstrip(b"\r\n")) + b"\r\n")
            session.line.require_silence()
            session.line.send(_END)  # until it is out, there is no message (RFC 5321, 4.1.1.4)
        except OSError as error:
            self._drop()
            raise LostError from error
        except OutOfStepError as error:
            self._drop()
            raise BrokenError(error.code) from error
        except BaseException:
            self._drop()
            raise
        return replies | dict.fromkeys(taken, self._last_word(session.line))

    def close(self) -> None:
        """Say goodbye to the server; the next message goes through a new connection."""
        session, self._session = self._session, None
        if session:
            session.close()

    def _connected(self) -> Session:
        if self._session:
            try:
                self._session.line.require_silence()
            except (OSError, OutOfStepError):  # it has ended, or is good for nothing
                self._drop()
        if not self._session:
            self._session = opened(self._settings, self._password, self._context)
        return self._session

    def _offered(self, session: Session, recipients: Sequence[str], size: int) -> dict[str, Reply]:
        """Say who sends a message, how large, and to whom; give the answer on each."""
        largest = session.largest
        if largest and size > largest:
            problem = larger_than_offered(self._settings, size, largest)
            raise HaltedError(problem, Reply(552, "5.3.4"))
        sizes = () if largest is None else (f"SIZE={size}",)
        answer = session.line.command("MAIL", f"FROM:<{self._settings.sender or ''}>", *sizes)
        if answer.code != 250:
            return dict.fromkeys(recipients, self._refused(answer, Step.SENDER))
        replies: dict[str, Reply] = {}
        for name in recipients:
            answer = session.line.command("RCPT", f"TO:<{name}>")
            if answer.code == CLOSING:
                self._drop()
                refused = {name: said for name, said in replies.items() if said.code >= 500}
                return dict.fromkeys(recipients, reply(answer)) | refused
            taken = any(said.code in _TAKEN for said in replies.values())
            replies[name] = (
                reply(answer)
                if answer.code in _TAKEN
                else self._refused(answer, Step.RECIPIENT, some_taken=taken)
            )
        return replies

    def _refused(self, answer: Answer, step: Step, *, some_taken: bool = False) -> Reply:
        """Return the reply that does not take something.

        Raises `OutOfStepError` where it is no refusal, and `HaltedError` where it would be the
        same for every letter.
        """
        if not 400 <= answer.code < 600 or (answer.code in OUT_OF_TURN and step is not Step.SENDER):
            raise OutOfStepError(answer)
        said = reply(answer)
        if about := matter(answer, step, some_taken=some_taken):
            raise HaltedError(refusal(self._settings, about, said), said)
        if answer.code == 552 and step is Step.RECIPIENT and not said.detail:
            return Reply(452)  # too many recipients at once (RFC 5321, section 4.5.3.1.10)
        return said

    def _begin_anew(self, line: Line) -> None:
        """Take back what was begun; a server that does not understand that is left."""
        if not self._session:
            return
        try:
            answer = line.command("RSET")
            line.require_silence()
        except OSError:  # some end the connection when they have refused something
            self._drop()
            return
        if answer.code == CLOSING:
            self._drop()
        elif answer.code != 250:
            raise OutOfStepError(answer)

    def _last_word(self, line: Line) -> Reply:
        """Wait for what the server says of a message that it has."""
        try:
            answer = line.reply(_PATIENCE)
            if not (250 <= answer.code < 260 or 400 <= answer.code < 600):
                raise OutOfStepError(answer)
        except OSError as error:
            self._drop()
            raise UnansweredError from error
        except OutOfStepError as error:
            self._drop()
            raise GarbledError(error.code) from error
        try:
            line.require_silence()
        except OSError:
            self._drop()
        except OutOfStepError as error:
            self._drop()
            raise GarbledError(error.code) from error
        if answer.code < 400:
            return reply(answer)
        if answer.code in OUT_OF_TURN:
            self._drop()
            raise BrokenError(answer.code)
        return self._refused(answer, Step.MESSAGE)

    def _drop(self) -> None:
        if self._session:
            self._session.line.close()
        self._session = None
