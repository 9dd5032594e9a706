"""A connection to a mail server, up to where messages can be handed over."""

import re
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from report.locales import N_, _
from report.mail.delivery.line import Answer, Line, OutOfStepError
from report.mail.delivery.login import ACCEPTED, log_in
from report.mail.delivery.transport import LostError
from report.mail.settings import Security, Settings
from report.problems import MachineError, Problem, quoted

_GREETING: Final = 220
_DONE: Final = 250
_IS_IN: Final = (ACCEPTED, 503)  # some say 503 to whom they know already
_NAME: Final = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
_NOBODY: Final = "[127.0.0.1]"  # how a machine without a name says who it is (RFC 5321, 4.1.3)


@dataclass(frozen=True)
class Session:
    """A server that knows who is there, and what it offers: words by keyword (EHLO)."""

    line: Line
    offers: Mapping[str, tuple[str, ...]]

    @property
    def largest(self) -> int | None:
        """The size of messages that the server takes, 0 if it does not say; None without SIZE."""
        if "SIZE" not in self.offers:
            return None
        said = "".join(self.offers["SIZE"][:1])
        return int(said) if said.isdecimal() and len(said) <= 20 else 0

    def close(self) -> None:
        """Say goodbye to the server."""
        with suppress(OSError, OutOfStepError):
            self.line.command("QUIT")
        self.line.close()


def opened(settings: Settings, password: str | None, context: ssl.SSLContext) -> Session:
    """Connect and log in.

    Raises `LostError` with what the server said where it may be better later, and `MachineError`
    where it would not: a certificate or a password that is wrong, or a server without TLS.
    """
    host = _encoded(settings)
    try:
        line = _line(settings, host, context)
    except ssl.SSLCertVerificationError as error:
        raise MachineError(_distrusted(settings, error)) from error
    except OSError as error:
        raise LostError from error
    try:
        return _introduced(line, settings, host, password, context)
    except ssl.SSLCertVerificationError as error:
        line.close()
        raise MachineError(_distrusted(settings, error)) from error
    except OSError as error:
        line.close()
        raise LostError from error
    except OutOfStepError as error:
        line.close()
        raise LostError(str(error)) from error
    except BaseException:
        line.close()
        raise


def unreachable(settings: Settings, error: LostError) -> Problem:
    """Return the problem of a server that does not answer, or does not take mail now."""
    if str(error):
        return _turned_away(settings, str(error))
    message = N_("{host}, port {port}, does not answer")
    if isinstance(error.__cause__, ssl.SSLError):
        message = N_("{host}, port {port}, does not speak TLS")
    return Problem(
        "mail-server",
        _(message, host=settings.host, port=settings.server_port),
        advice=_("Correct 'host', 'port' or 'security', or try again later. Nothing was sent."),
    )


def _line(settings: Settings, host: str, context: ssl.SSLContext) -> Line:
    address = (host, settings.server_port)
    connection = socket.create_connection(address, timeout=settings.timeout_s)
    try:
        if settings.security is Security.TLS:
            connection = context.wrap_socket(connection, server_hostname=host)
    except BaseException:
        connection.close()
        raise
    return Line(connection, settings.timeout_s)


def _introduced(
    line: Line, settings: Settings, host: str, password: str | None, context: ssl.SSLContext
) -> Session:
    _require(line.reply(), _GREETING, settings)
    offers = _offers(line, settings)
    if settings.security is Security.STARTTLS:
        if "STARTTLS" not in offers:
            raise MachineError(_unable(settings, _("it does not offer STARTTLS")))
        _require(line.command("STARTTLS"), _GREETING, settings)
        line.secure(context, host)
        offers = _offers(line, settings)
    if settings.user:
        _log_in(line, settings, offers.get("AUTH", ()), password or "")
    return Session(line, offers)


def _offers(line: Line, settings: Settings) -> dict[str, tuple[str, ...]]:
    name = socket.getfqdn()
    name = name if _NAME.fullmatch(name) else _NOBODY
    answer = line.command("EHLO", name)
    if 500 <= answer.code < 600:  # a server of before 1995
        _require(line.command("HELO", name), _DONE, settings)
        return {}
    _require(answer, _DONE, settings)
    said = (
        text.decode("ascii", "replace").upper().replace("AUTH=", "AUTH ").split()
        for text in answer.lines[1:]
    )
    offers: dict[str, tuple[str, ...]] = {}
    for words in said:
        if words:  # some servers offer AUTH twice, in its old form as well
            offers[words[0]] = (*offers.get(words[0], ()), *words[1:])
    return offers


def _log_in(line: Line, settings: Settings, ways: tuple[str, ...], password: str) -> None:
    answer = log_in(line, ways, settings.user or "", password)
    if answer is None:
        raise MachineError(_unable(settings, _no_way_in(ways)))
    if answer.code in _IS_IN:
        return
    if 500 <= answer.code < 600:
        raise MachineError(_shut_out(settings, answer.code))
    raise LostError(str(answer.code))


def _no_way_in(ways: tuple[str, ...]) -> str:
    if not ways:
        return _("it offers none to log in by, and not PLAIN, LOGIN or CRAM-MD5")
    return _(
        "it offers only {ways} to log in by, and not PLAIN, LOGIN or CRAM-MD5",
        ways=", ".join(ways),
    )


def _require(answer: Answer, code: int, settings: Settings) -> None:
    """Return if a server said what it had to. What it says for good is a `MachineError`."""
    if answer.code == code:
        return
    if 500 <= answer.code < 600:
        raise MachineError(_turned_away(settings, str(answer)))
    raise LostError(str(answer))


def _encoded(settings: Settings) -> str:
    """Return the server's name as the network knows it: å, ä and ö in Punycode (RFC 3492)."""
    host = settings.host or ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        problem = Problem(
            "mail-settings",
            _("{host} cannot be the name of a server", host=quoted(host)),
            advice=_("Correct 'host' in report.toml: a name such as smtp.office.example."),
        )
        raise MachineError(problem) from error


def _turned_away(settings: Settings, said: str) -> Problem:
    return Problem(
        "mail-server",
        _(
            "{host}, port {port}, says {reply}",
            host=settings.host,
            port=settings.server_port,
            reply=quoted(said),
        ),
        advice=_(
            "Correct 'host', 'port' or 'security' if that is not a mail server for "
            "programs, or try again later. Nothing was sent."
        ),
    )


def _distrusted(settings: Settings, error: ssl.SSLCertVerificationError) -> Problem:
    return Problem(
        "mail-server",
        _(
            "the certificate of {host} is not trusted: {reason}",
            host=settings.host,
            reason=error.verify_message,
        ),
        advice=_("Correct 'host', so that it is the name in the certificate. Do not send before."),
    )


def _shut_out(settings: Settings, code: int) -> Problem:
    return Problem(
        "mail-login",
        _("{host} rejected the login ({code})", host=settings.host, code=code),
        advice=_("Correct 'user' or the password; many servers want one for programs alone."),
    )


def _unable(settings: Settings, said: str) -> Problem:
    return Problem(
        "mail-server",
        _(
            "{host}, port {port}, cannot do what is asked of it: {reason}",
            host=settings.host,
            port=settings.server_port,
            reason=said,
        ),
        advice=_(
            "Ask for its port, whether 'security' is starttls or tls, and for a password "
            "for programs."
        ),
    )
