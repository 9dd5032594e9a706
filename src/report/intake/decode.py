"""Bytes → text, whatever program wrote them."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from report.intake.eight_bits import eight_bits
from report.intake.refused import refusal
from report.locales import N_, _
from report.problems import ContentError, Place

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
# Letters with marks and quotation marks in UTF-8, which make no sense in Windows-1252.
_UTF_8: Final = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")

# How files begin that are of another kind, and would be taken for text.
_OTHERS: Final = (
    (b"{\\rtf", N_("rich text (RTF)")),
    (b"MIME-Version:", N_("a web archive (MHTML)")),
    (b"From: <Saved by", N_("a web archive (MHTML)")),
    (b"PK\3\4", N_("a packed file")),
)
_WESTERN: Final = frozenset(("iso8859-1", "ascii"))  # browsers read Windows-1252 then


def decode(path: Path, data: bytes, declares: bool = False) -> str:
    """Read UTF-8, UTF-16, or what programs wrote before, see `eight_bits`.

    HTML `declares` its encoding, which is tried first if it is one that pages have. Lines end
    with a line feed afterwards. Raises `ContentError` where the bytes are no text, or where
    one of them is not of the encoding that the others are of.
    """
    for beginning, kind in _OTHERS:
        if data.startswith(beginning):
            advice = _("Open it in its own program, save it as .docx or .html, and try again.")
            raise refusal(path, _("it is {kind}", kind=_(kind)), advice)
    for encoding in _encodings(data, declares):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return _with_line_feeds(text.lstrip("\ufeff"))
    raise _unknown(path, data)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unknown(path: Path, data: bytes) -> ContentError:
    """Say that bytes are no text, and where, if only some of them are not."""
    advice = _("Open it in the program that wrote it, save it as UTF-8, and try again.")
    if data.startswith(codecs.BOM_UTF8) or _UTF_8.search(data):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            *above, line = _with_line_feeds(data[: error.start].decode("utf-8-sig")).split("\n")
            why = _(
                "the byte {byte} is not of UTF-8, in which the rest is written",
                byte=f"{data[error.start]:02X}",
            )
            return refusal(path, why, advice, Place(path, len(above) + 1, len(line) + 1))
    return refusal(path, _("its bytes are not those of a text"), advice)


def _encodings(data: bytes, declares: bool) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    if declares and (match := _DECLARED.search(data[:4096])):
        yield from _known(match[1].decode("ascii"), bool(_UTF_8.search(data)))
    if b"\0" in data:
        yield from _sixteen_bits(data)
    yield "utf-8"
    if not _UTF_8.search(data) and (found := eight_bits(data)):
        yield found


def _sixteen_bits(data: bytes) -> Iterator[str]:
    """Name the order of bytes of a text in UTF-16 that has no mark: most letters hold a zero."""
    first, second = (2 * data[at::2].count(0) > len(data[at::2]) for at in (0, 1))
    if first != second:
        yield "utf-16-be" if first else "utf-16-le"


def _known(name: str, is_unlike: bool) -> Iterator[str]:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return
    if found in _WESTERN:
        yield "utf-8"  # many a page says so and is not
        if not is_unlike:
            yield "cp1252"
    elif found in _KNOWN:
        yield found
