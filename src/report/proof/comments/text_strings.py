"""Texts and dates as PDF programs write them: in several encodings, plain or rich."""

import re
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import Any, Final

import pikepdf

LONGEST: Final = 10_000  # characters of a note that are read
_LONGEST_BYTES: Final = 20 * LONGEST  # of rich text, with its markup

# The language of what follows, in UTF-16 (ISO 32000-1, 7.9.2.2).
_LANGUAGE: Final = re.compile("\x1b[a-zA-Z]{2,3}(?:-?[a-zA-Z]{2})?\x1b")
_ENDS_OF_LINES: Final = re.compile("\r\n?|[\u2028\u2029]")

# ISO 32000-1, 7.9.4; Preview leaves the last apostrophe out, and writes 'Z00'.
_DATE: Final = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?"
)
# What ends a line of rich text.
_BLOCKS: Final = frozenset(("br", "div", "h1", "h2", "h3", "li", "p"))


def text_of(value: Any) -> str:
    r"""Return the text of a string or a stream, or nothing for anything else; ends of lines are \n.

    >>> text_of(pikepdf.String(bytes("Mål", "utf-16"))), text_of(pikepdf.Name("/Mål"))
    ('Mål', '')
    """
    return _cut(_written(value).strip())


def rich_text_of(value: Any) -> str:
    """Return the words of rich text (ISO 32000-1, 12.7.3.4), one paragraph a line.

    It is read as HTML is, so that a part that is not XML hides no other, and nothing in it
    names other files or grows.
    """
    reader = _RichText()
    reader.feed(_written(value))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return _cut("\n".join(filter(None, lines)))


def date_of(value: Any) -> str:
    """Return a date as ISO 8601 writes it, as far as it is told, or nothing where it is none.

    >>> date_of(pikepdf.String("D:20191003163026+02'00'"))
    '2019-10-03T16:30:26+02:00'
    >>> date_of(pikepdf.String("D:20191003"))
    '2019-10-03'
    """
    found = _DATE.match(text_of(value)[:40])
    if not found:
        return ""
    year, month, day, hour, minute, second, sign, hours, minutes, is_utc = found.groups()
    try:
        date = datetime(int(year), int(month or 1), int(day or 1))
        moment = date.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
        zone = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        if sign or is_utc:
            moment = moment.replace(tzinfo=timezone(-zone if sign == "-" else zone))
    except ValueError:
        return ""
    return moment.isoformat() if hour else date.date().isoformat()


class _RichText(HTMLParser):
    """The words of a piece of rich text, with an end of a line around each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._hidden += tag in ("style", "script")
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script") and self._hidden > 0
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    def _end_line(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")


def _written(value: Any) -> str:
    """Return what stands in a string or a stream, as far as it is not far too long."""
    if isinstance(value, pikepdf.Stream):
        value = value.read_bytes()
    elif not isinstance(value, pikepdf.String):
        return ""
    text = _decoded(bytes(value)[:_LONGEST_BYTES])
    return _ENDS_OF_LINES.sub("\n", text.replace("\x00", ""))


def _decoded(data: bytes) -> str:
    """Decode a text string (ISO 32000-2, 7.9.2.2), and one whose program forgot to mark UTF-8."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return _LANGUAGE.sub("", data.decode("utf-16", "replace"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("pdfdoc", "replace")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
