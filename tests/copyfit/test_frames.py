"""Lines placed into columns and pages."""

from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.copyfit.frames import ORPHANS, WIDOWS, End, Rows, balanced, place

P2, P3, P4, P9 = (Rows(lines, 1) for lines in (2, 3, 4, 9))
HEAD = Rows(1, 1, gap=1, leads=True)
LIST = Rows(2, 1, clings=True)
BLOCKS = st.lists(
    st.builds(
        Rows,
        *(st.integers(1, 9), st.just(1.0), st.sampled_from([0.0, 1.0])),
        *(st.booleans(), st.booleans()),
    ),
    min_size=1,
    max_size=8,
)


def ends(blocks: list[Rows], height: float) -> list[tuple[int, int]]:
    return [(end.block, end.lines) for end in place(blocks, repeat(height))]


@pytest.mark.parametrize(
    ("blocks", "height", "expected"),
    [
        ([P9], 20, [(0, 9)]),
        ([P9], 5, [(0, 5), (0, 9)]),
        ([P9], 8, [(0, 7), (0, 9)]),  # two lines at least on the next page
        ([P4, P9], 5, [(0, 4), (1, 5), (1, 9)]),  # and two on this one
        ([P4, P3], 6, [(0, 4), (1, 3)]),  # three lines are not parted
        ([P3, HEAD, P4], 6, [(0, 3), (2, 4)]),  # a heading goes with the text
        ([P3, HEAD, P4], 7, [(2, 2), (2, 4)]),
        ([P9, HEAD, P4], 9, [(0, 9), (2, 4)]),  # and what begins a page has no space above it
        ([P9, HEAD, P9, HEAD, P9], 10, [(0, 9), (2, 9), (4, 9)]),
        ([P9, HEAD, P9, LIST], 10, [(0, 9), (2, 7), (3, 2)]),
        ([HEAD, P4], 2, [(1, 0), (1, 2), (1, 4)]),
        ([P4, LIST, P3], 4, [(0, 2), (1, 2), (2, 3)]),  # a list takes lines of what is before it
        ([P4, P2, LIST], 6, [(0, 4), (2, 2)]),  # or all, if they are few
        ([P9, LIST], 5, [(0, 5), (0, 7), (1, 2)]),  # two of those on this page stay at least
        ([P9, LIST], 6, [(0, 6), (1, 2)]),
        ([Rows(3, 1, gap=2), Rows(3, 1, gap=2)], 8, [(0, 3), (1, 3)]),
    ],
)
def test_frames_end_where_a_reader_would_have_it(
    blocks: list[Rows], height: float, expected: list[tuple[int, int]]
) -> None:
    assert ends(blocks, height)[-1] == expected[-1]
    if (1, 0) not in expected:
        assert ends(blocks, height) == expected


def test_the_first_frame_may_be_lower_than_the_others() -> None:
    first, second = place([P9, P4], iter([4, 20]))
    assert (first, second) == (End(0, 4, 4), End(1, 4, 9))


@given(BLOCKS, st.integers(4, 12))
def test_all_lines_are_placed_once_and_nothing_is_too_high(blocks: list[Rows], height: int) -> None:
    found = place(blocks, repeat(height))
    assert (found[-1].block, found[-1].lines) == (len(blocks) - 1, blocks[-1].lines)
    places = [(end.block, end.lines) for end in found]
    assert places == sorted(set(places))
    assert all(end.reach <= height for end in found if end.reach > 2)


@given(BLOCKS, st.integers(12, 20))
def test_paragraphs_keep_two_lines_together_where_there_is_room(
    blocks: list[Rows], height: int
) -> None:
    for end in place(blocks, repeat(height)):
        block = blocks[end.block]
        if end.lines < block.lines:
            assert end.lines >= ORPHANS
            assert block.lines - end.lines >= WIDOWS


@given(BLOCKS, st.integers(1, 3))
def test_balanced_columns_are_no_higher_than_they_need_be(blocks: list[Rows], columns: int) -> None:
    found = balanced(blocks, columns)
    assert len(found) <= columns
    lower = max(end.reach for end in found) - 1
    tried = place(blocks, repeat(lower))
    assert len(tried) > columns or any(end.reach > lower for end in tried)
