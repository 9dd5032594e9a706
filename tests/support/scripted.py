"""A server of mail that says what a test tells it to, true or not."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedRWPair
from threading import Thread


class Last(bytes):
    """What is said before the connection is ended."""


# What is said to a command; None ends the connection. A function gets the command's line.
Said = bytes | None | Callable[[str], bytes | None]

HONEST: Mapping[str, Said] = {
    "": b"220 smtp.office.example ready\r\n",  # before any command
    "EHLO": b"250-smtp.office.example\r\n250-8BITMIME\r\n250 SIZE 10240000\r\n",
    "HELO": b"250 smtp.office.example\r\n",
    "MAIL": b"250 2.1.0 ok\r\n",
    "RCPT": b"250 2.1.5 ok\r\n",
    "DATA": b"354 go on\r\n",
    ".": b"250 2.0.0 queued\r\n",
    "RSET": b"250 ok\r\n",
    "QUIT": b"221 bye\r\n",
}


@dataclass
class Liar:
    """What the server says, and what it heard: commands, and messages that came whole.

    Of each message it keeps to whom it goes, and what was said to its final point.
    """

    script: dict[str, Said]
    port: int
    heard: list[str] = field(default_factory=list)
    messages: list[tuple[list[str], bytes]] = field(default_factory=list)
    connections: int = 0

    @property
    def points(self) -> int:
        return len(self.messages)

    def serve(self, listener: socket.socket) -> None:
        """Serve one connection after another, until the listener is closed."""
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                self.connections += 1
                with connection, connection.makefile("rwb") as stream:
                    with suppress(OSError, ValueError):
                        self._talk(stream)
                    with suppress(OSError, ValueError):
                        connection.shutdown(socket.SHUT_RDWR)

    def _talk(self, stream: BufferedRWPair) -> None:
        if not self._say(stream, "", ""):
            return
        people: list[str] = []
        while line := stream.readline().decode():
            self.heard.append(line.strip())
            verb = line.split(maxsplit=1)[0].upper()
            said = self._say(stream, verb, line.strip())
            if not said:
                return
            if verb == "MAIL":
                people = []
            if verb == "RCPT" and said.startswith(b"25"):
                people.append(line[line.index("<") + 1 : line.index(">")])
            if verb == "DATA" and said.startswith(b"354"):
                data = b""
                while not data.endswith(b"\r\n.\r\n"):
                    if not (piece := stream.readline()):
                        return
                    data += piece
                said = self._say(stream, ".", ".")
                self.messages.append((people, said))
                if not said:
                    return

    def _say(self, stream: BufferedRWPair, verb: str, line: str) -> bytes:
        said = self.script.get(verb, b"250 ok\r\n")
        said = said(line) if callable(said) else said
        if said:
            stream.write(said)
            stream.flush()
        return b"" if isinstance(said, Last) else said or b""


@contextmanager
def lying(**script: Said) -> Iterator[Liar]:
    """Run a server that is honest but for the commands given; `greeting` and `end` are two."""
    names = {"greeting": "", "end": "."}
    told = {names.get(name, name): said for name, said in script.items()}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        liar = Liar({**HONEST, **told}, listener.getsockname()[1])
        thread = Thread(target=liar.serve, args=(listener,), daemon=True)
        thread.start()
        try:
            yield liar
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join(5)


def closing_after(said: bytes) -> Said:
    """Say something, and end the connection."""
    return Last(said)


def in_turn(*said: bytes | None) -> Callable[[str], bytes | None]:
    """Say one thing after another, and the last again and again."""
    left = list(said)
    return lambda line: left.pop(0) if len(left) > 1 else left[0]


def to(name: str, said: bytes | None, others: bytes = b"250 2.1.5 ok\r\n") -> Said:
    """Say something to a command in which a name stands."""
    return lambda line: said if name in line else others
