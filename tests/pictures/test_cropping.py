"""What is cut off a picture: no more than must be, and never the faces."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report.pictures import Crop, Size, crop

LEAST = 0.12  # of what is seen, between the faces and its edge
NEARLY = 1e-6

SIDES = st.integers(1, 12_000)
SHAPES = st.builds(Size, SIDES, SIDES)
RATIOS = st.floats(0.05, 20)
SHARES = st.floats(0, 100)
FOCUSES = st.tuples(SHARES, SHARES)


def seen(position: float, cut: float) -> tuple[float, float]:
    """Return from where to where a picture is seen along a side, as shares of it."""
    before = position / 100 * cut
    return before, before + 1 - cut


def windows(made: Crop) -> tuple[tuple[float, float], tuple[float, float]]:
    return seen(made.x, made.cut_width), seen(made.y, made.cut_height)


@given(SHAPES, RATIOS, FOCUSES)
def test_the_focus_is_never_cut(shape: Size, ratio: float, focus: tuple[float, float]) -> None:
    for share, (first, last) in zip(focus, windows(crop(shape, ratio, focus)), strict=True):
        assert first - NEARLY <= share / 100 <= last + NEARLY


@given(SHAPES, RATIOS, FOCUSES)
def test_the_focus_has_room_on_each_side_where_the_picture_has_some(
    shape: Size, ratio: float, focus: tuple[float, float]
) -> None:
    for share, (first, last) in zip(focus, windows(crop(shape, ratio, focus)), strict=True):
        room = LEAST * (last - first) - NEARLY
        assert share / 100 - first >= min(room, share / 100 - NEARLY)
        assert last - share / 100 >= min(room, 1 - share / 100 - NEARLY)


@given(SHAPES, RATIOS, FOCUSES)
def test_nothing_could_bring_the_focus_nearer_to_the_middle(
    shape: Size, ratio: float, focus: tuple[float, float]
) -> None:
    for share, (first, last) in zip(focus, windows(crop(shape, ratio, focus)), strict=True):
        off = share / 100 - (first + last) / 2
        is_at_an_edge = first < NEARLY if off < 0 else last > 1 - NEARLY
        assert abs(off) < NEARLY or is_at_an_edge


@given(SHAPES, RATIOS, st.none() | FOCUSES)
def test_no_more_is_cut_than_the_place_asks_for(
    shape: Size, ratio: float, focus: tuple[float, float] | None
) -> None:
    made = crop(shape, ratio, focus)
    assert min(made.cut_width, made.cut_height) == 0
    width, height = shape.width * (1 - made.cut_width), shape.height * (1 - made.cut_height)
    assert width / height == pytest.approx(ratio)
    assert all(-NEARLY <= first <= last <= 1 + NEARLY for first, last in windows(made))


@given(SHAPES, RATIOS)
def test_without_a_focus_more_is_cut_at_the_foot(shape: Size, ratio: float) -> None:
    made = crop(shape, ratio)
    assume(made.cut_height > 0)
    (first, last) = windows(made)[1]
    assert first / (1 - last) == pytest.approx(30 / 70)
    assert made.position == "50% 30%"


@pytest.mark.parametrize(
    ("shape", "ratio", "focus", "position", "cut"),
    [
        (Size(1200, 800), 1.5, (10, 90), "50% 30%", (0, 0)),  # nothing is cut
        (Size(1200, 800), 1.0, (50, 90), "50% 30%", (1 / 3, 0)),
        (Size(1200, 800), 1.0, (100, 0), "100% 30%", (1 / 3, 0)),
        (Size(800, 1200), 1.0, (10, 0), "50% 0%", (0, 1 / 3)),
        # Of 2400, 800 are seen: 960 less half of them is 560 of the 1600 that are cut.
        (Size(800, 2400), 1.0, (10, 40), "50% 35%", (0, 2 / 3)),
    ],
)
def test_pictures_in_their_places(
    shape: Size,
    ratio: float,
    focus: tuple[float, float],
    position: str,
    cut: tuple[float, float],
) -> None:
    made = crop(shape, ratio, focus)
    assert made.position == position
    assert (made.cut_width, made.cut_height) == pytest.approx(cut)
