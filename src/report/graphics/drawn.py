"""What is drawn on the pages of a document: words, photographs, shapes and grounds.

Lengths are in mm from the upper left corner of a page as it is trimmed; y grows downwards.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from report.graphics.plane import Box
from report.graphics.svg import Point
from report.locales import N_


@dataclass(frozen=True)
class Room:
    """Where words have to stay: their block's box, and their ground or else the area of type.

    `grounds` are the numbers of all grounds that they were laid on.
    """

    column: Box
    ground: Box
    is_painted: bool = False  # whether the ground has a colour, so that its edge can be seen
    grounds: Collection[int] = ()


@dataclass(frozen=True)
class Words:
    """Words in one line and one face, and the box of their ink.

    `block` is the text of their whole block, as it was written; words of a drawing and of the
    margins of a page are a block of their own. `line` is the number of the line or the drawing.
    `reach_mm` is from where to where its letters take room, beyond which their ink may lean.
    """

    text: str
    block: str
    box: Box
    size_mm: float
    line: int
    room: Room | None = None  # None for those of a drawing
    reach_mm: tuple[float, float] | None = None


class Kind(Enum):
    """What a shape is."""

    PHOTOGRAPH = N_("a photograph")
    DRAWING = N_("a drawing")
    GROUND = N_("the edge of a coloured ground")


@dataclass(frozen=True)
class Shape:
    """What words may lie over: its outline as points in their order, and the box around it."""

    kind: Kind
    number: int  # of the photograph, the drawing or the ground
    outline: tuple[Point, ...]
    box: Box


@dataclass(frozen=True)
class Drawn:
    """All that is drawn on one page, which counts from 1, and the box of its trim."""

    page: int
    trim: Box
    words: tuple[Words, ...]
    shapes: tuple[Shape, ...]


def shape(kind: Kind, number: int, outline: tuple[Point, ...]) -> Shape:
    """Return a shape of these points.

    >>> shape(Kind.DRAWING, 1, ((0, 3), (2, 1))).box
    Box(left=0, top=1, right=2, bottom=3)
    """
    across, down = zip(*outline, strict=True)
    return Shape(kind, number, outline, Box(min(across), min(down), max(across), max(down)))


def corners(box: Box) -> tuple[Point, Point, Point, Point]:
    """Return the corners of a box, one after the other."""
    return (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
