"""The words of a page: what they say, where they stand, and how they look."""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_int, c_uint, create_string_buffer
from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import normalize

import pypdfium2
from pypdfium2 import raw

from report.units import mm_from_pt

Box = tuple[float, float, float, float]  # left, top, width and height in mm, from the upper left

BROKEN: Final = "\x02"  # PDFium's sign for the hyphen of a word that goes on in the next line
_HYPHENS: Final = str.maketrans("", "", "-\u00ad\u2010\u2011")
_LONGEST_NAME: Final = 200  # bytes of the name of a font


@dataclass(frozen=True)
class Look:
    """How a word is set: its font, its size, and its colour, each from 0 to 255."""

    font: str
    size_pt: float
    rgb: tuple[int, int, int]


@dataclass(frozen=True)
class Word:
    """A word on a page; pages count from 1. One that is broken has a box in each of its lines.

    `text` has no hyphen where it is broken. Whether that hyphen was written cannot be read back.
    """

    text: str
    page: int
    boxes: tuple[Box, ...]
    look: Look

    @property
    def is_broken(self) -> bool:
        """Whether it stands in two lines."""
        return len(self.boxes) > 1

    @property
    def key(self) -> str:
        """What two words have in common that are the same, wherever their lines end."""
        return self.text.translate(_HYPHENS) or self.text


def words_of(page: pypdfium2.PdfPage, number: int) -> list[Word]:
    """Return the words of a page in the order in which they are drawn."""
    textpage = page.get_textpage()
    left, _, _, top = page.get_cropbox()
    words: list[Word] = []
    begun = _Begun(left, top)
    for index in range(raw.FPDFText_CountChars(textpage)):
        sign = chr(raw.FPDFText_GetUnicode(textpage, index))
        if sign.isspace():
            words += begun.ended(number)
        else:
            begun.add(textpage, index, sign)
    return [*words, *begun.ended(number)]


def lines(words: Iterable[Word]) -> Iterator[tuple[int, Box]]:
    """Yield the stretches of lines that words which follow one another take, each with its page."""
    page, around = 0, None
    for word in words:
        for box in word.boxes:
            if around and page == word.page and _go_on(around, box):
                around = joined(around, box)
                continue
            if around:
                yield page, around
            page, around = word.page, box
    if around:
        yield page, around


def stretches(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield from which word to which a line goes; with one that is broken, the next line goes on.

    Words count from 0, and the last is not in the line any more.
    """
    start = 0
    for n in range(1, len(words) + 1):
        is_end = n == len(words) or words[n].page != words[n - 1].page
        if is_end or not _go_on(words[n - 1].boxes[-1], words[n].boxes[0]):
            yield start, n
            start = n


def joined(one: Box, other: Box) -> Box:
    """Return the box around two.

    >>> joined((1, 1, 2, 2), (4, 0, 1, 2))
    (1, 0, 4, 3)
    """
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right = max(one[0] + one[2], other[0] + other[2])
    foot = max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, foot - top


def _go_on(around: Box, box: Box) -> bool:
    """Return whether a box stands behind others in their line."""
    middle = box[1] + box[3] / 2
    gap = box[0] - (around[0] + around[2])
    return around[1] < middle < around[1] + around[3] and -1 < gap < 3 * box[3]


@dataclass
class _Begun:
    """A word that is being read: its letters, and the box of each of its lines in pt."""

    left_pt: float
    top_pt: float
    text: str = ""
    boxes: list[Box] = field(default_factory=list)
    look: Look | None = None
    goes_on: bool = False

    def add(self, textpage: Any, index: int, sign: str) -> None:
        box = self._box(textpage, index)
        if sign == BROKEN:
            self.boxes[-1:] = [joined(self.boxes[-1], box)] if self.boxes else [box]
            self.goes_on = False
            return
        self.look = self.look or _look(textpage, index)
        self.text += sign
        if self.goes_on:
            self.boxes[-1] = joined(self.boxes[-1], box)
        else:
            self.boxes.append(box)
        self.goes_on = True

    def ended(self, page: int) -> Iterator[Word]:
        """Yield the word, if one was begun, and be ready for the next."""
        if self.text and self.look:
            boxes = tuple((*(round(edge, 3) for edge in box),) for box in self.boxes)
            yield Word(normalize("NFC", self.text), page, boxes, self.look)  # type: ignore[arg-type]
        self.text, self.boxes, self.look, self.goes_on = "", [], None, False

    def _box(self, textpage: Any, index: int) -> Box:
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(textpage, index, byref(rect))
        left, right = sorted((rect.left, rect.right))
        foot, top = sorted((rect.bottom, rect.top))
        return (
            mm_from_pt(left - self.left_pt),
            mm_from_pt(self.top_pt - top),
            mm_from_pt(right - left),
            mm_from_pt(top - foot),
        )


def _look(textpage: Any, index: int) -> Look:
    name, flags = create_string_buffer(_LONGEST_NAME), c_int()
    raw.FPDFText_GetFontInfo(textpage, index, name, _LONGEST_NAME, byref(flags))
    font = name.value.decode("utf-8", "replace")
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, byref(matrix))
    height = (matrix.c**2 + matrix.d**2) ** 0.5
    size_pt = raw.FPDFText_GetFontSize(textpage, index) * height
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha)
    # Before the plus sign stands a name of the letters that the file has of a font.
    return Look(font.rpartition("+")[2], round(size_pt, 2), (red.value, green.value, blue.value))
