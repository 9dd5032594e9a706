"""The connection to a mail server: SMTP with TLS, one for a whole batch."""

import re
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from report.mail.carrier import LostError, Reply, UnansweredError
from report.mail.settings import Security, Settings
from report.problems import MachineError, Problem

_LINE_BEGINS_WITH_A_POINT: Final = re.compile(rb"^\.", re.MULTILINE)
_DETAIL: Final = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")
_END: Final = b".\r\n"
_PATIENCE: Final = 10  # times the usual wait: a server may need long to take a message in


class Post:
    """A server of `Settings` that messages are handed to.

    `smtplib` says only that a connection ended. Whether a message may have been taken
    hangs on when, so the last step, the message itself, is done here.
    """

    def __init__(
        self, settings: Settings, password: str | None, context: ssl.SSLContext | None = None
    ) -> None:
        self._settings = settings
        self._password = password
        self._context = context or ssl.create_default_context()
        self._smtp: smtplib.SMTP | None = None

    def connect(self) -> None:
        """Connect and log in, if that is not done. Raises `LostError` where nobody answers.

        Raises `MachineError` where trying again would not help: a certificate or a
        password that is wrong, or a server without TLS.
        """
        if self._smtp:
            return
        try:
            self._smtp = self._connected()
        except ssl.SSLCertVerificationError as error:
            raise MachineError(self._distrusted(error)) from error
        except smtplib.SMTPAuthenticationError as error:
            if 400 <= error.smtp_code < 500:
                raise LostError from error
            raise MachineError(self._shut_out(error.smtp_code)) from error
        except smtplib.SMTPNotSupportedError as error:
            raise MachineError(self._unable(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            raise LostError from error

    def carry(self, recipients: Sequence[str], data: bytes) -> Mapping[str, Reply]:
        """Hand a message over, as `Carrier` says."""
        self.connect()
        smtp = self._smtp
        assert smtp  # noqa: S101 - connected above
        try:
            replies = self._envelope(smtp, recipients)
            taken = [name for name, reply in replies.items() if 200 <= reply.code < 300]
            if not taken:
                smtp.rset()
                return replies
            code, said = smtp.docmd("DATA")
            if code != 354:
                smtp.rset()
                return replies | dict.fromkeys(taken, _reply(code, said))
            smtp.send(_LINE_BEGINS_WITH_A_POINT.sub(b"..", data))
            smtp.send(_END)  # until this is out, the server has no message (RFC 5321, 4.1.1.4)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise LostError from error
        return replies | dict.fromkeys(taken, self._last_word(smtp))

    def close(self) -> None:
        """Say goodbye to the server."""
        if self._smtp:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self._drop()

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        host, port, timeout = settings.host or "", settings.server_port, settings.timeout_s
        smtp: smtplib.SMTP
        if settings.security is Security.TLS:
            smtp = smtplib.SMTP_SSL(host, port, timeout=timeout, context=self._context)
        else:
            smtp = smtplib.SMTP(host, port, timeout=timeout)
        try:
            if settings.security is Security.STARTTLS:
                smtp.starttls(context=self._context)
            if settings.user:
                smtp.login(settings.user, self._password or "")
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _envelope(self, smtp: smtplib.SMTP, recipients: Sequence[str]) -> dict[str, Reply]:
        code, said = smtp.mail(self._settings.sender or "")
        if code != 250:
            return dict.fromkeys(recipients, _reply(code, said))
        return {name: _reply(*smtp.rcpt(name)) for name in recipients}

    def _last_word(self, smtp: smtplib.SMTP) -> Reply:
        """Wait for what the server says of a message that it has."""
        try:
            if smtp.sock:
                smtp.sock.settimeout(self._settings.timeout_s * _PATIENCE)
            reply = _reply(*smtp.getreply())
            if smtp.sock:
                smtp.sock.settimeout(self._settings.timeout_s)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise UnansweredError from error
        return reply

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None

    def _distrusted(self, error: ssl.SSLCertVerificationError) -> Problem:
        return Problem(
            "mail-server",
            f"the certificate of {self._settings.host} is not trusted: {error.verify_message}",
            advice="Mend 'host', so that it is the name in the certificate. Do not send before.",
        )

    def _shut_out(self, code: int) -> Problem:
        return Problem(
            "mail-login",
            f"{self._settings.host} does not let you in ({code})",
            advice="Mend 'user' or the password; many servers want one for programs alone.",
        )

    def _unable(self, error: smtplib.SMTPNotSupportedError) -> Problem:
        return Problem(
            "mail-server",
            f"{self._settings.host} cannot do what is asked of it: {error}",
            advice="Ask for its port, and whether 'security' is starttls or tls.",
        )


def unreachable(settings: Settings) -> Problem:
    """Give the problem of a server that does not answer."""
    return Problem(
        "mail-server",
        f"{settings.host}, port {settings.server_port}, does not answer",
        advice="Mend 'host', 'port' or 'security', or try again later. Nothing was sent.",
    )


def _reply(code: int, said: bytes) -> Reply:
    """Give an answer without its words.

    >>> _reply(550, b"5.1.1 <anna@lund.example>: no such user")
    Reply(code=550, detail='5.1.1')
    """
    match = _DETAIL.match(said)
    return Reply(code, match[0].decode() if match else "")
