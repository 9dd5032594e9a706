"""A text → the pages it is to fill, or the problem that says how much of it does not fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from report.copyfit.baseline import Render, Trial
from report.copyfit.search import Fit, largest, most_words
from report.design.settings import Range, Setting, smallest
from report.linebreaking import Choices, improved
from report.model import Profile, Text
from report.problems import ContentError, Place, Problem

if TYPE_CHECKING:
    from report.typeset import Layout

MOST_ROUNDS: Final = 6  # of better lines; most texts take one or two
NARROW_STEPS: Final = 6  # of the size, below what was found, are looked at before all are
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
    trial = Trial(text, render, pages)
    parameters = _that_matter(text, ranges)
    found = _largest(ranges, parameters, trial)
    for _ in range(MOST_ROUNDS):
        if found is None:
            return None
        layout = trial.layout(found.setting)
        better = improved(trial.choices, layout.passages())
        if better == trial.choices:
            break
        trial.choose(better)
        found = _fitted_again(found, trial, ranges, parameters)
    return None if found is None else _as_it_is(found, trial)


def _largest(ranges: Sequence[Range], parameters: Sequence[Range], trial: Trial) -> Fit | None:
    """Fit a text with its lines level, or else without."""
    low = smallest(ranges)
    found = largest(low, parameters, trial.fill)
    if found is None and trial.levels:
        trial.levels = False
        found = largest(low, parameters, trial.fill)
    return found


def _fitted_again(
    found: Fit, trial: Trial, ranges: Sequence[Range], parameters: Sequence[Range]
) -> Fit | None:
    """Fit a text whose lines were mended: the same setting if it still does, or one near it."""
    fill = trial.fill(found.setting)
    if found.fill - SLACK <= fill <= 1:
        return Fit(found.setting, fill)
    near = largest(smallest(ranges), _just_below(parameters, found.setting), trial.fill)
    return near or _largest(ranges, parameters, trial)


def _as_it_is(found: Fit, trial: Trial) -> Filled:
    """Take the last layout, whose lines are good, or get no better after many rounds."""
    setting = trial.levelled(found.setting)
    return Filled(
        trial.layout(found.setting), replace(found, setting=setting), trial.choices, trial.renders
    )


def _just_below(parameters: Sequence[Range], setting: Setting) -> list[Range]:
    """Narrow the first parameter, the size, to what is a little below a setting."""
    first, *others = parameters
    value = getattr(setting, first.parameter.field)
    low = max(first.low, value - NARROW_STEPS * first.parameter.step)
    return [replace(first, low=round(low, 4), high=value), *others]


def _that_matter(text: Text[Profile], ranges: Sequence[Range]) -> list[Range]:
    """Leave out the parameters that move nothing on this page."""
    return [
        limits for limits in ranges if text.fields.photo or limits.parameter.field != "picture_mm"
    ]


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
