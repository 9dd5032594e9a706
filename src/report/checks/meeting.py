"""Whether boxes and outlines on a page have an area in common."""

from collections.abc import Sequence
from itertools import pairwise

from report.graphics.plane import Box
from report.graphics.svg import Point


def overlap(one: Box, other: Box) -> tuple[float, float]:
    """Return how far two boxes lie over each other, across and down; below 0 is a gap.

    >>> overlap(Box(0, 0, 4, 4), Box(3, 6, 9, 9))
    (1, -2)
    """
    return (
        min(one.right, other.right) - max(one.left, other.left),
        min(one.bottom, other.bottom) - max(one.top, other.top),
    )


def reaches_into(box: Box, outline: Sequence[Point]) -> bool:
    """Return whether a box has a point in common with the area in an outline, or with a line.

    >>> reaches_into(Box(1, 1, 2, 2), [(0, 0), (9, 0), (0, 9)])
    True
    >>> reaches_into(Box(6, 6, 7, 7), [(0, 0), (9, 0), (0, 9)])
    False
    """
    closed = (*outline, outline[0])
    return any(map(box.touches, pairwise(closed))) or _is_inside((box.left, box.top), closed)


def _is_inside(point: Point, closed: Sequence[Point]) -> bool:
    """Return whether a point lies in a closed outline: a line from it crosses the edge unevenly."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in pairwise(closed):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed += 1
    return crossed % 2 == 1
