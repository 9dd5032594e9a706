"""The text of a page with the place of each of its letters, as PDFium finds them."""

from ctypes import c_double
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import pypdfium2
from pypdfium2 import raw

from report.proof.annotations import Box


@dataclass(frozen=True)
class PageLetters:
    """The characters of a page in the order of the file, and around each the box of its ink.

    Of a word that goes on in the next line, the hyphen is a character that is none, and the end
    of the line is left out. Boxes are in the coordinates of `Box`.
    """

    text: str
    boxes: tuple[Box, ...]

    @cached_property
    def words(self) -> list[tuple[int, int, Box]]:
        """The words: where each begins and ends in the text, and the box around it."""
        found = []
        inked = (n for n, letter in enumerate(self.text) if not letter.isspace())
        for _, group in groupby(enumerate(inked), lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in group]
            found.append((numbers[0], numbers[-1] + 1, _around([self.boxes[n] for n in numbers])))
        return found

    @cached_property
    def by_height(self) -> list[tuple[float, int]]:
        """The height of the middle of each character that can be seen, from below, and which."""
        seen = (n for n, letter in enumerate(self.text) if not letter.isspace())
        return sorted(((self.boxes[n][1] + self.boxes[n][3]) / 2, n) for n in seen)


def page_letters(page: pypdfium2.PdfPage) -> PageLetters:
    """Read the text of a page, and where its characters stand."""
    page.set_rotation(0)  # of a page that somebody turned, PDFium would join other lines
    textpage = page.get_textpage()
    count = textpage.count_chars()
    text = "".join(chr(raw.FPDFText_GetUnicode(textpage, n)) for n in range(count))
    return PageLetters(text, tuple(_box(textpage, n) for n in range(count)))


def _box(textpage: pypdfium2.PdfTextPage, number: int) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(textpage, number, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
