"""The search, on pages that are only reckoned."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.copyfit.search import FULL, Fit, largest, last_that_fits, most_words
from report.design.settings import PARAMETERS, Range, Setting, smallest

LIMITS = ((8.6, 11), (1.3, 1.42), (30, 60), (6, 14), (3, 60))
RANGES = tuple(
    Range(parameter, *limits) for parameter, limits in zip(PARAMETERS, LIMITS, strict=True)
)
SIZES = RANGES[0].values

# Five halvings find one of 25 sizes, six one of 60 values; trusting the growth may cost five more.
MOST_MEASURED = 11


def page(letters: float, heads: float) -> Callable[[Setting], float]:
    """Reckon a page: text whose area grows as size × line, and what else takes height."""

    def fill(setting: Setting) -> float:
        text = letters * setting.size_pt**2 * setting.leading / 11**2 / 1.42
        return text + heads + setting.space_pt / 267 + 3 * setting.rise_mm / 267

    return fill


class Counted:
    """A way to measure that counts how often it was asked, and for what."""

    def __init__(self, fill: Callable[[Setting], float]) -> None:
        self.fill = fill
        self.asked: list[Setting] = []

    def __call__(self, setting: Setting) -> float:
        self.asked.append(setting)
        return self.fill(setting)


def fitted(fill: Callable[[Setting], float]) -> tuple[Fit | None, list[Setting]]:
    counted = Counted(fill)
    return largest(smallest(RANGES), RANGES, counted), counted.asked


@given(letters=st.floats(0.05, 3), heads=st.floats(0.05, 0.5))
def test_what_is_found_fits_and_was_measured_once(letters: float, heads: float) -> None:
    fill = page(letters, heads)
    fit, asked = fitted(fill)
    assert len(set(asked)) == len(asked)
    if fit is None:
        assert fill(smallest(RANGES)) > 1
    else:
        assert fit.setting in asked
        assert fit.fill == fill(fit.setting) <= 1


@given(letters=st.floats(0.5, 0.9), heads=st.floats(0.05, 0.3))
def test_the_size_found_is_the_largest_on_an_even_page(letters: float, heads: float) -> None:
    fill = page(letters, heads)
    fit, asked = fitted(fill)
    assert fit is not None
    low = smallest(RANGES)
    fitting = [
        size
        for size in SIZES
        if fill(Setting(size, low.leading, low.picture_mm, low.space_pt, low.rise_mm)) <= 1
    ]
    assert fit.setting.size_pt == fitting[-1]
    assert len(asked) <= 2 * MOST_MEASURED


@given(letters=st.floats(0.05, 0.9), heads=st.floats(0.05, 0.3))
def test_a_page_that_can_be_filled_is_full(letters: float, heads: float) -> None:
    fill = page(letters, heads)
    fit, _ = fitted(fill)
    assert fit is not None
    most = fill(Setting(*(high for _, high in LIMITS)))
    assert fit.fill >= min(FULL, most)


def test_the_levers_move_in_their_order() -> None:
    fit, _ = fitted(page(letters=0.8, heads=0.15))
    assert fit is not None
    setting = fit.setting
    assert setting.size_pt == 11
    assert 1.3 < setting.leading < 1.42
    assert (setting.picture_mm, setting.space_pt, setting.rise_mm) == (30, 6, 3)


def test_where_a_line_more_would_not_fit_what_moves_no_text_fills_the_page() -> None:
    def fill(setting: Setting) -> float:
        over = setting.size_pt > 9 or setting.leading > 1.3 or setting.space_pt > 6
        return 1.2 if over else 0.9 + (setting.rise_mm - 3) / 100

    fit, asked = fitted(fill)
    assert fit is not None
    assert fit.setting == Setting(9, 1.3, 30, 6, fit.setting.rise_mm)
    assert FULL <= fit.fill <= 1
    assert {(setting.leading, setting.picture_mm, setting.space_pt) for setting in asked} == {
        (1.3, 30, 6)
    }


def test_a_very_short_text_is_carried_by_the_last_lever() -> None:
    fit, asked = fitted(page(letters=0.1, heads=0.3))
    assert fit is not None
    # All at their ends but the rise: 1 − 0.1 − 0.3 − 14/267 is left for three steps.
    assert (fit.setting.size_pt, fit.setting.leading, fit.setting.space_pt) == (11, 1.42, 14)
    assert FULL <= fit.fill <= 1
    assert len(asked) <= 10


def test_a_page_too_long_at_the_smallest_is_none_after_two_looks() -> None:
    fit, asked = fitted(page(letters=3, heads=0.1))
    assert fit is None
    assert [setting.size_pt for setting in asked] == [SIZES[8], 8.6]


@given(
    st.lists(st.floats(0.3, 1.7), min_size=1, max_size=60).map(sorted),
    st.lists(st.floats(-0.02, 0.02), min_size=60, max_size=60),
    st.floats(0.1, 2),
    st.data(),
)
def test_on_an_uneven_page_the_value_found_fits_and_the_next_does_not(
    fills: list[float], noise: list[float], growth: float, data: st.DataObject
) -> None:
    fills = [fill + wobble for fill, wobble in zip(fills, noise, strict=False)]
    values = [8 + number / 20 for number in range(len(fills))]
    start = data.draw(st.integers(0, len(fills) - 1))
    asked: list[int] = []

    def fill(number: int) -> float:
        asked.append(number)
        return fills[number]

    found = last_that_fits(values, growth, fill, start)
    assert len(asked) == len(set(asked)) <= MOST_MEASURED
    if found is None:
        assert fills[0] > 1
        return
    number, reached = found
    assert reached == fills[number] <= 1
    assert number + 1 == len(fills) or fills[number + 1] > 1 or reached == 1


def test_a_page_whose_fill_says_nothing_is_still_found_quickly() -> None:
    asked: list[int] = []

    def fill(number: int) -> float:
        asked.append(number)
        return 0.999 if number <= 20 else 2

    assert last_that_fits(SIZES, 1.2, fill, 8) == (20, 0.999)
    assert len(asked) <= MOST_MEASURED


@pytest.mark.parametrize(("total", "room"), [(400, 300), (400, 3), (7, 5), (1, 0), (1226, 605)])
def test_the_words_that_fit_are_found_to_within_a_step(total: int, room: int) -> None:
    found = most_words(total, lambda count: 1 + (count - room) / total)
    assert found is not None
    assert found <= room < found + 5


def test_no_words_fit_where_the_fields_fill_the_page() -> None:
    assert most_words(100, lambda count: 1.2) is None
