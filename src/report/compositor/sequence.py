"""The pieces of a booklet one after another: on which pages each stands, as far as is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from report.compositor.fitted import LastTime, Spread
from report.compositor.piece import Piece, PiecePages
from report.compositor.results import Fitting
from report.document.pieces import (
    AWARD,
    BACK,
    CHAPTER,
    CRITERIA,
    ENDING,
    OPENING,
    piece_names,
    text_piece,
)
from report.document.plan import Plan
from report.finish.imposition import SHEET_PAGES
from report.model import Edition

if TYPE_CHECKING:
    from report.document.documents import Documents

# Of a text that is too long for any makeup; it has more, and how many is seen when it is set.
LIKELY_PAGES: Final = 2
# Of other pieces, as they come out mostly. What is set with wrong numbers is set again.
LIKELY: Final = {OPENING: 3, AWARD: 1, CRITERIA: 1, CHAPTER: 2, BACK: 4, ENDING: 1}


def expected(edition: Edition, spreads: Mapping[str, Spread]) -> dict[str, PiecePages]:
    """Return what is expected of pieces that are texts, by their names, were each the first.

    Those are told of which a spread is known.
    """
    found = {}
    for text in edition.texts:
        if spread := spreads.get(text.slug):
            name, pages = text_piece(text), spread.makeup.pages if spread.makeup else LIKELY_PAGES
            found[name] = PiecePages(name, 1, pages, {name: 1}, choices=spread.choices)
    return found


def chosen(edition: Edition, plan: Plan, spreads: Mapping[str, Spread]) -> Plan:
    """Return a plan with what was chosen for the texts, as far as it is known."""
    known = {text.slug: spreads[text.slug] for text in edition.texts if text.slug in spreads}
    settings = {slug: spread.setting for slug, spread in known.items() if spread.setting}
    makeups = {slug: spread.makeup for slug, spread in known.items() if spread.makeup}
    return replace(plan, settings=settings, makeups=makeups)


def likely(documents: "Documents", edition: Edition, last: LastTime) -> dict[str, PiecePages]:
    """Return what is likely of all pieces, by their names, before anything is set.

    It is what they were the last time, and of those that are new what most are.
    """
    makeups = {text_piece(text): documents.makeups(text)[0] for text in edition.texts}
    pages = {**LIKELY, **{name: makeup.pages for name, makeup in makeups.items()}}
    names = piece_names(edition)
    before = {**last.others, **expected(edition, last.spreads)}
    return {name: before.get(name) or PiecePages(name, 1, pages[name], {name: 1}) for name in names}


def without_texts(edition: Edition, plan: Plan, pieces: Sequence[Piece]) -> dict[str, PiecePages]:
    """Return the pages of the pieces that are no texts, by their names, without those for notes."""
    texts = {text_piece(text) for text in edition.texts}
    found = {piece.pages.name: piece.pages for piece in pieces if piece.pages.name not in texts}
    ending = found[ENDING]
    return {**found, ENDING: replace(ending, page_count=ending.page_count - plan.notes)}


def first_page_of_texts(edition: Edition, found: Mapping[str, PiecePages]) -> int:
    """Return the page on which the first text may begin; it may be one that is left over."""
    before = takewhile(lambda name: name != text_piece(edition.texts[0]), piece_names(edition))
    return 1 + sum(found[name].page_count for name in before)


def planned(
    edition: Edition, found: Mapping[str, PiecePages], before: Plan
) -> tuple[Plan, list[PiecePages]]:
    """Return the plan of the pages, and each piece on its own, when so much is known of them all.

    `before` is the plan in which they were found; pages for notes make whole sheets.
    """
    texts = {text_piece(text) for text in edition.texts}
    laid = list(_in_sequence([found[name] for name in piece_names(edition)], texts))
    ending = laid[-1]
    others = ending.page_count - before.notes
    notes = -(ending.first_page - 1 + others) % SHEET_PAGES
    laid[-1] = replace(ending, page_count=others + notes)
    places = {name: page for piece in laid for name, page in piece.places.items()}
    rests_mm = {name: rest for piece in laid for name, rest in piece.rests_mm.items()}
    return replace(before, pages=places, notes=notes, rests_mm=rests_mm), laid


def _in_sequence(pieces: Sequence[PiecePages], texts: set[str]) -> Iterator[PiecePages]:
    page = 1
    for piece in pieces:
        moved = _text_from(piece, page) if piece.name in texts else piece.moved(page)
        yield moved
        page = moved.next_page


def _text_from(piece: PiecePages, page: int) -> PiecePages:
    """Return a text whose pages follow the one before this: on the left, if they are several.

    So a page may be left over before them, which is one of the piece's.
    """
    own = piece.page_count - piece.left_over
    needed = int(own > 1 and page % 2 == 1)
    moved = piece.moved(page + needed - piece.left_over)
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
