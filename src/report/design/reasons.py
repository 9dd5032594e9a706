"""Why a text got its design, and what gave way on its pages, in words for who edits it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from report.design.designs import BAND, FACE, FIGURE, LIST, PAGE, SCENE, WIDE, suited
from report.design.makeup import Makeup
from report.design.plates import UPRIGHT
from report.locales import N_, _, ngettext
from report.model import Profile, Text, path_of_picture
from report.pictures import Unfit, shape

# What has given way, as somebody would say it.
PARTS: Final[Mapping[str, str]] = {
    "sources": N_("other sources"),
    "guide": N_("the criteria"),
    "setting": N_("size and leading"),
    "picture": N_("large photographs"),
    "map": N_("a large map"),
    "code": N_("the code of a link"),
    "figures": N_("large key figures"),
    "steps": N_("the staircase"),
    "feature": N_("lists as fields"),
    "photographs": N_("photographs after the first"),
    "lists": N_("lists"),
    "people": N_("people"),
    "years": N_("the steps"),
}


@dataclass(frozen=True)
class Reason:
    """The design of a text's pages, why it was chosen, and what has given way."""

    design: str
    why: str
    gave_way: tuple[str, ...] = ()


def reason(text: Text[Profile], makeup: Makeup) -> Reason:
    """Return why the pages of the booklet that a text has are made up like this."""
    ratios = _ratios(text)
    why = _why(text, makeup.design, ratios)
    best = suited(text.fields, ratios).designs[0]
    if makeup.design not in (best, PAGE):
        why = _(
            "{why}; {design} came just before, or fills the pages less well", why=why, design=best
        )
    return Reason(makeup.design, why, gave_way(makeup))


def gave_way(makeup: Makeup) -> tuple[str, ...]:
    """Return what has given way on pages that are made up like this, in words."""
    return tuple(_(PARTS[name]) for name in makeup.without)


def _why(text: Text[Profile], design: str, ratios: Sequence[float]) -> str:
    items = max((len(named.items) for named in text.fields.lists), default=0)
    reasons = {
        PAGE: ngettext("a text of {n} word", "a text of {n} words", text.word_count),
        SCENE: _("a wide photograph"),
        FACE: _photographs(ratios),
        FIGURE: _("a key figure"),
        LIST: ngettext("a list of {n} item", "a list of {n} items", items),
        BAND: _photographs(ratios) if ratios else _("it suits every text"),
    }
    return reasons[design]


def _photographs(ratios: Sequence[float]) -> str:
    if len(ratios) != 1:
        return ngettext("{n} photograph", "{n} photographs", len(ratios))
    (ratio,) = ratios
    if ratio < UPRIGHT:
        return _("an upright photograph")
    return _("a square photograph") if ratio < WIDE else _("a wide photograph")


def _ratios(text: Text[Profile]) -> list[float]:
    """Return how many times wider than high the photographs are, but for those that are unfit."""
    sizes = (shape(path_of_picture(text, picture)) for picture in text.fields.pictures)
    return [size.width / size.height for size in sizes if not isinstance(size, Unfit)]
