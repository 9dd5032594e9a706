"""The lines of a ledger: what each says, and how they are read back.

Editors, sync programs and crashes leave their traces in a file. A line is read whatever ends
it or stands around it; one that cannot be read is never passed over, for what it told is lost.
"""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from report.locales import _
from report.problems import ContentError, Place, Problem

_MARK: Final = "\ufeff"  # what some editors begin a file with
_LINE: Final = re.compile(r"(\{.*\})\s*,?", re.DOTALL)
# An object in which neither a text nor the whole is brought to its end.
_WITHOUT_END: Final = re.compile(r'\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*(?:"(?:[^"\\]|\\.)*\\?)?')
_BEGINNING: Final = '{"event": "'
# What striking an address with its quotes leaves behind, as docs/mail.md once told to do.
_STRUCK: Final = re.compile(r"(?<=\[)\s*,|,\s*(?=[],])")


class Event(StrEnum):
    """What an entry says."""

    INTENT = "intent"  # about to be handed over
    SENT = "sent"  # the server took it
    REFUSED = "refused"  # the server will not take it
    DEFERRED = "deferred"  # it was not handed over this time
    UNKNOWN = "unknown"  # handed over, and the server did not answer
    CONFIRMED = "confirmed"  # the editor knows that it arrived
    DENIED = "denied"  # the editor knows that it did not


@dataclass(frozen=True)
class Entry:
    """A line of the ledger. `time` is ISO 8601; `sha256` is that of the attached file.

    `spread` is that of the pages of the booklet where they are attached as well.
    """

    event: Event
    slug: str
    recipients: tuple[str, ...]
    message_id: str
    sha256: str
    time: str
    reply: str = ""
    spread: str = ""

    @property
    def line(self) -> bytes:
        """The entry as it is written."""
        fields = asdict(self)
        if not self.spread:
            del fields["spread"]
        return (json.dumps(fields, ensure_ascii=False) + "\n").encode()


def read_entries(path: Path, data: bytes) -> Iterator[Entry]:
    """Read the bytes of a ledger, line by line; raises what `placed_entries` does."""
    return (entry for _, entry in placed_entries(path, data))


def placed_entries(path: Path, data: bytes) -> Iterator[tuple[Place, Entry]]:
    """Read the bytes of a ledger: each entry with its line.

    A last line without its end is one that a crash cut off, and counts for nothing: what it
    was to tell had not happened, or its intent stands before it. Raises `ContentError`
    where any other line is no entry.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ContentError(_in_utf_16(path))
    for number, line in enumerate(_whole(data).splitlines(), start=1):
        place = Place(path, number, 1)
        try:
            if text := _stripped(line.decode()):
                yield place, _entry(text)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ContentError(_broken(place)) from error


def require_entries(path: Path, data: bytes) -> None:
    """Raise `ContentError` where a ledger that exists tells nothing: it has lost what it told."""
    if not _stripped(_whole(data).decode(errors="replace")):
        raise ContentError(_empty(path))


def _whole(data: bytes) -> bytes:
    """Return the bytes of a ledger without a last line that was cut off."""
    return data[: len(data) - cut_off(data)]


def cut_off(data: bytes) -> int:
    """Count the bytes at the end of a ledger that are the beginning of a line and no more.

    >>> cut_off(b'{"event": "intent"}' + bytes([10]) + b'{"event": "se')
    13
    """
    kept = data.rstrip()
    start = max(kept.rfind(b"\n"), kept.rfind(b"\r")) + 1
    text = _stripped(kept[start:].decode(errors="replace"))
    begins = text.startswith(_BEGINNING) or (bool(text) and _BEGINNING.startswith(text))
    return len(data) - start if begins and _WITHOUT_END.fullmatch(text) else 0


def _stripped(line: str) -> str:
    return line.strip().strip(_MARK).strip()


def _entry(text: str) -> Entry:
    match = _LINE.fullmatch(text)
    if not match:
        raise ValueError(text)
    try:
        fields = json.loads(match[1])
    except json.JSONDecodeError:
        fields = json.loads(_STRUCK.sub("", match[1]))
    recipients, event = fields.pop("recipients"), Event(fields.pop("event"))
    if not isinstance(recipients, list):
        raise TypeError(recipients)
    if not all(isinstance(value, str) for value in (*recipients, *fields.values())):
        raise TypeError(fields)
    datetime.fromisoformat(fields["time"])
    return Entry(event=event, recipients=tuple(recipients), **fields)


def _broken(place: Place) -> Problem:
    return Problem(
        "broken-ledger",
        _("the line is not an entry, so nobody knows whether its message was sent"),
        place,
        _(
            "Correct the line as those beside it are, or delete it if its message may be "
            "sent again."
        ),
    )


def _empty(path: Path) -> Problem:
    return Problem(
        "broken-ledger",
        _("'{file}' is empty, so nobody knows which messages were sent", file=path.name),
        Place(path),
        _("Put it back from your backup, or delete it if no message was sent."),
    )


def _in_utf_16(path: Path) -> Problem:
    return Problem(
        "broken-ledger",
        _("'{file}' was saved as UTF-16, and a ledger is in UTF-8", file=path.name),
        Place(path, 1, 1),
        _("Save it as UTF-8, or put it back from your backup. Delete nothing."),
    )
