"""The pieces of a booklet set by a plan of its pages, but for those that were set before."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from report.compositor.edition_cache import EditionCache
from report.compositor.jobs import Checked, piece_job, press_piece_job
from report.compositor.making import Making, Waiting
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
from report.linebreaking import Choices
from report.locales import _
from report.model import Edition
from report.problems import ContentError
from report.processes import Job, Workers

if TYPE_CHECKING:
    from report.processes.begun import Begun

# Of more, lists and the file take so much memory that they are made by processes that are new.
MANY_TEXTS: Final = 60

# What a piece is known by while a booklet is set: its name, its first page, a digest of its HTML,
# and the choices for its lines.
Way = tuple[str, int, str, Choices]
Set = Waiting[Wanted, Checked, Shelved]  # what waits until pieces are set


class PieceSetter:
    """Sets the pieces of a booklet for the screen, none twice in the same way."""

    def __init__(self, workers: Workers, cache: EditionCache, edition: Edition) -> None:
        self._workers = workers
        self._cache = cache
        self._edition = edition
        self._shelf = Shelf(workers)
        self._known: dict[Way, Shelved] = {}
        self._ahead: dict[Way, Begun[Checked]] = {}
        self._likely: tuple[Plan, Sequence[PiecePages], Set] | None = None
        self._plan = Plan({})
        self._written: dict[tuple[str, int], str] = {}  # HTML by that plan: of what, from where on
        self._making = Making(self._find, self._begin, self._keep)

    def begun(self, plan: Plan, laid: Sequence[PiecePages]) -> Set:
        """Begin to set pieces by a plan, and return what waits until all are set.

        That raises `ContentError` where one cannot be set at all.
        """
        likely, self._likely = self._likely, None
        if likely and likely[:2] == (plan, laid):
            return likely[2]
        return self._making.begun(self._workers, self._wanted(plan, laid))

    def all_set(
        self, plan: Plan, laid: Sequence[PiecePages], is_last: Callable[[Shelved], bool]
    ) -> list[Shelved]:
        """Set all pieces by a plan; of many texts, those that list all of them in new processes.

        Behind one that `is_last` none is set. Raises `ContentError` where one cannot be set at all.
        """
        if len(self._edition.texts) <= MANY_TEXTS:
            return self.begun(plan, laid)(is_last)
        names = {text_piece(text) for text in self._edition.texts}
        texts = self.begun(plan, [pages for pages in laid if pages.name in names])(is_last)
        if texts and is_last(texts[-1]):
            return texts
        self._workers.renew()
        others = self.begun(plan, [pages for pages in laid if pages.name not in names])()
        found = {each.piece.pages.name: each for each in (*texts, *others)}
        return [found[pages.name] for pages in laid]

    def begin_ahead(self, plan: Plan, laid: Sequence[PiecePages]) -> None:
        """Begin to set pieces by a plan that is likely, in the order in which they are needed.

        What turns out not to be wanted was begun in vain.
        """
        with suppress(ContentError):  # told where it is wanted
            for wanted in self._wanted(plan, laid):
                if self._find(wanted) is None:
                    self._ahead[_way(wanted)] = self._workers.begin(self._job(wanted))

    def begin_all(self, plan: Plan, laid: Sequence[PiecePages]) -> None:
        """Begin to set all pieces by a plan that is likely."""
        with suppress(ContentError):
            self._likely = plan, laid, self.begun(plan, laid)

    def _find(self, wanted: Wanted) -> Shelved | None:
        known = self._known.get(_way(wanted))
        if known is None and (piece := self._cache.piece(wanted)):
            return self._noted(wanted, self._shelf.put(piece))
        return known

    def _wanted(self, plan: Plan, laid: Sequence[PiecePages]) -> Iterator[Wanted]:
        """Yield pieces as they are written; of few texts, none is written twice by one plan."""
        if len(self._edition.texts) > MANY_TEXTS:
            yield from _wanted(self._cache, plan, laid)
            return
        for pages in laid:
            if plan != self._plan:
                self._plan, self._written = plan, {}
            what = pages.name, pages.first_page
            if what not in self._written:
                self._written[what] = _html(self._cache, plan, pages)
            yield Wanted(pages, self._written[what], plan)

    def _begin(self, wanted: Wanted) -> "Begun[Checked]":
        return self._ahead.get(_way(wanted)) or self._workers.begin(self._job(wanted))

    def _job(self, wanted: Wanted) -> Job[Checked]:
        return piece_job(self._edition, wanted)

    def _keep(self, wanted: Wanted, checked: Checked) -> Shelved:
        piece, problems = checked
        if not problems:
            self._cache.keep_piece(wanted, piece)
        return self._noted(wanted, self._shelf.put(piece, problems))

    def _noted(self, wanted: Wanted, shelved: Shelved) -> Shelved:
        """Note what a piece came to; so it would in the way in which it was set in the end."""
        settled = shelved.piece.pages
        in_the_end = (settled.name, settled.first_page, shelved.piece.html, settled.choices)
        for way in (_way(wanted), in_the_end):
            self._known[way] = shelved
        return shelved


def _way(wanted: Wanted) -> Way:
    pages = wanted.pages
    return pages.name, pages.first_page, digest(wanted.html), pages.choices


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

    def begin(wanted: Wanted) -> "Begun[PressPiece]":
        return workers.begin(press_piece_job(edition, in_inks(wanted), shop))

    def keep(wanted: Wanted, piece: PressPiece) -> PressPiece:
        cache.keep_press_piece(wanted.html, in_inks(wanted), shop, piece)
        return piece

    settled = booklet.settled

    def tell(wanted: Wanted) -> None:
        page, count = wanted.pages.next_page - 1, settled.page_count
        progress(_("setting pages for the press: {page} of {count}", page=page, count=count))

    wanted = _wanted(cache, settled.plan, settled.pieces)
    return Making(find, begin, keep).made(workers, wanted, tell)


def _wanted(cache: EditionCache, plan: Plan, laid: Sequence[PiecePages]) -> Iterator[Wanted]:
    """Yield pieces as they are written, each when it is asked for: the one before is begun then."""
    for pages in laid:
        yield Wanted(pages, _html(cache, plan, pages), plan)


def _html(cache: EditionCache, plan: Plan, pages: PiecePages) -> str:
    return cache.documents.booklet(plan, [pages.name], pages.first_page)
