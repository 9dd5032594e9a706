"""The recipe of proofs: finished profiles with a mark, and the pages of the booklet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.jobs import start_pool
from report.compositor.piece import Booklet
from report.compositor.proof import mark_job, pages_job, start_proofs
from report.compositor.results import Progress
from report.locales import _
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem
from report.processes import Workers
from report.products.profile import PROFILE
from report.workspace import Workspace


@dataclass(frozen=True)
class Proof:
    """A file that readers are to correct: as it was finished, and with its mark."""

    finished: bytes
    marked: bytes


@dataclass(frozen=True)
class Proofs:
    """The proofs of texts by their slugs: profiles, and pages of the booklet if there are any.

    `booklet` is the one whose pages they are, whole and without marks.
    """

    profiles: Mapping[str, Proof]
    spreads: Mapping[str, Proof]
    booklet: bytes | None


def proofs(
    workspace: Workspace,
    edition: Edition,
    texts: Sequence[Text[Profile]],
    day: date,
    progress: Progress,
    *,
    with_spreads: bool,
) -> Proofs:
    """Mark the finished profiles of texts as proofs of a day, and their pages of the booklet.

    Raises `ContentError` with all problems where the booklet cannot be set.
    """
    if not texts:
        return Proofs({}, {}, None)
    booklet = _booklet(workspace, edition, progress) if with_spreads else None
    with start_proofs(workspace, edition) as workers:
        progress(_("setting the mark"))
        mark = workers.result(mark_job(edition, day))
        spreads = _spreads(workers, texts, booklet, progress) if booklet else {}
    year = edition.fields.year
    profiles = {text.slug: PROFILE.file(workspace, year, text.slug).read_bytes() for text in texts}
    pdf = booklet.pdf if booklet else None
    return Proofs(_marked(profiles, mark), _marked(spreads, mark), pdf)


def _booklet(workspace: Workspace, edition: Edition, progress: Progress) -> Booklet:
    with start_pool(workspace, edition) as workers:
        cache = EditionCache(workspace, edition)
        made = set_booklet(workers, cache, edition, progress)
        cache.prune()
    return made


def _spreads(
    workers: Workers, texts: Sequence[Text[Profile]], booklet: Booklet, progress: Progress
) -> dict[str, bytes]:
    """Set the pages that each text has in a booklet. Raises `ContentError` for all problems."""
    spreads: dict[str, bytes] = {}
    problems: list[Problem] = []
    readings = workers.results(pages_job(text, booklet.settled) for text in texts)
    for text, reading in zip(texts, readings, strict=True):
        progress(_("setting the pages of {slug}", slug=text.slug))
        problems += reading.problems
        if reading.value:
            spreads[text.slug] = reading.value
    if problems:
        raise ContentError(dict.fromkeys(problems))
    return spreads


def _marked(files: Mapping[str, bytes], mark: bytes) -> dict[str, Proof]:
    from report.finish.stamp import stamped  # pikepdf need not be loaded where nothing is marked

    return {slug: Proof(pdf, stamped(pdf, mark)) for slug, pdf in files.items()}
