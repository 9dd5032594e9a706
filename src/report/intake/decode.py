"""Bytes → text, whatever program wrote them."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from report.intake.refused import refusal

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})""", re.IGNORECASE
)

# Those that pages are written in, by Python's names. Python knows others, which are no encodings
# of a page, and some of which take time that grows with the square of the length.
_KNOWN: Final = frozenset(
    {
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "mac-roman", "koi8-r", "koi8-u"),
        *("gbk", "gb2312", "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr"),
        *(f"cp{number}" for number in (437, 850, 865, 874, *range(1250, 1259))),
        *(f"iso8859-{number}" for number in range(2, 17)),
    }
)
_WESTERN: Final = frozenset(("iso8859-1", "ascii"))  # browsers read Windows-1252 then


def decode(path: Path, data: bytes, declares: bool = False) -> str:
    """Read UTF-8, UTF-16 with its mark, or Windows-1252, which many programs still write.

    HTML `declares` its encoding, which is tried first if it is one that pages have. Lines end
    with a line feed afterwards. Raises `ContentError` where the bytes are no text.
    """
    for encoding in _encodings(data, declares):
        try:
            text = data.decode(encoding)
        except UnicodeError:
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
        yield from _known(match[1].decode("ascii"))
    yield "utf-8"
    yield "cp1252"


def _known(name: str) -> Iterator[str]:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return
    if found in _WESTERN:
        yield "utf-8"  # many a page says so and is not
        yield "cp1252"
    elif found in _KNOWN:
        yield found
