"""Shows a changed text at once: its own pages in the setting that they had before.

They are begun as soon as the text is read, and shown when it has been checked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report.compositor.piece import Booklet
from report.compositor.resetting import Again, article_job, page_job
from report.compositor.results import Progress
from report.locales import _
from report.model import Edition
from report.preview.builder import BOOKLET, Builder, profile_name
from report.processes import Workers
from report.processes.begun import Begun
from report.products.profile import PROFILE


@dataclass(frozen=True)
class Ahead:
    """Pages of the booklet that are being set, by the slugs of their texts, of this edition."""

    edition: Edition
    pages: Mapping[str, Begun[Again]]

    def begun(self, slug: str, edition: Edition) -> Begun[Again] | None:
        """Return what was begun of a text, if the edition is still the same."""
        return self.pages.get(slug) if self.edition == edition else None


def ahead(before: Edition, edition: Edition, helper: Workers, booklet: Booklet | None) -> Ahead:
    """Begin to set the pages that texts which have changed have in the booklet."""
    jobs = {
        slug: article_job(edition, slug, booklet.settled)
        for slug in _changed(before, edition)
        if booklet and _first_page(slug, booklet)
    }
    return Ahead(edition, {slug: helper.begin(job) for slug, job in jobs.items()})


def at_once(
    before: Edition,
    edition: Edition,
    helper: Workers,
    whole: Builder,
    progress: Progress,
    made: Ahead | None = None,
) -> None:
    """Set the texts that have changed, and put their pages in place if they are as many as before.

    What is wrong with them is found when everything is set again.
    """
    for slug in _changed(before, edition):
        progress(_("setting {slug}", slug=slug))
        if whole.booklet:
            begun = made.begun(slug, edition) if made else None
            _show_article(slug, whole.booklet, edition, helper, whole, begun)
        profile = whole.products.get(profile_name(slug))
        if profile and profile.fitting:
            fitting = profile.fitting
            job = page_job(PROFILE, edition, slug, fitting.setting, fitting.makeup)
            page = helper.begin(job).reading().value
            if page and page.pages == 1:
                whole.show_pages(profile_name(slug), 1, page, edition)


def _show_article(
    slug: str,
    booklet: Booklet,
    edition: Edition,
    helper: Workers,
    whole: Builder,
    begun: Begun[Again] | None,
) -> None:
    first = _first_page(slug, booklet)
    if first is None:
        return
    begun = begun or helper.begin(article_job(edition, slug, booklet.settled))
    pages = begun.reading().value
    if pages and pages.pages == _page_count(first, booklet):
        whole.show_pages(BOOKLET, first, pages, edition)


def _first_page(slug: str, booklet: Booklet) -> int | None:
    """Return the page on which a text begins, or None where it is not set as it was before."""
    plan = booklet.settled.plan
    return plan.pages.get(f"text-{slug}") if slug in plan.settings else None


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
