"""The pages of a product set in worker processes, or taken from the cache, each in its turn."""

from collections.abc import Iterator, Sequence

from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import Page
from report.compositor.fittings import keep_fittings
from report.compositor.jobs import page_job, press_page_job
from report.compositor.results import Progress
from report.finish.press.shop import Shop
from report.locales import _
from report.model import Profile, Text
from report.problems import Reading
from report.processes import Job, Workers
from report.products.product import PageProduct


def set_pages(
    product: PageProduct,
    texts: Sequence[Text[Profile]],
    workers: Workers,
    cache: EditionCache,
    progress: Progress,
) -> Iterator[Reading[Page]]:
    """Yield each text's page in turn, from the cache or from a worker."""
    kept = {text.slug for text in texts if cache.has_page(product, text)}

    def job(text: Text[Profile]) -> Job[Page]:
        return page_job(product, text, cache.widths(product, text))

    readings = workers.results(job(text) for text in texts if text.slug not in kept)
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
        if is_kept and (page := cache.page(product, text)):
            yield Reading(page)
            continue
        # One that turns out to be damaged has no turn among the others.
        reading = next(workers.results([job(text)]) if is_kept else readings)
        if reading.value:
            cache.keep_page(product, text, reading.value)
            keep_fittings(reading.value.pdf, {text.slug: reading.value.fitting})
        yield reading


def set_press_pages(
    product: PageProduct,
    made: Sequence[tuple[Text[Profile], Page]],
    shop: Shop,
    workers: Workers,
    cache: EditionCache,
    progress: Progress,
) -> Iterator[Reading[bytes]]:
    """Yield each page in turn as a file for a print shop, from the cache or from a worker."""
    kept = {text.slug: cache.press_page(product, text, shop) for text, _page in made}
    readings = workers.results(
        press_page_job(product, text, page, shop) for text, page in made if not kept[text.slug]
    )
    for text, _page in made:
        progress(_("setting pages for the press"))
        if pdf := kept[text.slug]:
            yield Reading(pdf)
            continue
        reading = next(readings)
        if reading.value:
            cache.keep_press_page(product, text, shop, reading.value)
        yield reading
