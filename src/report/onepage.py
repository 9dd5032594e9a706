"""A text → its one page, or the problem that says how much of it does not fit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from report.fit import Fit, largest, most_words
from report.model import Profile, Text
from report.problems import ContentError, Place, Problem
from report.setting import Range, Setting, smallest

if TYPE_CHECKING:
    from report.typeset import Layout

Render = Callable[[Text[Profile], Setting], "Layout"]

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class OnePage:
    """A page that is as full as its text and the style sheet's limits allow."""

    layout: "Layout"
    fit: Fit
    renders: int


def one_page(text: Text[Profile], ranges: Sequence[Range], render: Render) -> OnePage:
    """Lay out a text on one page. Raises `ContentError` if it is too long at the smallest."""
    layouts: dict[Setting, Layout] = {}

    def fill(setting: Setting) -> float:
        layouts[setting] = render(text, setting)
        return layouts[setting].fill

    found = largest(smallest(ranges), _that_matter(text, ranges), fill)
    if found is None:
        raise ContentError(_too_long(text, smallest(ranges), render))
    return OnePage(layouts[found.setting], found, len(layouts))


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
        return render(_cut(text, words[count - 1].end() if count else 0), setting)

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
