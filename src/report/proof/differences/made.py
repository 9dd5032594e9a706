"""What is made of an edition now: its booklet, and the profiles of its texts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import Page
from report.compositor.jobs import start_pool
from report.compositor.pages import set_pages
from report.compositor.piece import Booklet
from report.compositor.results import Progress
from report.locales import _
from report.model import Edition
from report.problems import ContentError
from report.products.profile import PROFILE
from report.proof.kept import BOOKLET, PROFILES
from report.recipes.content import Content
from report.recipes.pages import chosen
from report.workspace import Workspace


@dataclass(frozen=True)
class Made:
    """A booklet and profiles, by slug, as they are made now."""

    edition: Edition
    booklet: Booklet
    profiles: Mapping[str, Page]

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of each file, under its name in a proof."""
        profiles = {f"{PROFILES}/{slug}": page.pdf for slug, page in self.profiles.items()}
        return {BOOKLET: self.booklet.pdf, **profiles}

    def pages_of(self, slug: str) -> range:
        """Return the pages that a text has in the booklet."""
        plan = self.booklet.settled.plan
        first = plan.page(slug)
        if makeup := plan.makeups.get(slug):
            return range(first, first + makeup.pages)
        behind = (page for page in plan.pages.values() if page > first)
        return range(first, min(behind, default=self.booklet.settled.page_count + 1))


def made_now(
    workspace: Workspace,
    content: Content,
    slugs: Collection[str],
    progress: Progress,
    jobs: int | None = None,
) -> Made:
    """Set the booklet, and the profiles of these texts or of all, or take them from the cache.

    Texts that are not finished are in neither. Raises `ContentError` where a text has mistakes,
    or a page cannot be set; `UsageError` for slugs that are no texts.
    """
    edition = content.require()
    if content.wrong:
        raise ContentError(content.told)
    if lacking := [slug for slug in slugs if slug in content.unfinished]:
        raise ContentError(tuple(content.of(lacking, content.told)))
    texts = chosen(edition, [*slugs])
    progress(_("loading fonts"))
    with start_pool(workspace, edition, jobs) as workers:
        cache = EditionCache(workspace, edition)
        booklet = set_booklet(workers, cache, edition, progress)
        readings = list(set_pages(PROFILE, texts, workers, cache, progress))
        cache.prune()
    if problems := [problem for reading in readings for problem in reading.problems]:
        raise ContentError(dict.fromkeys(problems))
    pages = (reading.require() for reading in readings)
    return Made(edition, booklet, dict(zip((text.slug for text in texts), pages, strict=True)))
