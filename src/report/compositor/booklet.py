"""A booklet set part by part, until all agree on which pages they stand, and joined."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from report.compositor.edition_cache import EditionCache
from report.compositor.fitting import TextFitter
from report.compositor.fittings import keep_fittings
from report.compositor.making import Making
from report.compositor.piece import Booklet, Dummy, PartPages, Piece, PressPart, PressPiece, Settled
from report.compositor.results import Fitting, Progress
from report.compositor.sequence import chosen, expected, first_page_of_texts, fittings, planned
from report.compositor.tasks import (
    Spread,
    dummy_job,
    joining_job,
    piece_job,
    press_job,
    press_piece_job,
)
from report.document import Plan
from report.finish.press.shop import Shop
from report.model import Edition
from report.problems import ContentError, Place, Problem
from report.processes import Job, Workers

MOST_ROUNDS: Final = 8  # until the numbers of the pages are right; most take one


def set_booklet(
    workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
) -> Booklet:
    """Set the booklet for the screen, or take it from the cache. Raises `ContentError`."""
    if known := cache.booklet():
        return known
    fitter = TextFitter(workers, cache, edition, progress)
    dummy = _dummy(workers, cache, edition, fitter)
    progress("planning pages")
    plan, pieces, fittings = _settled(workers, cache, edition, dummy, fitter, progress)
    progress("joining the parts")
    made = Booklet(
        Settled(plan, tuple(piece.pages for piece in pieces)),
        workers.result(joining_job(edition, pieces)),
        tuple(area for piece in pieces for area in piece.areas),
        tuple(picture for piece in pieces for picture in piece.pictures),
    )
    cache.keep_booklet(made)
    keep_fittings(made.pdf, fittings)
    return made


def set_for_press(
    workers: Workers, cache: EditionCache, edition: Edition, booklet: Booklet, shop: Shop
) -> bytes:
    """Set the same pages for a print shop, or take them from the cache. Raises `ContentError`."""
    pdf = cache.press_file(shop)
    if pdf is None:
        making = _of_press_pieces(cache, edition, shop)
        plan, parts = booklet.settled.plan, booklet.settled.parts
        wanted = ((booklet.press_part(part), html) for part, html in _written(cache, plan, parts))
        pieces = making.made(workers, wanted)
        pdf = workers.result(press_job(edition, pieces, shop))
        cache.keep_press_file(shop, pdf)
    return pdf


def _dummy(workers: Workers, cache: EditionCache, edition: Edition, fitter: TextFitter) -> Dummy:
    """Set a dummy without the texts, or take it from the cache; meanwhile, the texts are fitted.

    Raises `ContentError` with the problems of all texts.
    """
    begun = cache.dummy() or workers.begin(dummy_job(edition))
    fitter.alone()
    if isinstance(begun, Dummy):
        return begun
    dummy = begun.reading().require()
    cache.keep_dummy(dummy)
    return dummy


def _settled(
    workers: Workers,
    cache: EditionCache,
    edition: Edition,
    dummy: Dummy,
    fitter: TextFitter,
    progress: Progress,
) -> tuple[Plan, list[Piece], dict[str, Fitting]]:
    """Set all parts until each stands on the pages that the others say, and all texts fill theirs.

    Return with them, by slug, how the texts fill their pages. Raises `ContentError` with what is
    wrong with any of them.
    """
    first_page = first_page_of_texts(edition, dummy)
    spreads = fitter.together(first_page)
    found = {part.name: part for part in dummy.parts} | expected(edition, spreads)
    plan, making = chosen(Plan({}), spreads), _of_pieces(cache, edition)
    for number in range(1, MOST_ROUNDS + 1):
        progress(f"setting pages, round {number}")
        plan, laid = planned(edition, found, plan)
        pieces = making.made(workers, _written(cache, plan, laid))
        found = {piece.pages.name: piece.pages for piece in pieces}
        if unfit := _unfit(spreads, pieces) - fitter.by_layouts:
            fitter.by_layouts |= unfit
            spreads = fitter.together(first_page)
            found |= expected(edition, spreads)
            plan = chosen(plan, spreads)
        elif all(piece.pages.is_like(part) for piece, part in zip(pieces, laid, strict=True)):
            return plan, pieces, fittings(spreads, pieces)
    raise ContentError(_unsettled(cache))


def _unfit(spreads: Mapping[str, Spread], pieces: Sequence[Piece]) -> set[str]:
    """Return the slugs of the texts that do not fill their pages as it was reckoned."""
    fills = (piece.fill for piece in pieces if piece.fill)
    return {fill.slug for fill in fills if spreads[fill.slug].makeup and not fill.holds}


def _written(
    cache: EditionCache, plan: Plan, laid: Sequence[PartPages]
) -> Iterator[tuple[PartPages, str]]:
    """Yield parts with their HTML, each when it is asked for: the one before is being set then."""
    for part in laid:
        yield part, cache.documents.booklet(plan, [part.name], part.first_page)


def _of_pieces(cache: EditionCache, edition: Edition) -> Making[tuple[PartPages, str], Piece]:
    """Return how parts are set: none a second time that is the same as in another round."""
    known: dict[tuple[str, str], Piece] = {}

    def find(wanted: tuple[PartPages, str]) -> Piece | None:
        part, html = wanted
        return known.get((part.name, html)) or cache.piece(html, part)

    def job(wanted: tuple[PartPages, str]) -> Job[Piece]:
        part, html = wanted
        return piece_job(edition, html, part)

    def keep(wanted: tuple[PartPages, str], piece: Piece) -> None:
        part, html = wanted
        known[part.name, html] = piece
        cache.keep_piece(html, part, piece)

    return Making(find, job, keep)


def _of_press_pieces(
    cache: EditionCache, edition: Edition, shop: Shop
) -> Making[tuple[PressPart, str], PressPiece]:
    """Return how parts are set for a print shop."""

    def find(wanted: tuple[PressPart, str]) -> PressPiece | None:
        part, html = wanted
        return cache.press_piece(html, part, shop)

    def job(wanted: tuple[PressPart, str]) -> Job[PressPiece]:
        return press_piece_job(edition, wanted[0], shop)

    def keep(wanted: tuple[PressPart, str], piece: PressPiece) -> None:
        part, html = wanted
        cache.keep_press_piece(html, part, shop, piece)

    return Making(find, job, keep)


def _unsettled(cache: EditionCache) -> Problem:
    return Problem(
        "unsettled-pages",
        f"the page numbers were still changing after {MOST_ROUNDS} rounds",
        Place(cache.styles / "products" / "booklet.html"),
        "Make the parts that show page numbers equally long whatever the number is.",
    )
