"""Lines of nearly equal length."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from report.linebreaking.balance import balance

MEASURE = 60
WIDTHS = st.lists(st.integers(1, MEASURE), min_size=1, max_size=9)
LEANING = st.sets(st.integers(0, 8))


def lines(widths: Sequence[int], counts: Sequence[int]) -> list[int]:
    """Return the widths of the lines, with a space of 2 between words."""
    ends = [0, *accumulate(counts)]
    return [sum(widths[a:b]) + 2 * (b - a - 1) for a, b in pairwise(ends)]


def ways(widths: Sequence[int]) -> Iterator[list[int]]:
    """Yield all ways to break words into lines that fit the measure."""
    for breaks in range(len(widths)):
        for chosen in combinations(range(1, len(widths)), breaks):
            counts = [b - a for a, b in pairwise([0, *chosen, len(widths)])]
            if max(lines(widths, counts)) <= MEASURE:
                yield counts


def leans(counts: Sequence[int], leaning: set[int]) -> int:
    """Count the lines that end in a word that should not end one."""
    return sum(end - 1 in leaning for end in list(accumulate(counts))[:-1])


@given(WIDTHS, LEANING)
def test_no_other_way_into_as_few_lines_is_better(widths: list[int], leaning: set[int]) -> None:
    counts = balance(widths, 2, MEASURE, leaning)
    assert sum(counts) == len(widths)
    assert max(lines(widths, counts)) <= MEASURE
    fewest = min(len(way) for way in ways(widths))
    best = min(
        (leans(way, leaning), sum(line**2 for line in lines(widths, way)))
        for way in ways(widths)
        if len(way) == fewest
    )
    assert len(counts) == fewest
    assert (leans(counts, leaning), sum(line**2 for line in lines(widths, counts))) == best


@given(WIDTHS)
def test_a_balanced_heading_stays_as_it_is_in_a_column_of_its_own_width(widths: list[int]) -> None:
    counts = balance(widths, 2, MEASURE)
    assert balance(widths, 2, max(lines(widths, counts))) == counts


def test_a_word_that_is_wider_than_the_measure_stands_alone() -> None:
    assert balance([10, 90, 10], 2, MEASURE) == [1, 1, 1]
