"""The recipe of the profiles: one A4 page for each organisation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from report.build.content import read
from report.build.jobs import Page, call, profile_job, staff
from report.build.made import Made
from report.build.memory import Memory
from report.build.pages import write
from report.build.progress import Progress
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, Reading, UsageError
from report.workers import Workers
from report.workspace import Workspace, alone_in


def profiles(
    workspace: Workspace,
    year: int,
    slugs: Iterable[str],
    progress: Progress,
    jobs: int | None = None,
) -> list[Made]:
    """Typeset the profiles of these organisations, or of all; each fills one page.

    So many `jobs` are done at the same time, or one for each processor. Where something
    is wrong with some profiles, the others are made all the same.
    """
    done = attempt(workspace, year, slugs, progress, jobs)
    if done.problems:
        raise ContentError(done.problems)
    return list(done.made.values())


@dataclass(frozen=True)
class Attempt:
    """The profiles that could be made, by slug, and what is wrong with the others."""

    made: dict[str, Made]
    problems: tuple[Problem, ...]


def attempt(
    workspace: Workspace,
    year: int,
    slugs: Iterable[str],
    progress: Progress,
    jobs: int | None = None,
) -> Attempt:
    """Typeset the profiles of these organisations, or of all, as far as nothing is wrong.

    Files and problems come in the order of the texts, however many are set at the same time.
    """
    call()
    progress("reading")
    edition = read(workspace, year).require()
    texts = chosen(edition, list(slugs))
    made: dict[str, Made] = {}
    problems: list[Problem] = []
    progress("loading fonts")
    with alone_in(workspace.output(year)), staff(workspace, edition, jobs) as workers:
        memory = Memory(workspace, edition)
        for text, reading in zip(texts, _pages(texts, workers, memory, progress), strict=True):
            problems += reading.problems
            if page := reading.value:
                path = workspace.profile(year, text.slug)
                made[text.slug] = write(path, page.pdf, 1, page.fitting)
        memory.prune()
    return Attempt(made, tuple(dict.fromkeys(problems)))


def _pages(
    texts: Sequence[Text[Profile]], workers: Workers, memory: Memory, progress: Progress
) -> Iterator[Reading[Page]]:
    """Give each text's page in turn, from memory or from a worker."""
    kept = {text.slug for text in texts if memory.has_page(text)}
    readings = workers.results(profile_job(text) for text in texts if text.slug not in kept)
    for text in texts:
        progress(f"fitting {text.slug}")
        is_kept = text.slug in kept
        if is_kept and (page := memory.page(text)):
            yield Reading(page)
            continue
        # One that turns out to be damaged has no turn among the others.
        reading = next(workers.results([profile_job(text)]) if is_kept else readings)
        if reading.value:
            memory.keep_page(text, reading.value)
        yield reading


def chosen(edition: Edition, slugs: list[str]) -> list[Text[Profile]]:
    """Give the texts of these slugs, or all. Raises `UsageError` for what is no text."""
    texts = {text.slug: text for text in edition.texts}
    problems = []
    for slug in slugs:
        if slug not in texts:
            nearest = get_close_matches(slug, texts, n=1)
            advice = f"Did you mean '{nearest[0]}'?" if nearest else f"Use: {', '.join(texts)}."
            message = f"'{slug}' is not in the edition {edition.fields.year}"
            problems.append(Problem("unknown-text", message, advice=advice))
    if problems:
        raise UsageError(problems)
    return [texts[slug] for slug in slugs or texts]
