"""The line to a mail server: commands go out, and replies come in, each bounded in time and size.

A server may say anything at any time. What is not a reply of SMTP, or one that nothing was
asked for, puts the two sides out of step, and nothing that is said after it can be relied on.
"""

import re
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Final

# The last line of a reply has a blank behind its code, those before it a hyphen (RFC 5321, 4.2).
_REPLY: Final = re.compile(rb"([2-5][0-9][0-9])(?:([ -])(.*))?", re.DOTALL)
_LONGEST: Final = 64_000  # bytes of a reply; RFC 5321, 4.5.3.1.5, allows lines of 512
_PIECE: Final = 64_000  # bytes that go out at once, each within the usual time
CLOSING: Final = 421  # a server may say so at any time (RFC 5321, section 3.8)


@dataclass(frozen=True)
class Answer:
    """A reply of a server: its code, and its lines without the code."""

    code: int
    lines: tuple[bytes, ...]

    def __str__(self) -> str:
        """Write the code and the words, on one line."""
        words = b" ".join(self.lines).decode("utf-8", errors="replace")
        return " ".join(f"{self.code} {words}".split())


class OutOfStepError(Exception):
    """The server said what is not a reply, or replied to what nobody had asked.

    It has the `code` of what is a reply.
    """

    def __init__(self, said: str | Answer) -> None:
        self.code = said.code if isinstance(said, Answer) else None
        super().__init__(str(said))


class Line:
    """A connection. All methods raise `OSError` where it ends or a server is too slow."""

    def __init__(self, connection: socket.socket, timeout_s: float) -> None:
        self._socket = connection
        self._timeout_s = timeout_s
        self._ahead = b""  # what has come in and is not read yet

    def command(self, *words: str) -> Answer:
        """Send a command and wait for the reply. Raises `OutOfStepError`."""
        self.require_silence()
        self._socket.settimeout(self._timeout_s)
        self._socket.sendall(" ".join(words).encode("ascii") + b"\r\n")
        return self.reply()

    def send(self, data: bytes) -> None:
        """Send what is not a command, piece by piece: a slow line may need long for all of it."""
        self._socket.settimeout(self._timeout_s)
        for start in range(0, len(data), _PIECE):
            self._socket.sendall(data[start : start + _PIECE])

    def reply(self, patience: float = 1) -> Answer:
        """Wait for a reply, so many times the usual time at most. Raises `OutOfStepError`.

        One without its end is none.
        """
        deadline = monotonic() + self._timeout_s * patience
        lines: list[bytes] = []
        code, size = 0, 0
        while True:
            try:
                line = self._line(deadline)
            except OSError as error:
                if lines or self._ahead:  # it has begun an answer, and not ended it
                    raise OutOfStepError(_shown(b" ".join((*lines, self._ahead)))) from error
                raise
            size += len(line)
            match = _REPLY.fullmatch(line.rstrip(b"\r\n"))
            if not match or size > _LONGEST or code not in (0, int(match[1])):
                raise OutOfStepError(_shown(line))
            code = int(match[1])
            lines.append(match[3] or b"")
            if match[2] != b"-":
                return Answer(code, tuple(lines))

    def require_silence(self) -> None:
        """Raise where the server has said something that nobody had asked for.

        `ConnectionError` where it is that it closes, or nothing more, and else `OutOfStepError`.
        """
        self._socket.settimeout(0)
        with suppress(BlockingIOError, ssl.SSLWantReadError):  # there is nothing to be read
            self._take(self._socket.recv(4096))
        if self._ahead:
            said = self.reply()
            if said.code == CLOSING:
                raise ConnectionResetError(str(said))
            raise OutOfStepError(said)

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Go on within TLS. What was said outside of it counts for nothing, so none may be left."""
        self.require_silence()
        self._socket.settimeout(self._timeout_s)
        self._socket = context.wrap_socket(self._socket, server_hostname=host)

    def close(self) -> None:
        """End the connection."""
        self._socket.close()

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._ahead:
            if len(self._ahead) > _LONGEST:
                raise OutOfStepError(_shown(self._ahead))
            self._receive(deadline)
        line, _, self._ahead = self._ahead.partition(b"\n")
        return line

    def _receive(self, deadline: float) -> None:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._socket.settimeout(left)
        self._take(self._socket.recv(4096))

    def _take(self, data: bytes) -> None:
        if not data:
            raise ConnectionResetError("the connection was closed")
        self._ahead += data


def _shown(line: bytes) -> str:
    """Return the beginning of what is not a reply."""
    return " ".join(line[:200].decode("utf-8", errors="replace").split())
