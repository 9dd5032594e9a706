"""A booklet set: every text fills its spread, and the pages make whole sheets."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Final

from report.compositor.edition_cache import EditionCache
from report.compositor.fittings import keep_fittings
from report.compositor.pagination import weighed
from report.compositor.results import Fitting, Progress
from report.compositor.tasks import (
    Booklet,
    Spread,
    booklet_job,
    dummy_job,
    press_job,
    spread_job,
)
from report.design.makeup import Makeup
from report.document.plan import Plan
from report.finish.press.shop import Shop
from report.linebreaking import Choices
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem
from report.processes import Workers

# Of more, the pages take so much memory that processes which have fitted texts are let go before.
MANY_TEXTS: Final = 60


def set_booklet(
    workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
) -> Booklet:
    """Set the booklet for the screen, or take it from the cache. Raises `ContentError`."""
    if known := cache.booklet():
        return known
    plan, choices, fittings = _planned(workers, cache, edition, progress)
    progress("setting pages")
    if len(edition.texts) > MANY_TEXTS:
        workers.recycle()
    made = workers.result(booklet_job(edition, plan, choices))
    cache.keep_booklet(made)
    keep_fittings(made.pdf, fittings)
    return made


def set_for_press(
    workers: Workers, cache: EditionCache, edition: Edition, booklet: Booklet, shop: Shop
) -> bytes:
    """Set the same pages for a print shop, or take them from the cache. Raises `ContentError`."""
    pdf = cache.press_file(shop)
    if pdf is None:
        pdf = workers.result(press_job(edition, booklet.settled, shop))
        cache.keep_press_file(shop, pdf)
    return pdf


def _planned(
    workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
) -> tuple[Plan, Choices, dict[str, Fitting]]:
    """Find the setting and the lines in which each text fills its spread, and plan the rest.

    Raises `ContentError` with the problems of all texts.
    """
    dummy = workers.begin(dummy_job(edition))
    alone = dict.fromkeys((text.slug for text in edition.texts), None)
    spreads = _fitted(workers, cache, edition, alone, progress)
    progress("planning pages")
    planned = dummy.reading().require()
    others = _weighed(edition, spreads, planned.plan)
    refitted = _fitted(workers, cache, edition, others, progress)
    # What is reckoned of other pages may not hold; then those stay that suit the text alone.
    spreads |= {slug: spread for slug, spread in refitted.items() if spread.makeup}
    fittings = {slug: spread.fitting for slug, spread in spreads.items() if spread.fitting}
    settings = {slug: fitting.setting for slug, fitting in fittings.items()}
    makeups = {slug: fitting.makeup for slug, fitting in fittings.items()}
    choices = [spread.choices for spread in spreads.values()]
    plan = replace(planned.plan, settings=settings, makeups=makeups)
    return plan, reduce(or_, choices, planned.choices), fittings


def _weighed(
    edition: Edition, spreads: Mapping[str, Spread], plan: Plan
) -> dict[str, Makeup | None]:
    """Find the texts, by slug, that are to get other pages than suit them alone, and which."""
    options = {
        text.slug: spreads[text.slug].options
        for text in edition.texts
        if spreads[text.slug].options
    }
    if not options:
        return {}
    costs = [{pages: one.cost for pages, one in each.items()} for each in options.values()]
    first = plan.page(next(iter(options)))
    before = max((page for page in plan.pages.values() if page < first), default=first - 1)
    chosen = zip(options, weighed(costs, before + 1), strict=True)
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
    texts = [text for text in edition.texts if text.slug in wanted]
    found = {text.slug: cache.spread(text, wanted[text.slug]) for text in texts}
    unknown = [text for text in texts if found[text.slug] is None]
    # The longest first, so that no worker is alone with it at the end.
    begun = {
        text.slug: workers.begin(spread_job(text, wanted[text.slug]))
        for text in sorted(unknown, key=_length)
    }
    problems: list[Problem] = []
    for text in unknown:
        progress(f"fitting {text.slug}")
        reading = begun[text.slug].reading()
        problems += reading.problems
        if reading.value:
            cache.keep_spread(text, reading.value, wanted[text.slug])
            found[text.slug] = reading.value
    if problems:
        raise ContentError(dict.fromkeys(problems))
    return {slug: spread for slug, spread in found.items() if spread}


def _length(text: Text[Profile]) -> int:
    return -len(text.source.body)
