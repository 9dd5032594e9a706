"""The server that mail is sent through: `report.toml`, or variables of the environment."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from ipaddress import ip_address
from os.path import lexists
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field

from report.locales import N_, _
from report.mail.delivery.sending import WAITS_S, Pace
from report.mail.letters.headers import EmailAddress, HeaderText
from report.mail.letters.recipients import Mailbox
from report.model import Fields, parse
from report.problems import ContentError, Place, Problem
from report.source import Loc, Source, read_text
from report.workspace import Workspace

TABLE: Final = "mail"
PREFIX: Final = "REPORT_MAIL_"  # of variables, such as REPORT_MAIL_HOST
PASSWORD: Final = f"{PREFIX}PASSWORD"
_KEY: Final = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_DOTTED: Final = re.compile(rf"""\s*({TABLE}\s*(?:\.\s*["']?([\w-]+)["']?)?)\s*=""")
_HEADING: Final = re.compile(r"\s*\[([^\]]*)\]")
_LINE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")

Seconds = Annotated[float, Field(ge=0, le=3600)]


class Security(StrEnum):
    """How the connection is kept from being read."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS: Final = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


class From(Fields):
    """The settings that a draft uses."""

    sender: EmailAddress | None = Field(None, description=N_("your address: award@office.example"))
    sender_name: HeaderText | None = Field(None, description=N_("your name, as recipients see it"))


class Settings(From):
    """The table `[mail]` of `report.toml`."""

    host: HeaderText | None = Field(None, description=N_("the server, such as smtp.office.example"))
    port: int | None = Field(None, ge=1, le=65535, description=N_("587 for STARTTLS, 465 for TLS"))
    security: Security = Field(Security.STARTTLS, description=N_("starttls, tls or none"))
    user: HeaderText | None = Field(None, description=N_("the name to log in with"))
    pause_s: Seconds = Field(1, description=N_("the pause between two messages, in seconds"))
    timeout_s: float = Field(60, gt=0, le=3600, description=N_("how long to wait for the server"))
    retry_waits_s: tuple[Seconds, ...] = Field(
        WAITS_S, max_length=10, description=N_("how long to wait before each new try")
    )

    @property
    def server_port(self) -> int:
        """The port, or the usual one."""
        return self.port or _PORTS[self.security]

    @property
    def mailbox(self) -> Mailbox | None:
        """From whom messages come, if that is set."""
        return Mailbox(name=self.sender_name, address=self.sender) if self.sender else None

    @property
    def pace(self) -> Pace:
        """How fast messages are sent."""
        return Pace(self.pause_s, self.retry_waits_s)


def read_settings(
    workspace: Workspace, environment: Mapping[str, str] = os.environ
) -> tuple[Settings, Source]:
    """Read the settings, and where they are written; a variable goes before the file.

    Raises `ContentError` for mistakes in them, and for a password in the file.
    """
    source = _source(workspace.settings)
    variables = _variables(environment)
    if "password" in source.data:
        raise ContentError(_password(source.place("password")))
    # A mistake in a variable is told by its name, and not by a line of the file.
    places: dict[Loc, Place] = {
        (name,): Place(Path(f"{PREFIX}{name.upper()}")) for name in variables
    }
    data = {**source.data, **variables}
    read = Source(source.path, data, values={**source.values, **places}, keys=source.keys)
    return parse(read, Settings).require(), read


def require_server(settings: Settings, source: Source) -> None:
    """Raise `ContentError` where a message cannot be sent with these settings, or not safely."""
    problems = list(_missing(settings, source))
    host = settings.host or ""
    if settings.security is Security.NONE and not is_loopback(host):
        problems.append(_unsafe(source.place("security")))
    if problems:
        raise ContentError(problems)


def is_loopback(host: str) -> bool:
    """Return whether a server is this machine, so that nobody else can listen.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("smtp.office.example")
    (True, True, False)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    names = {f"{PREFIX}{name.upper()}": name for name in Settings.model_fields}
    return {name: environment[key] for key, name in names.items() if environment.get(key)}


def _source(path: Path) -> Source:
    """Read the table of a file; where there is none, it is empty."""
    if not lexists(path):  # a link to nothing is told
        return Source(path, {})
    text = read_text(path).require()
    try:
        table = tomllib.loads(text).get(TABLE, {})
    except tomllib.TOMLDecodeError as error:
        raise ContentError(_no_toml(path, error)) from error
    except (RecursionError, ValueError) as error:  # brackets or figures without an end
        raise ContentError(_no_toml(path, _("it is nested too deeply, or too long"))) from error
    places = dict(_places(path, text))
    if not isinstance(table, dict):
        raise ContentError(_no_table(places.get((), Place(path, 1, 1))))
    return Source(path, table, values=places, keys=places)


def _places(path: Path, text: str) -> Iterator[tuple[Loc, Place]]:
    """Find the lines of the table's fields, which tomllib does not tell."""
    heading = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _HEADING.match(line):
            heading = match[1].strip("[ \t\"'")
            if heading == TABLE:
                yield (), Place(path, number, match.start(1) + 1)
        elif not heading and (match := _DOTTED.match(line)):
            yield (match[2],) if match[2] else (), Place(path, number, match.start(1) + 1)
        elif heading == TABLE and (match := _KEY.match(line)):
            yield (match[1],), Place(path, number, match.start(1) + 1)


def _missing(settings: Settings, source: Source) -> Iterator[Problem]:
    wanted: dict[str, tuple[Any, str]] = {
        "host": (settings.host, "smtp.office.example"),
        "sender": (settings.sender, "award@office.example"),
    }
    for name, (value, example) in wanted.items():
        if not value:
            yield Problem(
                "mail-settings",
                _("'{name}' is missing, so nothing can be sent", name=name),
                source.place(name),
                _(
                    'Write {name} = "{example}" under [{table}] in report.toml, or set {variable}.',
                    name=name,
                    example=example,
                    table=TABLE,
                    variable=f"{PREFIX}{name.upper()}",
                ),
            )


def _unsafe(place: Place) -> Problem:
    return Problem(
        "unsafe-connection",
        _("without TLS, messages and the password can be read on their way"),
        place,
        _('Write security = "starttls" or "tls"; "none" is for a server on this machine.'),
    )


def _password(place: Place) -> Problem:
    return Problem(
        "password-in-file",
        _("a password does not belong in the workspace"),
        place,
        _(
            "Delete the line, change the password, and set {password}, store it with "
            "keyring, or type it when asked.",
            password=PASSWORD,
        ),
    )


def _no_table(place: Place) -> Problem:
    return Problem(
        "mail-settings",
        _("'{table}' is not a table of settings", table=TABLE),
        place,
        _("Write [{table}] on a line of its own, and the settings below it.", table=TABLE),
    )


def _no_toml(path: Path, error: tomllib.TOMLDecodeError | str) -> Problem:
    match = _LINE.search(str(error))
    place = Place(path, int(match[1]), int(match[2])) if match else Place(path)
    said = _LINE.sub("", str(error)).strip()
    return Problem(
        "mail-settings", _("not TOML: {reason}", reason=said), place, _('Write name = "value".')
    )
