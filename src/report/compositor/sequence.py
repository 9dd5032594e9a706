"""The parts of a booklet one after another: on which pages each stands, as far as is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from report.compositor.piece import Dummy, PartPages
from report.design.makeup import Makeup
from report.document import Plan, parts, text_part
from report.finish.imposition import SHEET_PAGES
from report.linebreaking import Choices
from report.model import Edition, Profile, Text

# Of a text that is too long for any makeup; it has more, and how many is seen when it is set.
LIKELY_PAGES: Final = 2


def expected(text: Text[Profile], makeup: Makeup | None, choices: Choices) -> PartPages:
    """Return what is expected of a text that is made up so, and whose lines are chosen so."""
    name, pages = text_part(text), makeup.pages if makeup else LIKELY_PAGES
    return PartPages(name, 1, pages, {name: 1}, choices=choices)


def first_page_of_texts(edition: Edition, dummy: Dummy) -> int:
    """Return the page on which the first text may begin; it may be one that is left over."""
    before = takewhile(lambda name: name != text_part(edition.texts[0]), parts(edition))
    counts = {part.name: part.page_count for part in dummy.parts}
    return 1 + sum(counts[name] for name in before)


def planned(
    edition: Edition, found: Mapping[str, PartPages], before: Plan
) -> tuple[Plan, list[PartPages]]:
    """Return the plan of the pages, and each part on its own, when so much is known of them all.

    `before` is the plan in which they were found; pages for notes make whole sheets.
    """
    texts = {text_part(text) for text in edition.texts}
    laid = list(_in_sequence([found[name] for name in parts(edition)], texts))
    ending = laid[-1]
    others = ending.page_count - before.notes
    notes = -(ending.first_page - 1 + others) % SHEET_PAGES
    laid[-1] = replace(ending, page_count=others + notes)
    places = {name: page for part in laid for name, page in part.places.items()}
    rests_mm = {name: rest for part in laid for name, rest in part.rests_mm.items()}
    return replace(before, pages=places, notes=notes, rests_mm=rests_mm), laid


def _in_sequence(parts: Sequence[PartPages], texts: set[str]) -> Iterator[PartPages]:
    page = 1
    for part in parts:
        moved = _text_from(part, page) if part.name in texts else part.moved(page)
        yield moved
        page = moved.next_page


def _text_from(part: PartPages, page: int) -> PartPages:
    """Return a text whose pages follow the one before this: on the left, if they are several.

    So a page may be left over before them, which is one of the part's.
    """
    left_over = part.places[part.name] - part.first_page
    own = part.page_count - left_over
    needed = int(own > 1 and page % 2 == 1)
    moved = part.moved(page + needed - left_over)
    return replace(moved, first_page=page, page_count=needed + own)
