"""Texts in one setting after another, on two pages that are only reckoned."""

from dataclasses import dataclass, replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.copyfit.baseline import LEVEL_PT, Render, Trial
from report.design.settings import Setting
from report.linebreaking import Block, Choices
from report.model import Profile, Text
from report.units import mm_from_pt

SETTING = Setting(9, 1.4, 30, 6, 2)
HEAD_PT = 100  # above the text of the first page, where blocks are no space apart
BLOCKS = 3  # above the text; each has a space below it
ROOM_PT = 900  # on both pages


@dataclass(frozen=True)
class Pages:
    """Two pages with so many lines."""

    setting: Setting
    lines: int

    @property
    def fill(self) -> float:
        used_pt = self._top_pt + self.lines * self.setting.line_pt
        return 2 * used_pt / ROOM_PT

    def first_lines_mm(self) -> dict[int, float]:
        return {1: mm_from_pt(self._top_pt), 2: 0}

    @property
    def _top_pt(self) -> float:
        return HEAD_PT + BLOCKS * self.setting.space_pt + self.setting.shift_pt


class Press:
    """Sets pages, and remembers in which settings."""

    def __init__(self, lines: int = 45) -> None:
        self.lines = lines
        self.set: list[Setting] = []

    def __call__(self, text: Text[Profile], setting: Setting, choices: Choices) -> Pages:
        self.set.append(setting)
        return Pages(setting, self.lines)


def tried(press: Press) -> Trial:
    return Trial(cast("Text[Profile]", None), cast("Render", press), pages=2)


def off_pt(pages: Pages) -> float:
    """Reckon by how much the lines of the two pages are not level."""
    tops = pages.first_lines_mm()
    distance = (tops[1] - tops[2]) / mm_from_pt(1) % pages.setting.line_pt
    return min(distance, pages.setting.line_pt - distance)


settings = st.builds(
    replace,
    st.just(SETTING),
    size_pt=st.floats(8, 11),
    space_pt=st.floats(6, 14),
    picture_mm=st.sampled_from([30, 40]),
)


@given(st.lists(settings, min_size=1, max_size=6))
def test_lines_are_level_in_every_setting_that_fits(wanted: list[Setting]) -> None:
    press = Press()
    trial = tried(press)
    for setting in wanted:
        pages = cast("Pages", trial.layout(setting))
        assert pages.setting == trial.levelled(setting)
        assert 0 <= pages.setting.shift_pt <= setting.line_pt
        assert off_pt(pages) < LEVEL_PT + 1e-9  # sums of floats
        assert trial.fill(setting) == pages.fill / 2
    assert trial.renders == len(press.set) == len(set(press.set))


def test_a_setting_with_the_same_space_is_set_once() -> None:
    press = Press()
    trial = tried(press)
    for size_pt in (9, 9.2, 9.4):
        trial.fill(replace(SETTING, size_pt=size_pt))
    assert [setting.size_pt for setting in press.set] == [9, 9, 9.2, 9.4]


def test_from_two_spaces_a_third_follows() -> None:
    press = Press()
    trial = tried(press)
    for space_pt in (6, 8, 13):
        trial.fill(replace(SETTING, space_pt=space_pt))
    assert [setting.space_pt for setting in press.set] == [6, 6, 8, 8, 13]


def test_pages_that_are_too_full_are_not_made_level() -> None:
    press = Press(lines=80)
    assert tried(press).fill(SETTING) > 1
    assert [setting.shift_pt for setting in press.set] == [0]


def test_what_is_not_to_be_level_is_not_moved() -> None:
    press = Press()
    trial = tried(press)
    trial.levels = False
    trial.fill(SETTING)
    assert press.set == [SETTING]


def test_other_choices_are_set_anew_and_level_at_once() -> None:
    press = Press()
    trial = tried(press)
    before = trial.layout(SETTING)
    trial.choose(Choices(frozenset({(Block("Skolan"), 1)})))
    assert trial.layout(SETTING) == before
    assert trial.renders == 3  # with and without the shift, and again


def test_a_text_on_one_page_is_not_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pages, "first_lines_mm", lambda pages: {1: 40.0})
    press = Press()
    tried(press).fill(SETTING)
    assert press.set == [SETTING]
