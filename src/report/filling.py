"""A text → the pages it is to fill, or the problem that says how much of it does not fit."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from report.fit import Fit, largest, most_words
from report.model import Profile, Text
from report.problems import ContentError, Place, Problem
from report.rhythm import Choices, improved
from report.setting import Range, Setting, smallest
from report.units import pt_from_mm

if TYPE_CHECKING:
    from report.typeset import Layout

Render = Callable[[Text[Profile], Setting, Choices], "Layout"]

MOST_ROUNDS: Final = 6  # of better lines; most texts take one or two
NARROW_STEPS: Final = 6  # of the size, below what was found, are looked at before all are
LEVEL_PT: Final = 0.1  # lines that differ by less stand level
# By how much the levers are taken back where a text has to be moved down.
LESS: Final = {
    "rise_mm": (0.5, 1, 2),
    "leading": (0.02, 0.04, 0.06),
    "size_pt": (0.1, 0.2, 0.3, 0.4),
}
SLACK: Final = 0.03  # of the pages: so much may better lines leave free without a new search

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class Filled:
    """Pages that are as full as their text and the style sheet's limits allow."""

    layout: "Layout"
    fit: Fit
    choices: Choices
    renders: int


def one_page(text: Text[Profile], ranges: Sequence[Range], render: Render) -> Filled:
    """Lay out a text on one page. Raises `ContentError` if it is too long at the smallest."""
    filled = fill_pages(text, ranges, render, pages=1)
    if filled is None:
        raise ContentError(_too_long(text, smallest(ranges), render))
    return filled


def fill_pages(
    text: Text[Profile], ranges: Sequence[Range], render: Render, pages: int
) -> Filled | None:
    """Lay out a text so that it fills so many pages, with good lines; None if it is too long.

    The size is found first. Lines that are mended afterwards change how full the
    pages are, mostly by little; where they do not, the size is looked for again.
    """
    levers = _that_matter(text, ranges)
    trial = _Trial(text, render, pages, Choices())
    found = largest(smallest(ranges), levers, trial.fill)
    renders = 0
    for _ in range(MOST_ROUNDS):
        if found is None:
            return None
        found = _levelled(found, trial, ranges)
        better = improved(trial.choices, trial.layouts[found.setting].passages())
        if better == trial.choices:
            return _as_it_is(found, trial, renders)
        renders += len(trial.layouts)
        trial = _Trial(text, render, pages, better)
        found = _fitted_again(found, trial, ranges, levers)
    return None if found is None else _as_it_is(found, trial, renders)


def _fitted_again(
    found: Fit, trial: "_Trial", ranges: Sequence[Range], levers: Sequence[Range]
) -> Fit | None:
    """Fit a text whose lines were mended: the same setting if it still does, or one near it."""
    fill = trial.fill(found.setting)
    if found.fill - SLACK <= fill <= 1:
        return Fit(found.setting, fill)
    low = smallest(ranges)
    near = largest(low, _just_below(levers, found.setting), trial.fill)
    return near or largest(low, levers, trial.fill)


def _as_it_is(found: Fit, trial: "_Trial", renders: int) -> Filled:
    """Take the last layout, whose lines are good, or get no better after many rounds."""
    layout = trial.layouts[found.setting]
    return Filled(layout, found, trial.choices, renders + len(trial.layouts))


def _levelled(found: Fit, trial: "_Trial", ranges: Sequence[Range]) -> Fit:
    """Bring the lines of two facing pages level: move the text down by less than a line.

    Where there is no room for that, it is made by a setting that fills a little less.
    """
    line_pt = found.setting.line_pt
    off_pt = _shift_pt(trial.layouts[found.setting], found.setting)
    if found.setting.shift_pt and min(off_pt, line_pt - off_pt) < LEVEL_PT:
        return found
    for setting in _less_full(replace(found.setting, shift_pt=0), ranges):
        trial.fill(setting)
        shift_pt = _shift_pt(trial.layouts[setting], setting)
        moved = replace(setting, shift_pt=shift_pt)
        if trial.fill(moved) <= 1:
            return Fit(moved, trial.fill(moved))
    return found


def _less_full(setting: Setting, ranges: Sequence[Range]) -> Iterator[Setting]:
    """Give settings that fill less and less, within the limits: lower steps, then smaller type."""
    yield setting
    lowest = {limits.lever.field: limits.low for limits in ranges}
    for field, steps in LESS.items():
        for less in steps:
            value = round(getattr(setting, field) - less, 4)
            if value >= lowest[field]:
                yield replace(setting, **{field: value})


def _shift_pt(layout: "Layout", setting: Setting) -> float:
    """Give by how much the first page's text must move down; 0 where there is no facing page."""
    tops = layout.first_lines_mm()
    if not {1, 2} <= set(tops):
        return 0
    return round(pt_from_mm(tops[2] - tops[1]) % setting.line_pt, 2)


class _Trial:
    """Layouts of one text in different settings, with the same choices for its lines."""

    def __init__(self, text: Text[Profile], render: Render, pages: int, choices: Choices) -> None:
        self.choices = choices
        self.layouts: dict[Setting, Layout] = {}
        self._text = text
        self._render = render
        self._pages = pages

    def fill(self, setting: Setting) -> float:
        """Measure how much of the pages a setting fills; more than 1 needs another page."""
        if setting not in self.layouts:
            self.layouts[setting] = self._render(self._text, setting, self.choices)
        return self.layouts[setting].fill / self._pages


def _just_below(levers: Sequence[Range], setting: Setting) -> list[Range]:
    """Narrow the first lever, the size, to what is a little below a setting."""
    first, *others = levers
    value = getattr(setting, first.lever.field)
    low = max(first.low, value - NARROW_STEPS * first.lever.step)
    return [replace(first, low=round(low, 4), high=value), *others]


def _that_matter(text: Text[Profile], ranges: Sequence[Range]) -> list[Range]:
    """Leave out the levers that move nothing on this page."""
    idle = {
        field
        for field, content in (("picture_mm", text.fields.photo), ("rise_mm", text.fields.timeline))
        if not content
    }
    return [limits for limits in ranges if limits.lever.field not in idle]


def _too_long(text: Text[Profile], setting: Setting, render: Render) -> Problem:
    """Say where the text would have to end to fit, found by setting its beginning alone.

    Pages that run over cannot be counted: the engine may set what follows a break
    in columns twice. So the lines are reckoned from those that fit.
    """
    words = list(_WORD.finditer(text.source.body))

    @cache
    def beginning(count: int) -> "Layout":
        return render(_cut(text, words[count - 1].end() if count else 0), setting, Choices())

    fitting = most_words(len(words), lambda count: beginning(count).fill)
    if not fitting:
        return _no_room(text)
    over = len(words) - fitting
    lines = beginning(fitting).line_count - beginning(0).line_count
    return Problem(
        "profile-too-long",
        f"the profile of {text.fields.name} is {ceil(over * lines / fitting)} lines too long "
        f"for its page, about {over} words, even at the smallest size of {setting.size_pt:g} pt",
        _place(text, words[fitting].start()),
        "What begins here does not fit: shorten the text, or one of the lists beside it.",
    )


def _no_room(text: Text[Profile]) -> Problem:
    return Problem(
        "profile-too-long",
        f"the fields of {text.fields.name} leave no room on the page for its text",
        Place(text.source.path, 1, 1),
        "Shorten the lists, the steps or the people.",
    )


def _cut(text: Text[Profile], length: int) -> Text[Profile]:
    return replace(text, source=replace(text.source, body=text.source.body[:length]))


def _place(text: Text[Profile], position: int) -> Place:
    before = text.source.body[:position]
    line = text.source.body_line + before.count("\n")
    return Place(text.source.path, line, position - before.rfind("\n"))
