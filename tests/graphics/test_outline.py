"""The outline of Sweden, and the script that makes it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.graphics.outline import FILE, Ring, area, outline, simplified
from report.graphics.svg import Point
from report.graphics.sweref import sweref_km

from support.workspaces import REPOSITORY


def holds(ring: Ring, point: Point) -> bool:
    """Return whether a point is within a ring: a ray to the west crosses it oddly often."""
    x, y = point
    crossings = [
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0]))
        if (y1 > y) != (y2 > y)
    ]
    return sum(1 for crossing in crossings if crossing < x) % 2 == 1


@pytest.mark.parametrize(
    ("latitude", "longitude", "place"),
    [
        (63.83, 20.26, 0),  # Umeå
        (59.33, 18.07, 0),  # Stockholm
        (55.61, 13.00, 0),  # Malmö
        (57.63, 18.31, 1),  # Visby, on Gotland
        (56.88, 16.66, 2),  # Borgholm, on Öland
    ],
)
def test_places_lie_on_the_mainland_or_on_their_island(
    latitude: float, longitude: float, place: int
) -> None:
    position = sweref_km(latitude, longitude)
    assert [number for number, ring in enumerate(outline()) if holds(ring, position)] == [place]


def test_foreign_towns_lie_outside() -> None:
    for latitude, longitude in ((55.68, 12.57), (59.91, 10.75), (60.17, 24.94)):
        assert not any(holds(ring, sweref_km(latitude, longitude)) for ring in outline())


def test_sweden_is_as_large_as_it_is() -> None:
    land_and_lakes_km2 = 407_300 + 40_100  # Statistics Sweden, "Land- och vattenarealer"
    assert sum(area(ring) for ring in outline()) == pytest.approx(land_and_lakes_km2, rel=0.01)


@pytest.mark.parametrize("least_detail_km2", [0, 60])
def test_no_ring_crosses_itself(least_detail_km2: float) -> None:
    rings = outline(least_detail_km2)
    assert len(rings) == 3
    assert [crossing for ring in rings for crossing in crossings(ring)] == []


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    assert FILE.stat().st_size < 15_000
    assert "public domain" in json.loads(FILE.read_text("utf-8"))["source"]


def test_a_smaller_picture_has_fewer_points_and_keeps_both_islands() -> None:
    fine, coarse = outline(), outline(60)
    assert len(fine) == len(coarse) == 3
    assert sum(map(len, coarse)) < sum(map(len, fine)) / 2


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=3, max_size=30),
    st.floats(0, 1000),
)
def test_what_is_left_are_points_of_the_ring_in_their_order(
    ring: list[Point], least_detail: float
) -> None:
    left = iter(simplified(tuple(ring), least_detail))
    expected = next(left, None)
    kept = 0
    for point in ring:
        if point == expected:
            expected, kept = next(left, None), kept + 1
    assert expected is None
    assert kept >= 3


def test_the_script_projects_what_is_large_enough(tmp_path: Path) -> None:
    square = [[15.0, 60.0], [16.0, 60.0], [16.0, 61.0], [15.5, 61.0001], [15.0, 61.0]]
    islet = [[17, 60], [17.1, 60], [17.1, 60.01], [17, 60]]
    geometry = {"type": "MultiPolygon", "coordinates": [[islet], [[*square, square[0]]]]}
    source, output = tmp_path / "in.geojson", tmp_path / "out.json"
    source.write_text(json.dumps({"type": "Feature", "geometry": geometry}))
    script = REPOSITORY / "scripts" / "outline.py"
    subprocess.run([sys.executable, script, source, output], check=True)
    (ring,) = json.loads(output.read_text("utf-8"))["rings"]
    corners = [sweref_km(latitude, longitude) for longitude, latitude in square]
    del corners[3]  # the point on the northern side, which hardly makes a corner
    assert ring == [[round(east, 1), round(north, 1)] for east, north in corners]


def crossings(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield the first points of every two sides that cross."""
    sides = list(pairwise((*ring, ring[0])))
    for (a, b), (c, d) in combinations(sides, 2):
        if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
            continue
        if turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0:
            yield a, c


def turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
