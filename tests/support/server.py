"""A real mail server for the tests: STARTTLS or TLS, login, and trouble by address."""

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

USER, PASSWORD = "award", "trappsteg-7"


@dataclass
class Office:
    """What the server took, and how it answers: addresses begin with what happens to them."""

    taken: list[tuple[tuple[str, ...], EmailMessage]] = field(default_factory=list)
    tries: Counter[str] = field(default_factory=Counter)
    connections: int = 0

    def everybody(self) -> list[str]:
        """Return all who got a message, once for each that they got."""
        return sorted(name for names, _ in self.taken for name in names)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tries[address] += 1
        if address.startswith("nobody"):
            return f"550 5.1.1 <{address}> is unknown here"
        if address.startswith("later") and self.tries[address] == 1:
            return "450 4.2.0 greylisted"
        if address.startswith("never"):
            return "451 4.3.0 try again"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802
        to = tuple(str(name) for name in envelope.rcpt_tos)
        read = message_from_bytes(envelope.original_content or b"", policy=policy.strict)
        assert isinstance(read, EmailMessage)
        self.taken.append((to, read))
        if to[0].startswith("hang"):
            await asyncio.sleep(30)
        if to[0].startswith("silent") and server.transport:
            server.transport.close()
        return "250 2.0.0 queued"


class Desk(SMTP):
    """Ends the connection in the middle of the first message to an address that says so."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        office = self.event_handler
        name = str(self.envelope.rcpt_tos[0]) if self.envelope else ""
        if name.startswith("drop") and office.tries[name] == 1 and self.transport:
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.close()
            return
        await super().smtp_DATA(arg)


class Server(Controller):
    """The controller of aiosmtpd with our desk."""

    def factory(self) -> SMTP:
        self.handler.connections += 1
        return Desk(self.handler, **self.SMTP_kwargs)


@dataclass(frozen=True)
class Running:
    """A server at work, and the file of the authority that signed its certificate."""

    office: Office
    port: int
    authority: Path


@contextmanager
def running(folder: Path, *, tls: bool = False, name: str = "localhost") -> Iterator[Running]:
    """Run a server on this machine, with a certificate for `name`."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    office = Office()
    begun = {"tls_context": context, "require_starttls": True}  # with STARTTLS
    security = {"ssl_context": context} if tls else begun
    port = free_port()
    server = Server(
        office,
        hostname="localhost",
        port=port,
        authenticator=authenticator,
        auth_required=True,
        auth_require_tls=not tls,
        **security,
    )
    server.start()
    office.connections = 0  # the controller itself made one
    try:
        yield Running(office, port, folder / "authority.pem")
    finally:
        server.stop()


def authenticator(
    server: SMTP, session: Any, envelope: Any, mechanism: str, data: Any
) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
