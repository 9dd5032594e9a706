"""Shows a changed text at once: its own pages in the setting that they had before."""

from collections.abc import Iterator

from report.compositor.piece import Booklet
from report.compositor.resetting import Again, article_job, page_job
from report.compositor.results import Progress
from report.model import Edition
from report.preview.builder import BOOKLET, Builder, profile_name
from report.problems import Reading
from report.processes import Workers


def at_once(
    before: Edition, edition: Edition, helper: Workers, whole: Builder, progress: Progress
) -> None:
    """Set the texts that have changed, and put their pages in place if they are as many as before.

    What is wrong with them is found when everything is set again.
    """
    for slug in _changed(before, edition):
        progress(f"setting {slug}")
        if whole.booklet:
            _show_article(slug, whole.booklet, edition, helper, whole)
        profile = whole.products.get(profile_name(slug))
        if profile and profile.fitting:
            fitting = profile.fitting
            job = page_job(edition, slug, fitting.setting, fitting.makeup)
            page = _one(helper.results([job]))
            if page and page.pages == 1:
                whole.show_pages(profile_name(slug), 1, page, edition)


def _show_article(
    slug: str, booklet: Booklet, edition: Edition, helper: Workers, whole: Builder
) -> None:
    plan = booklet.settled.plan
    first = plan.pages.get(f"text-{slug}")
    if first is None or slug not in plan.settings:
        return
    pages = _one(helper.results([article_job(edition, slug, booklet.settled)]))
    if pages and pages.pages == _page_count(first, booklet):
        whole.show_pages(BOOKLET, first, pages, edition)


def _page_count(first: int, booklet: Booklet) -> int:
    """Count the pages up to those of the next text or part."""
    later = (page for page in booklet.settled.plan.pages.values() if page > first)
    return min(later, default=booklet.settled.page_count + 1) - first


def _changed(before: Edition, edition: Edition) -> Iterator[str]:
    """Yield the slugs of texts that were there before, and not like this."""
    known = {text.slug: text for text in before.texts}
    for text in edition.texts:
        if text.slug in known and text != known[text.slug]:
            yield text.slug


def _one(readings: Iterator[Reading[Again]]) -> Again | None:
    return next(readings).value
