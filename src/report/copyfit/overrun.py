"""What is said of a text that does not fit its page: by how much, from where, what would help."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from report.copyfit.reckoning import Overrun
from report.locales import _, enumerated, ngettext
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
        ngettext(
            "{page} is {n} line too long for its page, about {words} "
            "words, even at the smallest size of {size_pt:g} pt",
            "{page} is {n} lines too long for its page, about {words} "
            "words, even at the smallest size of {size_pt:g} pt",
            overrun.lines,
            page=_(product.called, name=text.fields.name),
            words=overrun.words,
            size_pt=size_pt,
        ),
        _place(text, first.start()),
        _("What begins here does not fit:") + " " + _advice(remedy),
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
        _("Shorten them:") + " " + _advice(remedy),
    )


def _advice(remedy: Remedy) -> str:
    """Say what would make room."""
    if not remedy.fields:
        return _("shorten the text.")
    fields = enumerated([f"'{name}'" for name in remedy.fields])
    if remedy.overrun is None:
        return _(
            "shorten the text, or leave out {fields}. Without that, it would fit.", fields=fields
        )
    if remedy.overrun.is_all:
        return _("shorten the text. Even without {fields}, there would be no room.", fields=fields)
    return ngettext(
        "shorten the text. Even without {fields}, {n} line would be too many.",
        "shorten the text. Even without {fields}, {n} lines would be too many.",
        remedy.overrun.lines,
        fields=fields,
    )


def _place(text: Text[Profile], position: int) -> Place:
    before = text.source.body[:position]
    line = text.source.body_line + before.count("\n")
    return Place(text.source.path, line, position - before.rfind("\n"))
