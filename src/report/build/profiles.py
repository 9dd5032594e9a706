"""The recipe of the profiles: one A4 page for each organisation."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from time import perf_counter
from typing import TYPE_CHECKING

from report.build.content import read
from report.build.made import Fitting, Made, Progress
from report.build.pages import require_text, screen_pdf, typesetter, write
from report.checks import printed
from report.document import Composer
from report.filling import Filled, one_page
from report.model import Edition, Profile, Text
from report.problems import ContentError, Problem, Reading, UsageError
from report.rhythm import Choices
from report.setting import Setting, read_ranges
from report.styles import product_sheets
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout


def profiles(
    workspace: Workspace, year: int, slugs: Iterable[str], progress: Progress
) -> list[Made]:
    """Typeset the profiles of these organisations, or of all; each fills one page.

    Where something is wrong with some of them, the others are made all the same.
    """
    progress("reading")
    edition = read(workspace, year).require()
    made: list[Made] = []
    problems: list[Problem] = []
    for text, (page, seconds) in set_profiles(
        workspace, edition, _chosen(edition, list(slugs)), progress
    ):
        problems += page.problems
        if page.value is None:
            continue
        fit = page.value.fit
        percent = round(fit.fill * 100, 1)
        fitting = Fitting(fit.setting, percent, page.value.renders, seconds)
        try:
            pdf = screen_pdf(page.value.layout)
            require_text(pdf, printed.of_profile(text))
            made.append(write(workspace.profile(year, text.slug), pdf, 1, fitting))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return made


def set_profiles(
    workspace: Workspace, edition: Edition, texts: Iterable[Text[Profile]], progress: Progress
) -> Iterator[tuple[Text[Profile], tuple[Reading[Filled], float]]]:
    """Set the profiles of these texts, one after another, and tell the seconds that each took."""
    composer = Composer(workspace, edition)
    ranges = read_ranges(product_sheets(workspace, "profile")[-1])
    progress("loading fonts")
    setter = typesetter(workspace, composer, "profile")

    def render(text: Text[Profile], setting: Setting, choices: Choices) -> "Layout":
        return setter.layout(composer.profile(text, setting), choices)

    for text in texts:
        progress(f"fitting {text.slug}")
        started = perf_counter()
        try:
            page = Reading(one_page(text, ranges, render))
        except ContentError as error:
            page = Reading(None, error.problems)
        yield text, (page, round(perf_counter() - started, 2))


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
