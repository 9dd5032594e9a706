"""The pieces of a booklet set by a plan of its pages, but for those that were set before."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from report.compositor.edition_cache import EditionCache
from report.compositor.jobs import Checked, piece_job, press_piece_job
from report.compositor.making import Making
from report.compositor.piece import (
    Booklet,
    PiecePages,
    PressPiece,
    PressWanted,
    Wanted,
    digest,
)
from report.compositor.results import Progress
from report.compositor.shelf import Shelf, Shelved
from report.document.pieces import text_piece
from report.document.plan import Plan
from report.finish.press.shop import Shop
from report.locales import _
from report.model import Edition
from report.processes import Job, Workers

# Of more, lists and the file take so much memory that they are made by processes that are new.
MANY_TEXTS: Final = 60


class PieceSetter:
    """Sets the pieces of a booklet for the screen, none twice from the same HTML."""

    def __init__(self, workers: Workers, cache: EditionCache, edition: Edition) -> None:
        self._workers = workers
        self._cache = cache
        self._edition = edition
        self._shelf = Shelf(workers)
        self._known: dict[tuple[str, str], Shelved] = {}  # by name, and digest of the HTML
        self._making = Making(self._find, self._job, self._keep)

    def begun(
        self,
        plan: Plan,
        laid: Sequence[PiecePages],
        is_last: Callable[[Shelved], bool] = lambda each: False,
    ) -> Callable[[], list[Shelved]]:
        """Begin to set pieces by a plan, and return what waits until all are set.

        That raises `ContentError` where one cannot be set at all. None is set behind one that
        `is_last`.
        """
        wanted = _wanted(self._cache, plan, laid)
        return self._making.begun(self._workers, wanted, is_last=is_last)

    def all_set(
        self, plan: Plan, laid: Sequence[PiecePages], is_last: Callable[[Shelved], bool]
    ) -> list[Shelved]:
        """Set all pieces by a plan; of many texts, those that list all of them in new processes.

        Behind one that `is_last` none is set. Raises `ContentError` where one cannot be set at all.
        """
        if len(self._edition.texts) <= MANY_TEXTS:
            return self.begun(plan, laid, is_last)()
        names = {text_piece(text) for text in self._edition.texts}
        texts = self.begun(plan, [pages for pages in laid if pages.name in names], is_last)()
        if texts and is_last(texts[-1]):
            return texts
        self._workers.renew()
        others = self.begun(plan, [pages for pages in laid if pages.name not in names])()
        found = {each.piece.pages.name: each for each in (*texts, *others)}
        return [found[pages.name] for pages in laid]

    def _find(self, wanted: Wanted) -> Shelved | None:
        known = self._known.get((wanted.pages.name, digest(wanted.html)))
        if known is None and (piece := self._cache.piece(wanted)):
            return self._noted(wanted, self._shelf.put(piece))
        return known

    def _job(self, wanted: Wanted) -> Job[Checked]:
        return piece_job(self._edition, wanted)

    def _keep(self, wanted: Wanted, checked: Checked) -> Shelved:
        piece, problems = checked
        if not problems:
            self._cache.keep_piece(wanted, piece)
        return self._noted(wanted, self._shelf.put(piece, problems))

    def _noted(self, wanted: Wanted, shelved: Shelved) -> Shelved:
        """Note what a piece came to; so it would from the HTML that it was set from in the end."""
        for html in (digest(wanted.html), shelved.piece.html):
            self._known[wanted.pages.name, html] = shelved
        return shelved


def press_pieces(
    workers: Workers,
    cache: EditionCache,
    edition: Edition,
    booklet: Booklet,
    shop: Shop,
    progress: Progress,
) -> list[PressPiece]:
    """Set the pieces of a booklet for a print shop, or take them from the cache.

    Raises `ContentError` with what is wrong with any of them.
    """

    def in_inks(wanted: Wanted) -> PressWanted:
        return booklet.press_wanted(wanted.pages)

    def find(wanted: Wanted) -> PressPiece | None:
        return cache.press_piece(wanted.html, in_inks(wanted), shop)

    def job(wanted: Wanted) -> Job[PressPiece]:
        return press_piece_job(edition, in_inks(wanted), shop)

    def keep(wanted: Wanted, piece: PressPiece) -> PressPiece:
        cache.keep_press_piece(wanted.html, in_inks(wanted), shop, piece)
        return piece

    settled = booklet.settled

    def tell(wanted: Wanted) -> None:
        page, count = wanted.pages.next_page - 1, settled.page_count
        progress(_("setting pages for the press: {page} of {count}", page=page, count=count))

    wanted = _wanted(cache, settled.plan, settled.pieces)
    return Making(find, job, keep).made(workers, wanted, tell)


def _wanted(cache: EditionCache, plan: Plan, laid: Sequence[PiecePages]) -> Iterator[Wanted]:
    """Yield pieces as they are written, each when it is asked for: the one before is begun then."""
    for pages in laid:
        html = cache.documents.booklet(plan, [pages.name], pages.first_page)
        yield Wanted(pages, html, plan)
