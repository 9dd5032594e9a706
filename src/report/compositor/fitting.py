"""Texts made to fill their pages: those that suit each, or that suit all of them together."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import Spread
from report.compositor.jobs import spread_job
from report.compositor.making import Making
from report.compositor.pagination import weighed
from report.compositor.results import Progress
from report.design.makeup import Makeup
from report.locales import N_, _
from report.model import Edition, Profile, Text
from report.processes import Workers
from report.products.booklet import BOOKLET

if TYPE_CHECKING:
    from report.processes.begun import Begun


class TextFitter:
    """Finds how the texts of an edition fill their pages: reckoned, or where that failed, tried."""

    def __init__(
        self, workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
    ) -> None:
        self.by_layouts: set[str] = set()  # texts, by slug, for which reckoning failed
        self._workers = workers
        self._cache = cache
        self._edition = edition
        self._progress = progress
        self._known: dict[tuple[str, Makeup | None, bool], Spread] = {}

    def begun(self) -> Callable[[], dict[str, Spread]]:
        """Begin to fit texts, and return what waits until all of them are fitted.

        That returns how each fills the pages that suit it, by slug. It raises `ContentError` with
        the problems of all texts.
        """
        return self._begun(dict.fromkeys(text.slug for text in self._edition.texts))

    def together(self, first_page: int) -> dict[str, Spread]:
        """Return how the texts fill the pages that suit all of them, from this page on.

        What is reckoned of other pages may not hold; then those stay that suit a text alone.
        Raises `ContentError` with the problems of all texts.
        """
        alone = self.begun()()
        others = self._begun(self._weighed(alone, first_page))()
        return alone | {slug: spread for slug, spread in others.items() if spread.makeup}

    def _weighed(self, spreads: Mapping[str, Spread], first_page: int) -> dict[str, Makeup | None]:
        """Find the texts that are to get other pages than suit them alone, and which."""
        slugs = (text.slug for text in self._edition.texts)
        options = {slug: spreads[slug].options for slug in slugs if spreads[slug].options}
        costs = [{pages: one.cost for pages, one in each.items()} for each in options.values()]
        chosen = zip(options, weighed(costs, first_page), strict=True)
        makeups = {slug: options[slug][pages].makeup for slug, pages in chosen}
        return {slug: one for slug, one in makeups.items() if one != spreads[slug].makeup}

    def _begun(self, wanted: Mapping[str, Makeup | None]) -> Callable[[], dict[str, Spread]]:
        # The longest first, so that no worker is alone with it at the end.
        texts = sorted((text for text in self._edition.texts if text.slug in wanted), key=_length)
        numbers = {text.slug: number for number, text in enumerate(texts, 1)}

        def tell(text: Text[Profile]) -> None:
            number, count = numbers[text.slug], len(texts)
            told = N_("fitting {slug}, {number} of {count}")
            self._progress(_(told, slug=text.slug, number=number, count=count))

        # One for each process: those that set long lists are to be young, as these take memory.
        at_first = self._workers.count
        waiting = self._making(wanted).begun(self._workers, texts, tell, at_first)
        slugs = [text.slug for text in texts]
        return lambda: dict(zip(slugs, waiting(), strict=True))

    @property
    def being_fitted(self) -> list[str]:
        """The slugs of texts that are not fitted yet to the pages that suit them."""
        slugs = (text.slug for text in self._edition.texts)
        return [slug for slug in slugs if (slug, None, False) not in self._known]

    def _making(self, wanted: Mapping[str, Makeup | None]) -> Making[Text[Profile], Spread, Spread]:
        """Return how texts are fitted to the pages that suit them, or to those of makeups."""

        def way(text: Text[Profile]) -> tuple[str, Makeup | None, bool]:
            return text.slug, wanted[text.slug], text.slug in self.by_layouts

        def find(text: Text[Profile]) -> Spread | None:
            _slug, makeup, by_layouts = way(text)
            known = self._known.get(way(text))
            known = known or self._cache.spread(text, makeup, by_layouts=by_layouts)
            if known:
                self._known[way(text)] = known
            return known

        def begin(text: Text[Profile]) -> "Begun[Spread]":
            _slug, makeup, by_layouts = way(text)
            widths = self._cache.widths(BOOKLET, text)
            return self._workers.begin(spread_job(text, makeup, widths, by_layouts=by_layouts))

        def keep(text: Text[Profile], spread: Spread) -> Spread:
            _slug, makeup, by_layouts = way(text)
            self._known[way(text)] = spread
            self._cache.keep_spread(text, spread, makeup, by_layouts=by_layouts)
            return spread

        return Making(find, begin, keep)


def _length(text: Text[Profile]) -> int:
    return -len(text.source.body)
