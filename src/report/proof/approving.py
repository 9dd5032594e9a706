"""The recipe of approving: who said that a text may be printed, and what exactly they saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from report.checks.looks import looks_of
from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.foresight import preload
from report.compositor.jobs import start_pool
from report.compositor.keeping import kept
from report.compositor.pages import set_pages
from report.compositor.results import Progress
from report.files import alone_in, write_new, write_whole
from report.locales import _
from report.model import Approval, Edition, KeptMakeup, Profile, Text, digest, page_digest
from report.problems import ContentError, Problem, UsageError
from report.processes import Workers
from report.products.profile import PROFILE
from report.proof.written import with_entries
from report.recipes.content import Content, read_content
from report.recipes.pages import chosen
from report.workspace import Workspace

MOST_LETTERS: Final = 160  # of a name


@dataclass(frozen=True)
class Approved:
    """A text that is approved. One that is not new had been approved before, as it is now."""

    approval: Approval
    is_new: bool

    @property
    def row(self) -> dict[str, Any]:
        """The approval as scripts read it."""
        return {**self.approval.model_dump(mode="json"), "is_new": self.is_new}


def approve(
    workspace: Workspace, year: int, slugs: Sequence[str], by: str, progress: Progress
) -> list[Approved]:
    """Note that somebody approved these texts, or all, as they are now; each must be finished.

    What is noted is added to `content/<year>/approved.yaml`. A text that is approved already and
    has not changed stays approved by whom it was. Raises `ContentError` with what is wrong with
    the texts; then none is approved.
    """
    _require_name(by)
    preload()
    progress(_("reading"))
    content = read_content(workspace, year)
    texts = _finished(content, slugs)
    with alone_in(workspace.output(year)):
        pages, makeups = _pages(workspace, content, texts, progress)
        moment = now()
        found = [
            _approved(content, text, pages[text.slug], makeups.get(text.slug), by, moment)
            for text in texts
        ]
        if new := [each.approval for each in found if each.is_new]:
            write(workspace, year, new)
    return found


def now() -> datetime:
    """Return the time here, to the minute, with its zone."""
    return datetime.now().astimezone().replace(second=0, microsecond=0)


def _require_name(by: str) -> None:
    if not by.strip() or not by.isprintable() or len(by) > MOST_LETTERS:
        message = _("--by takes the name of who approved the texts, on one line")
        advice = _('Write it as --by "Förnamn Efternamn".')
        raise UsageError(Problem("no-name", message, advice=advice))


def _finished(content: Content, slugs: Sequence[str]) -> Sequence[Text[Profile]]:
    """Return the texts that are to be approved. Raises `ContentError` if one is not finished."""
    content.require_known(slugs)
    edition = content.require()
    bad = [slug for slug in content.faulty if not slugs or slug in slugs]
    if bad:
        raise ContentError(content.of(bad, content.told))
    return chosen(edition, list(slugs))


def _pages(
    workspace: Workspace, content: Content, texts: Sequence[Text[Profile]], progress: Progress
) -> tuple[dict[str, str], dict[str, KeptMakeup]]:
    """Return the digest of the looks of each profile, and how the booklet has each text.

    Raises `ContentError` if a profile is not made.
    """
    edition = content.require()
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    with start_pool(workspace, edition) as workers:
        cache = EditionCache(workspace, edition)
        readings = set_pages(PROFILE, texts, workers, cache, progress)
        for text, reading in zip(texts, readings, strict=True):
            problems += reading.problems
            if page := reading.value:
                pages[text.slug] = page_digest(looks_of(page.pdf))
        if problems:
            raise ContentError(dict.fromkeys(problems))
        return pages, _makeups(workers, cache, edition, progress)


def _makeups(
    workers: Workers, cache: EditionCache, edition: Edition, progress: Progress
) -> dict[str, KeptMakeup]:
    """Return how the pages are made up that texts have in the booklet, by slug.

    While another text keeps the booklet from being made, none of them has any.
    """
    try:
        return kept(set_booklet(workers, cache, edition, progress).settled.plan)
    except ContentError:
        return {}


def _approved(
    content: Content,
    text: Text[Profile],
    page: str,
    makeup: KeptMakeup | None,
    by: str,
    moment: datetime,
) -> Approved:
    before = content.files.approved.get(text.slug)
    digests = {"text": digest(text), "page": page}
    is_same = before and (before.text, before.page) == tuple(digests.values())
    if before and is_same and None in (makeup, before.makeup):
        return Approved(before, is_new=False)
    if before and is_same and before.makeup == makeup:
        return Approved(before, is_new=False)
    approval = Approval(organisation=text.slug, by=by.strip(), on=moment, makeup=makeup, **digests)
    return Approved(approval, is_new=True)


def write(workspace: Workspace, year: int, new: Sequence[Approval]) -> None:
    """Add entries to the file, or begin one. Raises `ContentError` where it cannot take them."""
    path = workspace.approvals(year)
    is_there = path.exists()
    before = path.read_bytes().decode("utf-8-sig") if is_there else ""
    data = with_entries(path, before, new).encode()
    write_whole(path, data) if is_there else write_new(path, data)
