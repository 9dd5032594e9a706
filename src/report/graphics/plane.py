"""Boxes and straight lines on a page, and whether they meet. y grows downwards."""

from dataclasses import dataclass
from math import hypot

from report.graphics.svg import Point

Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Box:
    """An upright rectangle. Boxes that only share an edge do not meet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Box":
        """Return the box that is larger by so much on every side, or smaller."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Return whether two boxes have an area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def gap(self, other: "Box", unit: Point = (1, 1)) -> float:
        """Return the distance between two boxes, in units across and down; 0 where they meet.

        >>> Box(0, 0, 1, 1).gap(Box(4, 5, 6, 6))
        5.0
        """
        across = max(0.0, other.left - self.right, self.left - other.right)
        down = max(0.0, other.top - self.bottom, self.top - other.bottom)
        return hypot(across / unit[0], down / unit[1])

    def within(self, other: "Box") -> bool:
        """Return whether nothing of this box is outside the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def touches(self, segment: Segment) -> bool:
        """Return whether a line enters the box or ends in it.

        The line is cut off at each side of the box in turn, after Y.-D. Liang and
        B. A. Barsky, ACM Transactions on Graphics 3 (1984).

        >>> Box(0, 0, 4, 2).touches(((-1, 1), (1, 3)))
        False
        >>> Box(0, 0, 4, 2).touches(((-1, 1), (5, 1)))
        True
        """
        (x, y), (end_x, end_y) = segment
        start, end = 0.0, 1.0
        for step, near, far in (
            (end_x - x, self.left - x, self.right - x),
            (end_y - y, self.top - y, self.bottom - y),
        ):
            if step == 0:
                if near >= 0 or far <= 0:
                    return False
                continue
            enter, leave = sorted((near / step, far / step))
            start, end = max(start, enter), min(end, leave)
        return start < end


def cross(one: Segment, other: Segment) -> bool:
    """Return whether two lines cross; lines that only touch do not."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def distance(point: Point, segment: Segment) -> float:
    """Return the distance from a point to the nearest point of a line.

    >>> distance((3, 4), ((0, 0), (0, 9)))
    3.0
    """
    (x, y), ((x1, y1), (x2, y2)) = point, segment
    length_squared = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length_squared if length_squared else 0
    share = min(1.0, max(0.0, share))
    return float(((x1 + share * (x2 - x1) - x) ** 2 + (y1 + share * (y2 - y1) - y) ** 2) ** 0.5)


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
