"""Profiles set in worker processes, or taken from the cache, each in its turn."""

from collections.abc import Iterator, Sequence

from report.compositor.edition_cache import EditionCache
from report.compositor.fittings import keep_fittings
from report.compositor.results import Progress
from report.compositor.tasks import Page, profile_job
from report.locales import _
from report.model import Profile, Text
from report.problems import Reading
from report.processes import Workers


def set_profiles(
    texts: Sequence[Text[Profile]], workers: Workers, cache: EditionCache, progress: Progress
) -> Iterator[Reading[Page]]:
    """Yield each text's page in turn, from the cache or from a worker."""
    kept = {text.slug for text in texts if cache.has_page(text)}
    readings = workers.results(profile_job(text) for text in texts if text.slug not in kept)
    for number, text in enumerate(texts, 1):
        progress(
            _(
                "fitting {slug}, {number} of {count}",
                slug=text.slug,
                number=number,
                count=len(texts),
            )
        )
        is_kept = text.slug in kept
        if is_kept and (page := cache.page(text)):
            yield Reading(page)
            continue
        # One that turns out to be damaged has no turn among the others.
        reading = next(workers.results([profile_job(text)]) if is_kept else readings)
        if reading.value:
            cache.keep_page(text, reading.value)
            keep_fittings(reading.value.pdf, {text.slug: reading.value.fitting})
        yield reading
