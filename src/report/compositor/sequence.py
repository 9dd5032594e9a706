"""The parts of a booklet one after another: on which pages each stands, as far as is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from report.compositor.piece import PartPages, Piece
from report.compositor.results import Fitting
from report.compositor.tasks import Spread
from report.document import Documents, Plan, parts, text_part
from report.document.parts import AWARD, BACK, CHAPTER, CRITERIA, ENDING, OPENING
from report.finish.imposition import SHEET_PAGES
from report.model import Edition

# Of a text that is too long for any makeup; it has more, and how many is seen when it is set.
LIKELY_PAGES: Final = 2
# Of other parts, as they come out mostly. What is set with wrong numbers is set again.
LIKELY: Final = {OPENING: 3, AWARD: 1, CRITERIA: 1, CHAPTER: 2, BACK: 4, ENDING: 1}


def expected(edition: Edition, spreads: Mapping[str, Spread]) -> dict[str, PartPages]:
    """Return what is expected of the parts that are texts, by their names, were each the first."""
    found = {}
    for text in edition.texts:
        name, spread = text_part(text), spreads[text.slug]
        pages = spread.makeup.pages if spread.makeup else LIKELY_PAGES
        found[name] = PartPages(name, 1, pages, {name: 1}, choices=spread.choices)
    return found


def chosen(plan: Plan, spreads: Mapping[str, Spread]) -> Plan:
    """Return a plan with what was chosen for the texts."""
    settings = {slug: spread.setting for slug, spread in spreads.items() if spread.setting}
    makeups = {slug: spread.makeup for slug, spread in spreads.items() if spread.makeup}
    return replace(plan, settings=settings, makeups=makeups)


def likely(documents: Documents, edition: Edition) -> dict[str, PartPages]:
    """Return what is likely of all parts, by their names, before anything is set."""
    makeups = {text_part(text): documents.makeups(text)[0] for text in edition.texts}
    pages = {**LIKELY, **{name: makeup.pages for name, makeup in makeups.items()}}
    return {name: PartPages(name, 1, pages[name], {name: 1}) for name in parts(edition)}


def first_page_of_texts(edition: Edition, found: Mapping[str, PartPages]) -> int:
    """Return the page on which the first text may begin; it may be one that is left over."""
    before = takewhile(lambda name: name != text_part(edition.texts[0]), parts(edition))
    return 1 + sum(found[name].page_count for name in before)


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
    own = part.page_count - part.left_over
    needed = int(own > 1 and page % 2 == 1)
    moved = part.moved(page + needed - part.left_over)
    return replace(moved, first_page=page, page_count=needed + own)


def fittings(spreads: Mapping[str, Spread], pieces: Sequence[Piece]) -> dict[str, Fitting]:
    """Return how texts came to fill their pages, by slug: what was chosen, and how it came out."""
    found: dict[str, Fitting] = {}
    for fill in (piece.fill for piece in pieces if piece.fill):
        spread = spreads[fill.slug]
        if spread.setting and spread.makeup:
            found[fill.slug] = Fitting(
                *(spread.setting, spread.makeup, fill.percent, spread.renders + 1, spread.seconds),
                *(fill.broken, fill.most_white_em, fill.worst_line),
            )
    return found
