"""How full the pages of a finished file are, seen as a picture: between head and foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from report.units import MM_PER_INCH

DPI: Final = 50
INK: Final = 250  # of 255; what is darker than that is no paper
CELL_MM: Final = 5
# Upper and lower margin, by the height of the page: those of the booklet and of the profile.
MARGINS_MM: Final = {210: (17, 16.61), 297: (17, 14)}


@dataclass(frozen=True)
class Filling:
    """A page between its head and its foot; shares are from 0 to 1."""

    file: str
    page: int  # from 1
    depth: float  # of the height, down to the lowest ink
    hole: float  # of the height, without ink and above the lowest: the largest
    covered: float  # of the area, in cells of 5 mm that have ink

    @property
    def empty(self) -> float:
        """The larger of what is left below the lowest ink, and of the largest hole above it."""
        return max(1 - self.depth, self.hole)


def fillings(path: Path) -> Iterator[Filling]:
    """Yield how full each page of a finished file for the screen is."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
            yield Filling(path.stem, number, *measured(between(picture, page.get_height())))


def between(picture: Image.Image, height_pt: float) -> Image.Image:
    """Return the part of a page between its head and its foot."""
    height_mm = height_pt / 72 * MM_PER_INCH
    above, below = (picture.height * mm / height_mm for mm in MARGINS_MM[round(height_mm)])
    return picture.crop((0, round(above), picture.width, picture.height - round(below)))


def measured(picture: Image.Image) -> tuple[float, float, float]:
    """Return depth, hole and cover of a picture in levels of grey.

    >>> half = Image.new("L", (100, 100), "white")
    >>> half.paste("black", (0, 0, 100, 50))
    >>> measured(half)
    (0.5, 0.0, 0.5)
    """
    ink = picture.point(lambda level: 255 if level < INK else 0)
    box = ink.getbbox()
    if box is None:
        return 0.0, 0.0, 0.0
    hole = max(_blanks(ink.crop((0, 0, ink.width, box[3]))), default=0)
    return box[3] / ink.height, hole / ink.height, _covered(ink)


def _blanks(ink: Image.Image) -> Iterator[int]:
    """Yield how high each stripe without ink is, in pixels."""
    data, width = ink.tobytes(), ink.width
    rows = [any(data[start : start + width]) for start in range(0, len(data), width)]
    return (len(list(rows)) for has_ink, rows in groupby(rows) if not has_ink)


def _covered(ink: Image.Image) -> float:
    cell = round(CELL_MM / MM_PER_INCH * DPI)
    starts = [(x, y) for x in range(0, ink.width, cell) for y in range(0, ink.height, cell)]
    filled = sum(ink.crop((x, y, x + cell, y + cell)).getbbox() is not None for x, y in starts)
    return filled / len(starts)


def worst(found: Sequence[tuple[str, Filling]], count: int = 10) -> list[tuple[str, Filling]]:
    """Return the pages with the largest empty place, the emptiest first."""
    return sorted(found, key=lambda each: -each[1].empty)[:count]
