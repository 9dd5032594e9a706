"""What is said of a text that does not fit its page: by how much, from where, what would help."""

import re
from typing import Final

from report.copyfit.reckoning import Reckoning
from report.design.settings import Setting
from report.model import Profile, Text
from report.problems import Place, Problem

_WORD: Final = re.compile(r"\S*\w\S*")


def too_long(text: Text[Profile], reckoning: Reckoning, setting: Setting) -> Problem:
    """Say how much of a text has no room in a setting, and where that begins."""
    overrun = reckoning.overrun(setting)
    if overrun is None:
        return _no_room(text)
    words = list(_WORD.finditer(text.source.body))
    first = words[max(0, len(words) - overrun.words)]
    lines = "line" if overrun.lines == 1 else "lines"
    return Problem(
        "profile-too-long",
        f"the profile of {text.fields.name} is {overrun.lines} {lines} too long for its page, "
        f"about {overrun.words} words, even at the smallest size of {setting.size_pt:g} pt",
        _place(text, first.start()),
        "What begins here does not fit: shorten the text, or one of the lists beside it.",
    )


def no_text_box(text: Text[Profile]) -> Problem:
    """Say that the templates leave no text to fit."""
    return Problem(
        "no-text-box",
        f"the pages of {text.fields.name} have no element of the class 'prose' with its text",
        text.source.place(),
        'Let the templates of styles/ put the text into <div class="prose">.',
    )


def _no_room(text: Text[Profile]) -> Problem:
    return Problem(
        "profile-too-long",
        f"the fields of {text.fields.name} leave no room on the page for its text",
        Place(text.source.path, 1, 1),
        "Shorten the lists, the steps or the people.",
    )


def _place(text: Text[Profile], position: int) -> Place:
    before = text.source.body[:position]
    line = text.source.body_line + before.count("\n")
    return Place(text.source.path, line, position - before.rfind("\n"))
