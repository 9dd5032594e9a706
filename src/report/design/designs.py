"""The designs of a text's pages: which suit what it has, and which it gets among others.

Each is a template in `styles/designs/`, and a class of the style sheets.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from report.model import Profile, Text

BAND: Final = "band"  # the name in a band of colour, the map in it; suits every text
FACE: Final = "face"  # an upright or square photograph over the edge of a lower band
SCENE: Final = "scene"  # a wide photograph over the head of a page
FIGURE: Final = "figure"  # one key figure opens the text
LIST: Final = "list"  # a list is the point, and stands as a field
PAGE: Final = "page"  # all of a short text on one page
BESIDE: Final = "beside"  # the same on a profile, with its only photograph beside the text
LARGE: Final = "large"  # the same on a profile without a photograph, in larger type

WIDE: Final = 1.2  # times as wide as it is high, a photograph is wide
SHORT: Final = 160  # words, up to which nothing stands beside a text on its profile
MIDDLING: Final = 280  # words, up to which it may be one
POINT: Final = 4  # items that a list has at least to be the point of a text


@dataclass(frozen=True)
class Suited:
    """The designs that suit a text, the best first, and how many times in a row each may come."""

    designs: tuple[str, ...]
    in_a_row: int


def suited(fields: Profile, ratios: Sequence[float]) -> Suited:
    """Return the designs of a spread that suit a text.

    `ratios` are how many times wider than high its photographs are.
    """
    if ratios:
        first = SCENE if ratios[0] >= WIDE else FACE if len(ratios) == 1 else BAND
        return Suited(tuple(dict.fromkeys((first, FACE, BAND))), in_a_row=2)
    designs = ((LIST, _has_point(fields)), (FIGURE, bool(fields.figures)), (BAND, True))
    return Suited(tuple(name for name, suits in designs if suits), in_a_row=1)


def varied(texts: Sequence[Suited]) -> list[str]:
    """Choose a design for each text, the best that has not come too many times in a row.

    >>> varied([Suited(("figure", "band"), 1)] * 3)
    ['figure', 'band', 'figure']
    """
    chosen: list[str] = []
    for text in texts:
        before = chosen[-text.in_a_row :] if len(chosen) >= text.in_a_row else []
        others = (name for name in text.designs if not before or {*before} != {name})
        chosen.append(next(others, text.designs[0]))
    return chosen


def may_be_a_page(words: int) -> bool:
    """Return whether a text of so many words may be a page."""
    return words <= MIDDLING


def of_profile(text: Text[Profile]) -> tuple[str, ...]:
    """Return the designs of a profile: what belongs to it beside the text, or below a short one."""
    if text.word_count > SHORT:
        return (BAND, PAGE)
    return (BESIDE, PAGE, BAND) if len(text.fields.pictures) == 1 else (PAGE, BAND)


def of_roomy_profile(text: Text[Profile]) -> tuple[str, ...]:
    """Return the designs of a profile on which room is left and no photograph fills it.

    Lists that are the point stand as fields, and short texts are larger.
    """
    if text.fields.pictures:
        return ()
    designs = ((LIST, _has_point(text.fields)), (LARGE, text.word_count <= SHORT))
    return tuple(name for name, suits in designs if suits)


def _has_point(fields: Profile) -> bool:
    return any(len(named.items) >= POINT for named in fields.lists)
