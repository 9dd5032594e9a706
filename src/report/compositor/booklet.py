"""A booklet set: every text fills its spread, and the pages make whole sheets."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Final

from report.compositor.edition_cache import EditionCache
from report.compositor.results import Progress
from report.compositor.tasks import (
    Booklet,
    Spread,
    booklet_job,
    dummy_job,
    press_job,
    spread_job,
)
from report.document import Plan
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
    plan, choices = _planned(workers, cache, edition, progress)
    progress("setting pages")
    if len(edition.texts) > MANY_TEXTS:
        workers.recycle()
    made = workers.result(booklet_job(edition, plan, choices))
    cache.keep_booklet(made)
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
) -> tuple[Plan, Choices]:
    """Find the setting and the lines in which each text fills its spread, and plan the rest.

    Raises `ContentError` with the problems of all texts.
    """
    known = {text.slug: cache.spread(text) for text in edition.texts}
    dummy = workers.begin(dummy_job(edition))
    unknown = [text for text in edition.texts if known[text.slug] is None]
    found = _fitted(workers, cache, unknown, progress)
    progress("planning pages")
    planned = dummy.reading().require()
    spreads = {slug: spread or found[slug] for slug, spread in known.items()}
    settings = {slug: spread.setting for slug, spread in spreads.items() if spread.setting}
    makeups = {slug: spread.makeup for slug, spread in spreads.items() if spread.makeup}
    choices = [spread.choices for spread in spreads.values()]
    plan = replace(planned.plan, settings=settings, makeups=makeups)
    return plan, reduce(or_, choices, planned.choices)


def _fitted(
    workers: Workers, cache: EditionCache, texts: Sequence[Text[Profile]], progress: Progress
) -> dict[str, Spread]:
    """Find how texts fill their spreads, by slug. Raises `ContentError` with all problems."""
    # The longest first, so that no worker is alone with it at the end.
    begun = {text.slug: workers.begin(spread_job(text)) for text in sorted(texts, key=_length)}
    found: dict[str, Spread] = {}
    problems: list[Problem] = []
    for text in texts:
        progress(f"fitting {text.slug}")
        reading = begun[text.slug].reading()
        problems += reading.problems
        if reading.value:
            cache.keep_spread(text, reading.value)
            found[text.slug] = reading.value
    if problems:
        raise ContentError(dict.fromkeys(problems))
    return found


def _length(text: Text[Profile]) -> int:
    return -len(text.source.body)
