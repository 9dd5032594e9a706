"""The outline as it is drawn on a page, and how much of a box lies on land."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from report.graphics.outline import Ring
from report.graphics.plane import Box
from report.graphics.svg import Point

ROWS_PER_MM = 2


class Land:
    """Rings in millimetres, y downwards, cut into rows half a millimetre high."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        self.rings = tuple(rings)
        self._shores: dict[int, list[float]] = {}
        for ring in self.rings:
            for side in pairwise((*ring, ring[0])):
                self._cut(side)
        for shores in self._shores.values():
            shores.sort()

    def share(self, box: Box) -> float:
        """Return how much of a box lies on land, 0 to 1: along its upper, middle and lower line.

        The upper and the lower line stand a quarter of the height from the edge.
        """
        quarter = (box.bottom - box.top) / 4
        lines = (box.middle - quarter, box.middle, box.middle + quarter)
        return sum(self._covered(y, box.left, box.right) for y in lines) / 3

    def _cut(self, side: tuple[Point, ...]) -> None:
        (x1, y1), (x2, y2) = sorted(side, key=lambda point: point[1])
        # A row counts for where its middle line crosses a side.
        for row in range(ceil(y1 * ROWS_PER_MM - 0.5), ceil(y2 * ROWS_PER_MM - 0.5)):
            y = (row + 0.5) / ROWS_PER_MM
            self._shores.setdefault(row, []).append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))

    def _covered(self, y: float, left: float, right: float) -> float:
        """Return the share of a level line on land; shores come in pairs, west to east."""
        shores = self._shores.get(int(y * ROWS_PER_MM // 1), [])
        covered = 0.0
        for start in range(bisect(shores, left) // 2 * 2, len(shores), 2):
            west, east = shores[start], shores[start + 1]
            if west >= right:
                break
            covered += max(0.0, min(east, right) - max(west, left))
        return covered / (right - left)


@dataclass(frozen=True)
class Chart:
    """The scale of a map, and the point of the plane that lies in its upper left corner."""

    mm_per_km: float
    west_km: float
    north_km: float

    def point(self, position_km: Point) -> Point:
        """Return the point on the page for an easting and a northing."""
        east, north = position_km
        return (east - self.west_km) * self.mm_per_km, (self.north_km - north) * self.mm_per_km

    def ring(self, ring_km: Ring) -> Ring:
        """Return a ring as it is drawn on the page."""
        return tuple(self.point(position) for position in ring_km)


def bounds(rings: Iterable[Ring]) -> Box:
    """Return the smallest box around rings; where y grows upwards, its top is their south."""
    points = [point for ring in rings for point in ring]
    eastings, northings = zip(*points, strict=True)
    return Box(min(eastings), min(northings), max(eastings), max(northings))


def fitted(rings_km: Iterable[Ring], frame: Box) -> Chart:
    """Return the chart on which rings fill a frame in one direction and stand in its middle."""
    land = bounds(rings_km)
    width_km, height_km = land.right - land.left, land.bottom - land.top
    scale = min((frame.right - frame.left) / width_km, (frame.bottom - frame.top) / height_km)
    return Chart(
        scale,
        (land.left + land.right) / 2 - (frame.left + frame.right) / 2 / scale,
        (land.top + land.bottom) / 2 + (frame.top + frame.bottom) / 2 / scale,
    )
