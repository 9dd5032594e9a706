"""How many pages each text gets, so that all together cost least."""

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.compositor.pagination import LEFT_OVER, weighed

COSTS = st.lists(
    st.dictionaries(st.integers(1, 6), st.integers(0, 60).map(float), min_size=1, max_size=4),
    max_size=5,
)


def price(costs: Sequence[Mapping[int, float]], pages: Sequence[int], first_page: int) -> float:
    """Return what such pages cost, those that are left over among them."""
    page, total = first_page, 0.0
    for options, count in zip(costs, pages, strict=True):
        if count > 1 and page % 2:
            page, total = page + 1, total + LEFT_OVER
        page, total = page + count, total + options[count]
    return total


@given(COSTS, st.integers(6, 9))
def test_no_other_pages_cost_less(costs: list[dict[int, float]], first_page: int) -> None:
    chosen = weighed(costs, first_page)
    assert all(count in options for count, options in zip(chosen, costs, strict=True))
    least = min(price(costs, ways, first_page) for ways in product(*costs))
    assert price(costs, chosen, first_page) == least


@pytest.mark.parametrize(
    ("costs", "first_page", "pages"),
    [
        ([], 8, []),
        ([{2: 0.0}, {2: 0.0}], 8, [2, 2]),
        # Short texts pair up, so that the next begins on the left.
        ([{1: 0.0}, {1: 0.0}, {2: 0.0}], 8, [1, 1, 2]),
        ([{1: 0.0, 2: 15.0}, {2: 0.0}], 8, [2, 2]),
        ([{1: 0.0, 2: 25.0}, {2: 0.0}], 8, [1, 2]),  # a page left over is better
        ([{1: 0.0, 2: 15.0}, {2: 0.0}], 7, [1, 2]),  # the first stands on the right
    ],
)
def test_a_page_left_over_is_weighed_against_other_pages(
    costs: list[dict[int, float]], first_page: int, pages: list[int]
) -> None:
    assert weighed(costs, first_page) == pages
