"""The pieces of text on a page: where they stand, how large, and in which colour."""

from collections.abc import Iterator
from ctypes import c_float, c_uint
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]  # left, bottom, right, top in pt; origin lower left


@dataclass(frozen=True)
class Piece:
    """A piece of a line as it was drawn; `rgb` as a screen shows it, each from 0 to 255."""

    text: str
    box: Box
    size_pt: float
    font: str
    rgb: tuple[int, int, int]


def pieces(page: pypdfium2.PdfPage) -> Iterator[Piece]:
    """Yield the text of a page piece by piece, but for spaces and for text within groups."""
    textpage = page.get_textpage()
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=textpage):
        text = item.extract().strip()
        if text and not item.level:
            yield Piece(text, item.get_bounds(), _size_pt(item), _font(item), _rgb(item))


def hide(page: pypdfium2.PdfPage) -> None:
    """Take the text off a page that is open, so that its ground can be seen."""
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        raw.FPDFPageObj_SetIsActive(item, False)


def _size_pt(item: pypdfium2.PdfObject) -> float:
    size = c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    return float(size.value * abs(item.get_matrix().d))


def _font(item: pypdfium2.PdfTextObj) -> str:
    return str(item.get_font().get_base_name())


def _rgb(item: pypdfium2.PdfObject) -> tuple[int, int, int]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return red.value, green.value, blue.value
