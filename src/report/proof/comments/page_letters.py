"""The text of a page with the place of each of its letters, as PDFium finds them."""

import sys
from ctypes import c_double
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

from report.finish.stamp import unmarked
from report.proof.comments.annotations import Box


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


def pages_of(path: Path, document: pikepdf.Pdf) -> list[PageLetters]:
    """Read the text of each page of a file that is open, and where its characters stand.

    The mark of a proof is none of it.
    A page that cannot be read has none.
    """
    with _opened(path, document) as pages:
        return [_page(pages, number) for number in range(len(document.pages))]


def _opened(path: Path, document: pikepdf.Pdf) -> pypdfium2.PdfDocument:
    """Open a file once more, without the mark of a proof, beside which no note stands.

    One whose table of contents is damaged is opened as qpdf mends it.
    """
    try:
        return pypdfium2.PdfDocument(unmarked(path.read_bytes()))
    except pypdfium2.PdfiumError:
        mended = BytesIO()
        document.save(mended)
        return pypdfium2.PdfDocument(mended.getvalue())


def _page(pages: pypdfium2.PdfDocument, number: int) -> PageLetters:
    try:
        page = pages[number]
        page.set_rotation(0)  # of a page that somebody turned, PDFium would join other lines
        textpage = page.get_textpage()
    except (IndexError, pypdfium2.PdfiumError):
        return PageLetters("", ())
    count = textpage.count_chars()
    text = "".join(_character(textpage, number) for number in range(count))
    return PageLetters(text, tuple(_box(textpage, number) for number in range(count)))


def _character(textpage: pypdfium2.PdfTextPage, number: int) -> str:
    code = raw.FPDFText_GetUnicode(textpage, number)
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _box(textpage: pypdfium2.PdfTextPage, number: int) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(textpage, number, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
