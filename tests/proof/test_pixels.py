"""Pictures of pages compared: what a reader could see is found, and what nobody can is not."""

from itertools import pairwise

import pypdfium2
import pytest
from PIL.Image import Image

from report.proof.differences.pixels import COMPARED_PPI, differing, drawn
from report.proof.differences.words import Box
from report.units import mm_from_pt

from support.paged import ground, outline, paged, words

GOLD = (0.733, 0.541, 0.098)
HAIRLINE_MM = mm_from_pt(0.25)
MIST = (0.94, 0.93, 0.91)  # hardly darker than paper


def picture(*operators: str, size_mm: tuple[float, float] = (148, 210)) -> Image:
    with pypdfium2.PdfDocument(paged("\n".join(operators), size_mm=size_mm)) as document:
        return drawn(document[0], COMPARED_PPI)


def found(before: str, after: str, *apart_from: Box) -> list[Box]:
    return differing(picture(before), picture(after), apart_from)


@pytest.mark.parametrize("top", [50, 50.04, 50.1, 77.77])
@pytest.mark.parametrize("rgb", [(0, 0, 0), GOLD, MIST])
def test_a_hairline_that_moved_by_a_third_of_a_millimetre_is_found(
    top: float, rgb: tuple[float, float, float]
) -> None:
    before, after = (ground(20, y, 80, HAIRLINE_MM, rgb) for y in (top, top + 0.3))
    areas = found(before, after)
    assert areas
    assert min(area[1] for area in areas) == pytest.approx(top, abs=0.3)


def test_a_hairline_that_is_gone_is_found() -> None:
    (area,) = found(ground(20, 50, 80, HAIRLINE_MM, MIST), "")
    assert area[2] == pytest.approx(80, abs=0.5)


@pytest.mark.parametrize(("before", "after"), [*pairwise(["2013", "2014", "2O14", "2o14"])])
def test_a_digit_is_found(before: str, after: str) -> None:
    assert found(words(20, 50, before), words(20, 50, after))


@pytest.mark.parametrize("step", [4, 8])
def test_a_step_of_colour_is_found_in_a_ground(step: int) -> None:
    before, after = (ground(20, 50, 30, 30, (level / 255, 0.5, 0.2)) for level in (120, 120 + step))
    (area,) = found(before, after)
    assert area == pytest.approx((20, 50, 30, 30), abs=0.3)


def test_a_dot_of_a_fifth_of_a_millimetre_is_found() -> None:
    assert found("", ground(70, 90, 0.2, 0.2))


def test_the_same_page_drawn_twice_has_no_difference() -> None:
    page = words(20, 50, "Samma sida") + "\n" + ground(20, 60, 30.3, 10.7, GOLD)
    assert found(page, page) == []


@pytest.mark.parametrize("left", [20.03, 41.37, 60.0])
def test_an_outline_that_moved_by_a_hundredth_of_a_millimetre_is_not(left: float) -> None:
    before, after = (outline((x, 60), (x + 31, 71), (x + 13, 88)) for x in (left, left + 0.01))
    assert picture(before).tobytes() != picture(after).tobytes()
    assert found(before, after) == []


@pytest.mark.parametrize("left", [20.03, 41.37, 60.0])
def test_an_outline_that_moved_by_a_tenth_of_a_millimetre_is(left: float) -> None:
    before, after = (outline((x, 60), (x + 31, 71), (x + 13, 88)) for x in (left, left + 0.1))
    assert found(before, after)


def test_what_is_told_otherwise_is_left_out() -> None:
    before, after = words(20, 50, "2013"), words(20, 50, "2014")
    assert found(before, after, (19, 45, 10, 7)) == []
    assert found(before, f"{after}\n{ground(20, 80, 5, 5)}", (19, 45, 10, 7)) == [
        pytest.approx((20, 80, 5, 5), abs=0.3)
    ]


def test_what_lies_apart_is_found_apart() -> None:
    areas = found("", "\n".join(ground(x, y, 5, 5) for x, y in ((20, 20), (90, 20), (20, 150))))
    assert [(round(left), round(top)) for left, top, _, _ in areas] == [
        (20, 20),
        (90, 20),
        (20, 150),
    ]


def test_what_touches_the_edges_of_a_page_is_found() -> None:
    (area,) = found("", ground(0, 0, 148, 0.3))
    assert area[:3] == pytest.approx((0, 0, 148), abs=0.3)
    (area,) = found("", ground(147.7, 0, 0.3, 210))
    assert area[0] + area[2] == pytest.approx(148, abs=0.3)


def test_pages_of_different_sizes_differ_as_a_whole() -> None:
    (area,) = differing(picture(""), picture("", size_mm=(210, 297)))
    assert area[2:] == pytest.approx((210, 297), abs=0.2)
