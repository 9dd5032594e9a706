"""Bytes → text, whatever program wrote them."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from report.intake.refused import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def decode(path: Path, data: bytes, declares: bool = False) -> str:
    """Read UTF-8, UTF-16 with its mark, or Windows-1252, which many programs still write.

    HTML `declares` its encoding, which is tried first. Lines end with a line feed
    afterwards. Raises `ContentError` where the bytes are no text.
    """
    for encoding in _encodings(data, declares):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    advice = "Open it in the program that wrote it, save it as UTF-8, and try again."
    raise refusal(path, "its bytes are not those of a text", advice)


def _encodings(data: bytes, declares: bool) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    if declares and (match := _DECLARED.search(data[:4096])):
        yield match[1].decode("ascii")
    yield "utf-8"
    yield "cp1252"
