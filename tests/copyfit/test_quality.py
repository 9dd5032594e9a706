"""The best of all settings that fit."""

from dataclasses import replace

import pytest

from report.copyfit.filling import Filling
from report.copyfit.quality import best
from report.design.settings import PARAMETERS, Range, Setting

LIMITS = {
    "size_pt": (8.6, 9.6, 11.0),
    "leading": (1.3, 1.36, 1.42),
    "picture_mm": (45.0, 45.0, 45.0),
    "space_pt": (6.0, 9.0, 14.0),
    "rise_mm": (2.0, 5.0, 60.0),
}
RANGES = [Range(one, *LIMITS[one.field]) for one in PARAMETERS]
IDEAL = Setting(9.6, 1.36, 45, 9, 5)


def page(words: float) -> "object":
    """Return what fills a page: so many words, four spaces, four steps."""

    def fill(setting: Setting) -> Filling:
        text = words * setting.size_pt**2 * setting.leading / 100_000
        return Filling(text + setting.space_pt * 0.005 + setting.rise_mm * 0.01)

    return fill


def chosen(words: float) -> Setting:
    choice = best(RANGES, page(words), lambda setting: setting)  # type: ignore[arg-type]
    assert choice
    assert choice.fill <= 1
    return choice.setting


def test_a_text_that_fits_as_the_designer_would_have_it_is_set_so() -> None:
    words = (1 - 0.045 - 0.05) / (9.6**2 * 1.36) * 100_000
    assert chosen(words) == pytest.approx(IDEAL) or chosen(words) == IDEAL


def test_more_words_take_space_and_leading_before_size() -> None:
    setting = chosen(760)
    assert setting.size_pt >= 9.3
    assert setting.leading < 1.36
    assert setting.space_pt < 9


def test_few_words_are_carried_by_the_steps() -> None:
    setting = chosen(500)
    assert setting.rise_mm > 15
    assert 9.6 <= setting.size_pt <= 10.6


def test_what_does_not_fit_at_the_smallest_has_no_setting() -> None:
    assert best(RANGES, page(1000), lambda setting: setting) is None  # type: ignore[arg-type]


def test_the_smallest_is_found_though_a_line_more_makes_others_much_too_full() -> None:
    def fill(setting: Setting) -> Filling:
        # More than by the square of the size.
        return Filling(1.0 if setting.size_pt == 8.6 else 1.3)

    choice = best(RANGES, fill, lambda setting: setting)
    assert choice
    assert choice.setting.size_pt == 8.6


def test_the_smallest_is_found_where_nothing_else_fits() -> None:
    low = Setting(8.6, 1.3, 45, 6, 2)

    def fill(setting: Setting) -> Filling:
        return Filling(1.0 if setting == low else 1.005)

    choice = best(RANGES, fill, lambda setting: replace(setting, shift_pt=0))
    assert choice
    assert choice.setting == low


def test_only_what_costs_less_is_of_interest() -> None:
    choice = best(RANGES, page(760), lambda setting: setting)  # type: ignore[arg-type]
    assert choice
    as_it_is = lambda setting: setting  # noqa: E731
    again = best(RANGES, page(760), as_it_is, 1, choice.cost + 0.001)  # type: ignore[arg-type]
    assert again == choice
    assert best(RANGES, page(760), as_it_is, 1, choice.cost) is None  # type: ignore[arg-type]


def test_a_hole_before_the_last_page_is_worth_another_setting() -> None:
    """Where type a little larger goes over a page, what follows it fills that page."""

    def fill(setting: Setting) -> Filling:
        return Filling(2.9, (0.02, 0.02 if setting.size_pt >= 10 else 0.45))

    def without_holes(setting: Setting) -> Filling:
        return Filling(2.9)

    as_it_is = lambda setting: setting  # noqa: E731
    even = best(RANGES, without_holes, as_it_is, 3)
    choice = best(RANGES, fill, as_it_is, 3)
    assert even
    assert choice
    assert even.setting.size_pt == 9.6
    assert choice.setting.size_pt == 10
