"""Lengths: Python thinks in millimetres, CSS in pixels, PDF in points."""

from dataclasses import dataclass

MM_PER_INCH = 25.4
PT_PER_INCH = 72
PX_PER_INCH = 96


def mm_from_pt(length_pt: float) -> float:
    """Convert PDF points to millimetres.

    >>> mm_from_pt(72)
    25.4
    """
    return length_pt * MM_PER_INCH / PT_PER_INCH


def pt_from_mm(length_mm: float) -> float:
    """Convert millimetres to PDF points.

    >>> pt_from_mm(25.4)
    72.0
    """
    return length_mm * PT_PER_INCH / MM_PER_INCH


def mm_from_px(length_px: float) -> float:
    """Convert CSS pixels to millimetres.

    >>> round(mm_from_px(96), 6)
    25.4
    """
    return length_px * MM_PER_INCH / PX_PER_INCH


def px_from_mm(length_mm: float) -> float:
    """Convert millimetres to CSS pixels.

    >>> px_from_mm(25.4)
    96.0
    """
    return length_mm / MM_PER_INCH * PX_PER_INCH


def px_from_pt(length_pt: float) -> float:
    """Turn points into px of CSS.

    >>> px_from_pt(9)
    12.0
    """
    return length_pt * 4 / 3


def dots(length_mm: float, per_inch: float) -> float:
    """Return how many dots lie on a length, at so many to the inch.

    >>> dots(25.4, per_inch=300)
    300.0
    """
    return length_mm * per_inch / MM_PER_INCH


@dataclass(frozen=True)
class Paper:
    """A sheet of paper, upright."""

    name: str
    width_mm: float
    height_mm: float


# ISO 216
A3 = Paper("A3", 297, 420)
A4 = Paper("A4", 210, 297)
A5 = Paper("A5", 148, 210)

# What reaches the trim reaches so far over it, in style sheets (`--over`) as in drawings.
LARGEST_BLEED_MM = 5
