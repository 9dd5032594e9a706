"""Which pages stand where on the sheets of a booklet that is folded and stapled.

Arithmetic alone: no files. Lengths are in millimetres from the lower left corner
of an A4 sheet that lies on its long side; the fold runs upright through its middle.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from report.units import A4

SHEET_PAGES: Final = 4  # two on each side of a folded sheet
SHEET_WIDTH_MM: Final = A4.height_mm
SHEET_HEIGHT_MM: Final = A4.width_mm
FOLD_MM: Final = SHEET_WIDTH_MM / 2
FOLD_MARK_MM: Final = 10  # from the edge of the sheet, where the printer leaves some of it out
STAPLE_MM: Final = 12  # nearly the width of an office staple: it hides its mark

Size = tuple[float, float]
Stretch = tuple[float, float]


@dataclass(frozen=True)
class Folding:
    """What can be chosen about the sheets.

    `creep_mm` is the thickness of the paper: by so much each sheet sticks out of the one
    that is folded around it, and its pages are moved back towards the fold. `margin_mm` is
    kept free along the edges of the sheet, for most office printers leave the outermost
    4.2 mm (a sixth of an inch) unprinted. `marks` show where to fold and to staple.
    """

    creep_mm: float = 0
    margin_mm: float = 5
    marks: bool = False


USUAL_FOLDING: Final = Folding()


class Half(Enum):
    """A half of a side of a sheet, and its left edge. Each is `FOLD_MM` wide."""

    LEFT = 0.0
    RIGHT = FOLD_MM

    @property
    def left_mm(self) -> float:
        """Where it begins."""
        return self.value


@dataclass(frozen=True)
class Placement:
    """How a page comes to its place: made smaller, then its lower left corner put here."""

    scale: float
    x_mm: float
    y_mm: float


def saddle_stitch(pages: int) -> list[tuple[int | None, int | None]]:
    """Pair the pages of a folded booklet: one (left, right) pair per sheet side.

    Pages count from 1. Sides come front, back, outermost sheet first. The count
    is rounded up to whole sheets of 4 pages; None stands for a blank. Blanks come
    before the last page, which stays at the back.

    >>> saddle_stitch(6)
    [(6, 1), (2, None), (None, 3), (4, 5)]
    """
    order = _padded(pages)
    sides: list[tuple[int | None, int | None]] = []
    while order:
        first, second, *order, last_but_one, last = order
        sides += [(last, first), (second, last_but_one)]
    return sides


def _padded(pages: int) -> list[int | None]:
    """Return the pages in reading order, with the blanks that make up whole sheets.

    >>> _padded(3), _padded(1)
    ([1, 2, None, 3], [1, None, None, None])
    """
    blanks = [None] * (-pages % SHEET_PAGES)
    front = max(pages - 1, 1) if pages else 0  # a single page is a front cover
    return [*range(1, front + 1), *blanks, *range(front + 1, pages + 1)]


def place(size_mm: Size, half: Half, sheet: int, folding: Folding) -> Placement:
    """Put a page beside the fold, halfway up the sheet. Sheets count from 0, the outermost.

    A page that would reach into the margin is made smaller; none is made larger. With creep
    it reaches over the fold, where it has to be cut off.

    >>> place((148, 210), Half.LEFT, 3, Folding(creep_mm=0.1, margin_mm=0))
    Placement(scale=1.0, x_mm=0.8, y_mm=0.0)
    """
    width, height = size_mm
    room = FOLD_MM - folding.margin_mm, SHEET_HEIGHT_MM - 2 * folding.margin_mm
    scale = min(1.0, room[0] / width, room[1] / height)
    creep = sheet * folding.creep_mm
    x = FOLD_MM - scale * width + creep if half is Half.LEFT else FOLD_MM - creep
    return Placement(round(scale, 6), round(x, 4), round((SHEET_HEIGHT_MM - scale * height) / 2, 4))


def marks(side: int, sides: int) -> list[Stretch]:
    """Return the stretches of the fold to be drawn on a side, from the foot upwards.

    Sides count from 0. The fold is marked where one folds, on the outermost side and
    on the innermost; the two staples go in from the outside.
    """
    fold = [(0, FOLD_MARK_MM), (SHEET_HEIGHT_MM - FOLD_MARK_MM, SHEET_HEIGHT_MM)]
    if side == 0:
        middles = (SHEET_HEIGHT_MM / 4, SHEET_HEIGHT_MM * 3 / 4)
        staples = [(middle - STAPLE_MM / 2, middle + STAPLE_MM / 2) for middle in middles]
        return sorted(fold + staples)
    return fold if side == sides - 1 else []
