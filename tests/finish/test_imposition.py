"""Sheets are folded and read as a reader would, and pages have their place on them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.finish.imposition import (
    FOLD_MM,
    SHEET_HEIGHT_MM,
    SHEET_WIDTH_MM,
    Folding,
    Half,
    marks,
    place,
    saddle_stitch,
)
from report.units import A5

from support.paper import folded

UNPRINTED_MM = 25.4 / 6  # the edge that most office printers leave white

page_counts = st.integers(1, 200)
sizes = st.tuples(st.floats(50, 300), st.floats(50, 400))
foldings = st.builds(Folding, st.floats(0, 0.3), st.floats(0, 20))
halves = st.sampled_from(Half)


@given(page_counts)
def test_the_folded_booklet_reads_in_order(pages: int) -> None:
    read = folded(saddle_stitch(pages))
    assert [page for page in read if page] == list(range(1, pages + 1))


@given(page_counts)
def test_blanks_make_up_the_last_sheet_and_lie_just_before_the_back_cover(pages: int) -> None:
    read = folded(saddle_stitch(pages))
    blanks = -pages % 4
    assert len(read) == pages + blanks
    assert read[0] == 1
    if pages > 1:
        assert read[-1] == pages
        assert read[len(read) - 1 - blanks : -1] == [None] * blanks


@given(st.integers(1, 50))
def test_the_pages_of_a_side_add_up_to_one_more_than_the_page_count(sheets: int) -> None:
    sides = saddle_stitch(4 * sheets)
    assert len(sides) == 2 * sheets
    assert {(left or 0) + (right or 0) for left, right in sides} == {4 * sheets + 1}


@given(page_counts)
def test_odd_pages_lie_on_the_right_of_the_fold_but_the_back_cover(pages: int) -> None:
    rights = {right for _, right in saddle_stitch(pages)}
    assert {page for page in range(1, max(pages, 2)) if page % 2} == rights - {None}


def test_nothing_takes_no_sheets() -> None:
    assert saddle_stitch(0) == []


@given(sizes, halves, foldings)
def test_a_page_of_the_outermost_sheet_lies_between_fold_and_margin(
    size: tuple[float, float], half: Half, folding: Folding
) -> None:
    placed = place(size, half, 0, folding)
    width, height = (placed.scale * length for length in size)
    edges = {
        Half.LEFT: (folding.margin_mm, FOLD_MM),
        Half.RIGHT: (FOLD_MM, SHEET_WIDTH_MM - folding.margin_mm),
    }
    left, right = edges[half]
    tolerance = 0.001
    assert left - tolerance <= placed.x_mm
    assert placed.x_mm + width <= right + tolerance
    assert folding.margin_mm - tolerance <= placed.y_mm
    assert placed.y_mm + height <= SHEET_HEIGHT_MM - folding.margin_mm + tolerance
    assert placed.scale <= 1


@given(st.integers(1, 50), foldings)
def test_creep_moves_both_pages_of_inner_sheets_to_the_fold(sheet: int, folding: Folding) -> None:
    size = (A5.width_mm, A5.height_mm)
    moves = {
        half: place(size, half, sheet, folding).x_mm - place(size, half, 0, folding).x_mm
        for half in Half
    }
    by = sheet * folding.creep_mm
    assert moves == {
        Half.LEFT: pytest.approx(by, abs=0.001),
        Half.RIGHT: pytest.approx(-by, abs=0.001),
    }


def test_without_a_margin_a5_pages_keep_their_size() -> None:
    placed = place((A5.width_mm, A5.height_mm), Half.LEFT, 0, Folding(margin_mm=0))
    assert (placed.scale, placed.x_mm, placed.y_mm) == (1, 0.5, 0)  # 297 / 2 - 148


def test_the_usual_margin_is_wider_than_what_a_printer_leaves_white() -> None:
    assert UNPRINTED_MM < Folding().margin_mm < 1.3 * UNPRINTED_MM


@pytest.mark.parametrize("sides", [2, 8])
def test_the_fold_is_marked_outside_and_inside_and_staples_outside(sides: int) -> None:
    drawn = {side: len(marks(side, sides)) for side in range(sides) if marks(side, sides)}
    assert drawn == {0: 4, sides - 1: 2}


def test_marks_reach_into_what_a_printer_prints_and_lie_level() -> None:
    stretches = marks(0, 4)
    assert all(
        min(end, SHEET_HEIGHT_MM - UNPRINTED_MM) - max(start, UNPRINTED_MM) > 5
        for start, end in stretches
    )
    assert all(one[1] < next_one[0] for one, next_one in pairwise(stretches))
    mirrored = [(SHEET_HEIGHT_MM - end, SHEET_HEIGHT_MM - start) for start, end in stretches]
    assert sorted(mirrored) == stretches
