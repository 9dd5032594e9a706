"""What is said of a text that does not fit its page: by how much, from where, what would help."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from report.copyfit.reckoning import Overrun
from report.locales import _
from report.model import Profile, Text
from report.problems import Place, Problem
from report.products.product import BODY, PageProduct

# Fields that a text may do without, and what they are then; those first that are missed least.
SPARED: Final[Mapping[str, object]] = {
    "links": (),
    "outcome": None,
    "next": None,
    "figures": (),
    "photos": (),
    "photo": None,
}
_WORD: Final = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class Remedy:
    """Fields without which a text would fit its page; or not even then, if there is an overrun."""

    fields: tuple[str, ...]
    overrun: Overrun | None


def too_long(
    product: PageProduct, text: Text[Profile], overrun: Overrun, size_pt: float, remedy: Remedy
) -> Problem:
    """Say how much of a text has no room at a size, where that begins, and what would make room."""
    if overrun.is_all or product.flows != BODY:
        return _no_room(product, text, remedy)
    words = list(_WORD.finditer(text.source.body))
    first = words[max(0, len(words) - overrun.words)]
    return Problem(
        product.too_long,
        _(
            "{page} is {lines} too long for its page, about {words} "
            "words, even at the smallest size of {size_pt:g} pt",
            page=_(product.called, name=text.fields.name),
            lines=_lines(overrun),
            words=overrun.words,
            size_pt=size_pt,
        ),
        _place(text, first.start()),
        _("What begins here does not fit: {advice}", advice=_advice(remedy)),
    )


def no_text_box(text: Text[Profile]) -> Problem:
    """Say that the templates leave no text to fit."""
    return Problem(
        "no-text-box",
        _(
            "the pages of {name} have no element of the class 'prose' with its text",
            name=text.fields.name,
        ),
        text.source.place(),
        _('Let the templates of styles/ put the text into <div class="prose">.'),
    )


def _no_room(product: PageProduct, text: Text[Profile], remedy: Remedy) -> Problem:
    return Problem(
        product.too_long,
        _("the fields of {name} leave no room on the page for its text", name=text.fields.name),
        Place(text.source.path, 1, 1),
        _("Shorten them: {advice}", advice=_advice(remedy)),
    )


def _advice(remedy: Remedy) -> str:
    """Say what would make room."""
    if not remedy.fields:
        return "shorten the text."
    names = _enumerated([f"'{name}'" for name in remedy.fields])
    if remedy.overrun is None:
        return f"shorten the text, or leave out {names}. Without that, it would fit."
    left = (
        "there would be no room"
        if remedy.overrun.is_all
        else f"{_lines(remedy.overrun)} would be too many"
    )
    return f"shorten the text. Even without {names}, {left}."


def _lines(overrun: Overrun) -> str:
    return "1 line" if overrun.lines == 1 else f"{overrun.lines} lines"


def _enumerated(names: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> _enumerated(["'links'", "'next'", "'figures'"])
    "'links', 'next' and 'figures'"
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _place(text: Text[Profile], position: int) -> Place:
    before = text.source.body[:position]
    line = text.source.body_line + before.count("\n")
    return Place(text.source.path, line, position - before.rfind("\n"))
