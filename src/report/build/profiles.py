"""The recipe of the profiles: one A4 page for each organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from report.build.content import read
from report.build.jobs import profile_job, staff
from report.build.made import Made
from report.build.memory import Memory
from report.build.pages import write
from report.build.progress import Progress
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, UsageError
from report.workspace import Workspace, alone_in


def profiles(
    workspace: Workspace, year: int, slugs: Iterable[str], progress: Progress
) -> list[Made]:
    """Typeset the profiles of these organisations, or of all; each fills one page.

    Where something is wrong with some of them, the others are made all the same.
    """
    done = attempt(workspace, year, slugs, progress)
    if done.problems:
        raise ContentError(done.problems)
    return list(done.made.values())


@dataclass(frozen=True)
class Attempt:
    """The profiles that could be made, by slug, and what is wrong with the others."""

    made: dict[str, Made]
    problems: tuple[Problem, ...]


def attempt(workspace: Workspace, year: int, slugs: Iterable[str], progress: Progress) -> Attempt:
    """Typeset the profiles of these organisations, or of all, as far as nothing is wrong."""
    progress("reading")
    edition = read(workspace, year).require()
    texts = chosen(edition, list(slugs))
    made: dict[str, Made] = {}
    problems: list[Problem] = []
    progress("loading fonts")
    with alone_in(workspace.output(year)), staff(workspace, edition) as workers:
        memory = Memory(workspace, edition)
        known = {text.slug: memory.page(text) for text in texts}
        readings = workers.results(profile_job(t) for t in texts if known[t.slug] is None)
        for text in texts:
            progress(f"fitting {text.slug}")
            page = known[text.slug]
            if page is None:
                reading = next(readings)
                problems += reading.problems
                if (page := reading.value) is None:
                    continue
                memory.keep_page(text, page)
            path = workspace.profile(year, text.slug)
            made[text.slug] = write(path, page.pdf, 1, page.fitting)
        memory.prune()
    return Attempt(made, tuple(dict.fromkeys(problems)))


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
