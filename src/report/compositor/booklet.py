"""A booklet set piece by piece, until all agree on which pages they stand, and joined."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import LastTime, Spread
from report.compositor.fitting import TextFitter
from report.compositor.fittings import keep_fittings
from report.compositor.jobs import joining_job, press_job, readiness_job, words_job
from report.compositor.piece import Booklet, Piece, PiecePages, Settled
from report.compositor.results import Fitting, Progress
from report.compositor.sequence import (
    chosen,
    expected,
    first_page_of_texts,
    fittings,
    likely,
    planned,
    without_texts,
)
from report.compositor.setting import MANY_TEXTS, PieceSetter, press_pieces
from report.compositor.shelf import Shelved
from report.document.pieces import text_piece
from report.document.plan import Plan
from report.finish.press.shop import Shop
from report.locales import _
from report.model import Edition
from report.problems import ContentError, Place, Problem
from report.processes import Workers

MOST_ROUNDS: Final = 8  # until the numbers of the pages are right; most take one


def set_booklet(
    workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
) -> Booklet:
    """Set the booklet for the screen, or take it from the cache. Raises `ContentError`."""
    if known := cache.booklet():
        return known
    fitter = TextFitter(workers, cache, edition, progress)
    setter = PieceSetter(workers, cache, edition)
    guess, others = _before_texts(workers, cache, edition, fitter, setter)
    plan, shelved, filled = _settled(cache, edition, guess, others, fitter, setter, progress)
    progress(_("joining the pieces"))
    pdf = _joined(workers, edition, shelved)
    pieces = [each.piece for each in shelved]
    made = Booklet(
        Settled(plan, tuple(piece.pages for piece in pieces)),
        pdf,
        tuple(area for each in shelved for area in each.areas),
        tuple(picture for piece in pieces for picture in piece.pictures),
    )
    cache.keep_booklet(made)
    keep_fittings(pdf, filled)
    return made


def set_for_press(
    workers: Workers,
    cache: EditionCache,
    edition: Edition,
    booklet: Booklet,
    shop: Shop,
    progress: Progress,
) -> bytes:
    """Set the same pages for a print shop, or take them from the cache. Raises `ContentError`."""
    pdf = cache.press_file(shop)
    if pdf is None:
        pieces = press_pieces(workers, cache, edition, booklet, shop, progress)
        progress(_("joining the pieces for the press"))
        pdf = workers.result(press_job(edition, pieces, shop))
        cache.keep_press_file(shop, pdf)
    return pdf


def _before_texts(
    workers: Workers,
    cache: EditionCache,
    edition: Edition,
    fitter: TextFitter,
    setter: PieceSetter,
) -> tuple[Plan, dict[str, PiecePages]]:
    """Fit the texts, and set all pieces but them by a plan with the likely pages meanwhile.

    What of them turns out to have the right numbers is not set again. Where few texts are fitted,
    they are set meanwhile, too, as they were the last time: few words change that. Raises
    `ContentError` with the problems of all texts.
    """
    documents = cache.documents  # loaded while the process begins that workers are forked from
    fitted = fitter.begun()
    workers.meanwhile(readiness_job(edition))
    last = cache.last_time()
    found = likely(documents, edition, last)
    plan, laid = planned(edition, found, chosen(edition, Plan({}), last.spreads))
    texts = {text_piece(text): text.slug for text in edition.texts}
    changed = fitter.being_fitted
    is_foreseen = 0 < len(changed) < workers.count and last.spreads.keys() >= {*texts.values()}
    if is_foreseen:
        setter.begin_ahead(plan, [pages for pages in laid if texts.get(pages.name) in changed])
    others = setter.begun(plan, [pages for pages in laid if pages.name not in texts])
    if is_foreseen and others.is_all_found:
        setter.begin_all(*planned(edition, {**found, **_by_name(others())}, plan))
    fitted()
    workers.meanwhile(readiness_job(edition))
    return plan, _by_name(others())


def _settled(
    cache: EditionCache,
    edition: Edition,
    guess: Plan,
    others: Mapping[str, PiecePages],
    fitter: TextFitter,
    setter: PieceSetter,
    progress: Progress,
) -> tuple[Plan, list[Shelved], dict[str, Fitting]]:
    """Set all pieces until each stands on the pages that the others say, and all texts fill theirs.

    `others` are those that are no texts, as they came out by a guess. Return with the pieces, by
    slug, how the texts fill their pages. Raises `ContentError` with what is wrong with any piece.
    """
    progress(_("planning pages"))
    first_page = first_page_of_texts(edition, others)
    spreads = fitter.together(first_page)
    found = {**others, **expected(edition, spreads)}
    plan = chosen(edition, guess, spreads)

    def is_unfit(each: Shelved) -> bool:
        return bool(_unfit(spreads, [each.piece]) - fitter.by_layouts)

    number = 1
    while number <= MOST_ROUNDS:
        progress(_("setting pages, round {number}", number=number))
        plan, laid = planned(edition, found, plan)
        shelved = setter.all_set(plan, laid, is_unfit)  # what comes behind it moves
        pieces = [each.piece for each in shelved]
        found |= _by_name(shelved)
        if unfit := _unfit(spreads, pieces) - fitter.by_layouts:
            fitter.by_layouts |= unfit  # each text once, so these rounds are not counted
            spreads = fitter.together(first_page)
            found |= expected(edition, spreads)
            plan = chosen(edition, plan, spreads)
        elif all(piece.pages.is_like(pages) for piece, pages in zip(pieces, laid, strict=True)):
            if problems := [problem for each in shelved for problem in each.problems]:
                raise ContentError(dict.fromkeys(problems))
            cache.keep_last_time(LastTime(spreads, without_texts(edition, plan, pieces)))
            return plan, shelved, fittings(spreads, pieces)
        else:
            number += 1
    raise ContentError(_unsettled(cache))


def _joined(workers: Workers, edition: Edition, shelved: Sequence[Shelved]) -> bytes:
    """Join pieces, and see meanwhile whether all is there that was to be printed.

    Raises `ContentError` with what is missing.
    """
    words, joining = words_job(edition, shelved), joining_job(edition, shelved)
    joined = None
    if len(edition.texts) <= MANY_TEXTS:
        joined = workers.begin(joining)  # first: it takes longer
    if lost := workers.result(words):
        raise ContentError(lost)
    return joined.reading().require() if joined else workers.alone(joining)


def _by_name(shelved: Iterable[Shelved]) -> dict[str, PiecePages]:
    return {each.piece.pages.name: each.piece.pages for each in shelved}


def _unfit(spreads: Mapping[str, Spread], pieces: Sequence[Piece]) -> set[str]:
    """Return the slugs of the texts that do not fill their pages as it was reckoned."""
    fills = (piece.fill for piece in pieces if piece.fill)
    return {fill.slug for fill in fills if spreads[fill.slug].makeup and not fill.holds}


def _unsettled(cache: EditionCache) -> Problem:
    return Problem(
        "unsettled-pages",
        _(
            "the page numbers were still changing after {rounds} rounds",
            rounds=MOST_ROUNDS,
        ),
        Place(cache.styles / "products" / "booklet.html"),
        _("Make the parts that show page numbers equally long whatever the number is."),
    )
