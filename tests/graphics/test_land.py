"""Land on a page."""

import pytest

from report.graphics.land import Land, bounds, fitted
from report.graphics.plane import Box

# A square with a lake of sea in the form of a U: land, bay, land.
SHORE = (
    (0.0, 0.0),
    (4.0, 0.0),
    (4.0, 8.0),
    (6.0, 8.0),
    (6.0, 0.0),
    (10.0, 0.0),
    (10.0, 10.0),
    (0.0, 10.0),
)


@pytest.mark.parametrize(
    ("box", "share"),
    [
        (Box(1, 1, 3, 4), 1),
        (Box(4, 1, 6, 4), 0),
        (Box(2, 1, 6, 4), 1 / 2),
        (Box(0, 1, 10, 4), 8 / 10),
        (Box(-10, 1, 20, 4), 8 / 30),
        (Box(20, 1, 30, 4), 0),
        (Box(1, 20, 3, 24), 0),
        (Box(1, -1.2, 3, 0.8), 1 / 3),  # only the lowest of its three lines
    ],
)
def test_the_share_of_a_box_on_land(box: Box, share: float) -> None:
    assert Land([SHORE]).share(box) == pytest.approx(share)


def test_an_island_counts_too() -> None:
    island = ((20.0, 0.0), (22.0, 0.0), (22.0, 10.0), (20.0, 10.0))
    assert Land([SHORE, island]).share(Box(18, 2, 22, 6)) == pytest.approx(1 / 2)


@pytest.mark.parametrize("frame", [Box(10, 5, 110, 45), Box(0, 0, 20, 300)])
def test_a_chart_fills_its_frame_in_one_direction_and_stands_in_its_middle(frame: Box) -> None:
    rings = [((500.0, 6000.0), (700.0, 6100.0), (500.0, 6400.0))]
    chart = fitted(rings, frame)
    land = bounds(chart.ring(ring) for ring in rings)
    assert land.within(frame.grown(1e-6))
    assert land.left + land.right == pytest.approx(frame.left + frame.right)
    assert land.top + land.bottom == pytest.approx(frame.top + frame.bottom)
    gaps = (land.left - frame.left, land.top - frame.top)
    assert min(gaps) == pytest.approx(0, abs=1e-6)


def test_north_is_up() -> None:
    rings = [((500.0, 6000.0), (700.0, 6100.0), (500.0, 6400.0))]
    chart = fitted(rings, Box(0, 0, 20, 40))
    assert chart.point((600, 6400))[1] < chart.point((600, 6000))[1]
