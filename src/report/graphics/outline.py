"""The outline of Sweden: its rings in the plane of SWEREF 99 TM, and how to have fewer points."""

import json
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Final

from report.graphics.svg import Point

Ring = tuple[Point, ...]  # closed: the last point is joined to the first

BLUNTNESS: Final = 0.7  # 0 treats all corners alike
FILE: Final = Path(__file__).with_name("sweden.json")


@cache
def outline(least_detail_km2: float = 0) -> tuple[Ring, ...]:
    """Return the mainland, then the islands by size, as easting and northing in kilometres.

    The file is made by `scripts/outline.py` for a picture about 150 mm high.
    `least_detail_km2` leaves out the islands and the bays that are too small
    for a smaller one.
    """
    rings = [
        tuple((x, y) for x, y in ring) for ring in json.loads(FILE.read_text("utf-8"))["rings"]
    ]
    if not least_detail_km2:
        return tuple(rings)
    kept = (ring for ring in rings if area(ring) >= 10 * least_detail_km2)
    return tuple(simplified(ring, least_detail_km2) for ring in kept)


def simplified(ring: Ring, least_detail: float) -> Ring:
    """Leave out the points that matter least; at least a triangle stays.

    A point matters as much as the area of the triangle that it forms with its
    neighbours: M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated
    elimination of points", The Cartographic Journal 30 (1993). A sharp corner
    matters less and a blunt one more, so that no spikes are left: a habit of
    Mapshaper, https://github.com/mbloch/mapshaper.

    >>> simplified(((0, 0), (5, 0.1), (10, 0), (10, 10), (0, 10)), least_detail=1)
    ((0, 0), (10, 0), (10, 10), (0, 10))
    """
    count = len(ring)
    before = [(index - 1) % count for index in range(count)]
    after = [(index + 1) % count for index in range(count)]

    def weight(index: int) -> float:
        corner = ring[before[index]], ring[index], ring[after[index]]
        return area(corner) * (1 - BLUNTNESS * _cosine(*corner))

    weights = [weight(index) for index in range(count)]
    queue = list(zip(weights, range(count), strict=True))
    heapify(queue)
    kept = set(range(count))
    while len(kept) > 3 and queue[0][0] < least_detail:
        lightest, index = heappop(queue)
        if index not in kept or lightest != weights[index]:
            continue  # has been left out, or weighed again
        kept.remove(index)
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            weights[neighbour] = max(lightest, weight(neighbour))
            heappush(queue, (weights[neighbour], neighbour))
    return tuple(ring[index] for index in sorted(kept))


def _cosine(before: Point, point: Point, after: Point) -> float:
    """Return the cosine of the angle at a point: 1 for a spike, -1 for a straight line."""
    x1, y1 = before[0] - point[0], before[1] - point[1]
    x2, y2 = after[0] - point[0], after[1] - point[1]
    lengths = hypot(x1, y1) * hypot(x2, y2)
    return (x1 * x2 + y1 * y2) / lengths if lengths else 1


def area(ring: Ring) -> float:
    """Return the area within a ring that does not cross itself.

    >>> area(((0, 0), (2, 0), (2, 3), (0, 3)))
    6.0
    """
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))) / 2
