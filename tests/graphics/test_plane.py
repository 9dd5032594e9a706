"""Boxes and lines."""

from hypothesis import given
from hypothesis import strategies as st

from report.graphics.plane import Box, cross, distance
from report.graphics.svg import Point

numbers = st.integers(-4, 4)
points = st.tuples(numbers, numbers)
BOX = Box(-2, -1, 2, 1)


@given(points, points)
def test_a_line_touches_a_box_if_one_of_its_points_is_inside(start: Point, end: Point) -> None:
    # A line between whole points of this small plane that enters the box is inside it at one of
    # these: no two of its crossings with the sides are nearer than 1/8 × 1/8.
    steps = 200
    inside = any(
        BOX.left < start[0] + (end[0] - start[0]) * step / steps < BOX.right
        and BOX.top < start[1] + (end[1] - start[1]) * step / steps < BOX.bottom
        for step in range(steps + 1)
    )
    if start != end:
        assert BOX.touches((start, end)) == inside


@given(points, points, points, points)
def test_crossing_does_not_depend_on_order_or_direction(
    a: Point, b: Point, c: Point, d: Point
) -> None:
    assert cross((a, b), (c, d)) == cross((c, d), (a, b)) == cross((b, a), (c, d))


def test_lines_that_only_touch_do_not_cross() -> None:
    assert cross(((-1, 0), (1, 0)), ((0, -1), (0, 1)))
    assert not cross(((-1, 0), (1, 0)), ((0, 0), (0, 1)))
    assert not cross(((-1, 0), (1, 0)), ((-1, 1), (1, 1)))


def test_boxes_that_share_an_edge_do_not_meet() -> None:
    assert not BOX.meets(Box(2, -1, 4, 1))
    assert BOX.meets(Box(1.9, -1, 4, 1))
    assert BOX.gap(Box(3, -1, 4, 1), unit=(2, 1)) == 0.5


def test_a_line_without_length_is_a_point() -> None:
    assert distance((0, 5), ((0, 2), (0, 2))) == 3
