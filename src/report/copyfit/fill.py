"""A text → the pages it is to fill, or the problem that says how much of it does not fit.

A text is laid out once; every setting is reckoned from that, the best one is chosen, and the
text is laid out in it. What the engine cannot have been foretold is reckoned with again.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from report.copyfit.quality import best
from report.copyfit.reckoning import Reckoning
from report.design.settings import Range, Setting, smallest
from report.linebreaking import Choices, improved, shortened
from report.model import Profile, Text
from report.problems import ContentError, Place, Problem
from report.units import mm_from_px

if TYPE_CHECKING:
    from report.typeset import Layout

Render = Callable[[Text[Profile], Setting, Choices], "Layout"]

MOST_LAYOUTS: Final = 6  # of one text; nearly all take two
ROUNDING: Final = 0.0005  # of a page, by which what was reckoned may be off
MOST_UNFORESEEN: Final = 0.02  # pages by which one layout makes the reckoning more careful

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class Filled:
    """Pages that are as full as their text and the style sheet's limits allow."""

    layout: "Layout"
    setting: Setting
    fill: float  # of the pages, 0 to 1
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

    A text that is too long at the smallest is set with a line less in each of its blocks.
    """
    fitting = _Fitting(text, [_that_matters(one, text) for one in ranges], render, pages)
    choices = Choices()
    if not fitting.fits_at_smallest(choices):
        choices = fitting.shortened()
        if not fitting.fits_at_smallest(choices):
            return None
    return fitting.filled(choices)


class _Fitting:
    """Layouts of one text, each in the setting that the one before made seem the best."""

    def __init__(
        self, text: Text[Profile], ranges: Sequence[Range], render: Render, pages: int
    ) -> None:
        self._text = text
        self._ranges = ranges
        self._render = render
        self._pages = pages
        self._renders = 0
        self._unforeseen = 0.0  # pages by which layouts were fuller than reckoned

    def fits_at_smallest(self, choices: Choices) -> bool:
        """Lay out the text in the smallest setting, from which all others are reckoned."""
        self._lay_out(smallest(self._ranges), choices)
        self._found = self._filled(choices)
        return self._fits

    def shortened(self) -> Choices:
        """Choose that every block has a line less, where it can."""
        return shortened(Choices(), self._layout.passages())

    def filled(self, choices: Choices) -> Filled:
        """Fill the pages of a text that fits at the smallest."""
        for _ in range(MOST_LAYOUTS):
            setting = self._best(choices)
            if setting is None:
                break
            choices = self._whole_at_ends(setting, choices)
            expected = self._reckoning.reckon(setting, choices).fill
            self._lay_out(self._with_columns(setting, choices), choices)
            better = improved(choices, self._layout.passages())
            if self._fits:
                self._found = self._filled(choices)
                if better == choices:
                    break
            else:
                over = self._layout.fill - expected
                self._unforeseen += max(ROUNDING, min(over, MOST_UNFORESEEN))
            choices = better
        return replace(self._found, renders=self._renders)

    def _filled(self, choices: Choices) -> Filled:
        fill = self._layout.fill / self._pages
        return Filled(self._layout, self._setting, fill, choices, self._renders)

    def _lay_out(self, setting: Setting, choices: Choices) -> None:
        """Lay out the text, and reckon from that if it fits its pages."""
        self._layout = self._render(self._text, setting, choices)
        self._setting = setting
        self._renders += 1
        anatomy = self._layout.anatomy()
        if anatomy is None:
            raise ContentError(_no_text_box(self._text))
        self._fits = self._layout.fill <= self._pages and not anatomy.overflows
        if self._renders == 1 or self._fits:
            self._reckoning = Reckoning(anatomy, setting, self._pages)

    def _best(self, choices: Choices) -> Setting | None:
        """Return the best setting that fits: with level lines, or else without."""

        def fill(setting: Setting) -> float:
            reckoned = self._reckoning.reckon(setting, choices).fill
            return (reckoned + self._unforeseen) / self._pages

        levelled = self._reckoning.levelled if self._pages > 1 else _as_it_is
        choice = best(self._ranges, fill, levelled) or best(self._ranges, fill, _as_it_is)
        return choice.setting if choice else None

    def _whole_at_ends(self, setting: Setting, choices: Choices) -> Choices:
        """Choose that no word is broken where a page or a column ends in this setting."""
        for _ in range(MOST_LAYOUTS):
            ends = self._reckoning.reckon(setting, choices).ends
            if ends <= choices.whole:
                break
            choices = replace(choices, whole=choices.whole | ends)
        return choices

    def _with_columns(self, setting: Setting, choices: Choices) -> Setting:
        """Give the columns of a text the height that they have been reckoned to need."""
        text_mm = mm_from_px(self._reckoning.reckon(setting, choices).text_px)
        if not text_mm or self._unforeseen:
            return setting
        return replace(setting, text_mm=round(text_mm, 3))


def _no_text_box(text: Text[Profile]) -> Problem:
    return Problem(
        "no-text-box",
        f"the pages of {text.fields.name} have no element of the class 'prose' with its text",
        text.source.place(),
        'Let the templates of styles/ put the text into <div class="prose">.',
    )


def _as_it_is(setting: Setting) -> Setting:
    return setting


def _that_matters(limits: Range, text: Text[Profile]) -> Range:
    """Let a parameter that moves nothing on these pages stay where it is best."""
    is_idle = limits.parameter.field == "picture_mm" and not text.fields.pictures
    return replace(limits, low=limits.ideal, high=limits.ideal) if is_idle else limits


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


def most_words(total: int, fill: Callable[[int], float], step: int = 5) -> int:
    """Find how many words of a text fit on one page, to within a `step`; 0 if none does."""
    counts = range(0, total, step)
    return counts[max(0, bisect_right(counts, 1.0, key=fill) - 1)]


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
