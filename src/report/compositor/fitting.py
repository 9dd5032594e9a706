"""Texts made to fill their pages: those that suit each, or that suit all of them together."""

from collections.abc import Mapping

from report.compositor.edition_cache import EditionCache
from report.compositor.making import Making
from report.compositor.pagination import weighed
from report.compositor.results import Progress
from report.compositor.tasks import Spread, spread_job
from report.design.makeup import Makeup
from report.model import Edition, Profile, Text
from report.processes import Job, Workers


def fit_all(
    workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
) -> dict[str, Spread]:
    """Find how each text fills the pages that suit it, by slug.

    Raises `ContentError` with the problems of all texts.
    """
    alone = dict.fromkeys((text.slug for text in edition.texts), None)
    return _fitted(workers, cache, edition, alone, progress)


def weigh(
    workers: Workers,
    cache: EditionCache,
    edition: Edition,
    spreads: Mapping[str, Spread],
    first_page: int,
    progress: Progress,
) -> dict[str, Spread]:
    """Find how the texts fill the pages that suit all of them together, from this page on.

    What is reckoned of other pages may not hold; then those stay that suit a text alone.
    """
    others = _weighed(edition, spreads, first_page)
    refitted = _fitted(workers, cache, edition, others, progress)
    return {**spreads, **{slug: one for slug, one in refitted.items() if one.makeup}}


def _weighed(
    edition: Edition, spreads: Mapping[str, Spread], first_page: int
) -> dict[str, Makeup | None]:
    """Find the texts, by slug, that are to get other pages than suit them alone, and which."""
    options = {
        text.slug: spreads[text.slug].options
        for text in edition.texts
        if spreads[text.slug].options
    }
    costs = [{pages: one.cost for pages, one in each.items()} for each in options.values()]
    chosen = zip(options, weighed(costs, first_page), strict=True)
    makeups = {slug: options[slug][pages].makeup for slug, pages in chosen}
    return {slug: one for slug, one in makeups.items() if one != spreads[slug].makeup}


def _fitted(
    workers: Workers,
    cache: EditionCache,
    edition: Edition,
    wanted: Mapping[str, Makeup | None],
    progress: Progress,
) -> dict[str, Spread]:
    """Find how texts fill the pages that suit them, or those of makeups, by slug.

    Raises `ContentError` with all problems.
    """

    def find(text: Text[Profile]) -> Spread | None:
        return cache.spread(text, wanted[text.slug])

    def job(text: Text[Profile]) -> Job[Spread]:
        return spread_job(text, wanted[text.slug])

    def keep(text: Text[Profile], spread: Spread) -> None:
        cache.keep_spread(text, spread, wanted[text.slug])

    # The longest first, so that no worker is alone with it at the end.
    texts = sorted((text for text in edition.texts if text.slug in wanted), key=_length)
    making = Making(find, job, keep)
    spreads = making.made(workers, texts, lambda text: progress(f"fitting {text.slug}"))
    return {text.slug: spread for text, spread in zip(texts, spreads, strict=True)}


def _length(text: Text[Profile]) -> int:
    return -len(text.source.body)
