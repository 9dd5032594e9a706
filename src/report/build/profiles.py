"""The recipe of the profiles: one A4 page for each organisation."""

from collections.abc import Iterable
from difflib import get_close_matches

from report.build.content import read
from report.build.jobs import profile_job, staff
from report.build.made import Made, Progress
from report.build.memory import Memory
from report.build.pages import write
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, UsageError
from report.workspace import Workspace, alone_in


def profiles(
    workspace: Workspace, year: int, slugs: Iterable[str], progress: Progress
) -> list[Made]:
    """Typeset the profiles of these organisations, or of all; each fills one page.

    Where something is wrong with some of them, the others are made all the same.
    """
    progress("reading")
    edition = read(workspace, year).require()
    texts = _chosen(edition, list(slugs))
    made: list[Made] = []
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
            made.append(write(path, page.pdf, 1, page.fitting))
        memory.prune()
    if problems:
        raise ContentError(dict.fromkeys(problems))
    return made


def _chosen(edition: Edition, slugs: list[str]) -> list[Text[Profile]]:
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
