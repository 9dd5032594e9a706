"""The recipes: from a workspace to finished files, each read from top to bottom."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from report import markup
from report.checks import printed
from report.checks.lost import lost_text
from report.checks.printed import Wording
from report.document import Composer, Plan
from report.model import Edition, Profile, Text, read_edition
from report.onepage import Render, one_page
from report.problems import ContentError, Place, Problem, Reading, UsageError
from report.setting import Range, Setting, read_ranges
from report.styles import product_sheets
from report.workspace import Workspace, write_whole

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter

# Called with what is being done, in a few words.
Progress = Callable[[str], None]

SHEET_PAGES = 4  # a folded sheet of a saddle-stitched booklet
MOST_ROUNDS = 4  # of layout, until the page numbers in the text are right


@dataclass(frozen=True)
class Fitting:
    """How a profile came to fill its page: what was chosen, and what it took to find it."""

    setting: Setting
    fill_percent: float  # of the height between the margins
    renders: int
    seconds: float


@dataclass(frozen=True)
class Made:
    """A finished file."""

    path: Path
    pages: int
    size: int  # bytes
    fit: Fitting | None = None  # of a profile


@dataclass(frozen=True)
class Listing:
    """What there is in an edition: under each section, the texts' slugs and names."""

    year: int
    title: str
    sections: dict[str, dict[str, str]]


def read(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition and find every problem of its content."""
    reading = read_edition(workspace, year)
    if reading.value is None:
        return reading
    edition = reading.value
    sources = [text.source for text in edition.texts]
    sources += [edition.award.about.source, edition.award.conference.source]
    found = [problem for source in sources for problem in markup.problems(source)]
    return Reading(edition, (*reading.problems, *found))


def listing(workspace: Workspace, year: int) -> Listing:
    """Give what an edition consists of, without typesetting anything."""
    edition = read_edition(workspace, year).require()
    sections = {
        chapter.section.title: {text.slug: text.fields.name for text in chapter.texts}
        for chapter in edition.chapters
    }
    return Listing(year, edition.fields.title, sections)


def booklet(workspace: Workspace, year: int, progress: Progress) -> Made:
    """Typeset the booklet, a multiple of four pages, into the edition's folder of output."""
    progress("reading")
    edition = read(workspace, year).require()
    composer = Composer(workspace, edition)
    progress("loading fonts")
    setter = _typesetter(workspace, composer, "booklet")
    plan = Plan({})
    for number in range(MOST_ROUNDS):
        progress(f"setting pages, round {number + 1}")
        layout = setter.layout(composer.booklet(plan))
        notes = -(layout.page_count - plan.notes) % SHEET_PAGES
        settled = Plan(layout.pages_of_anchors(), notes)
        if settled == plan:
            break
        plan = settled
    else:
        raise ContentError(_unsettled(workspace))
    progress("writing")
    path = workspace.output(year) / f"guldtrappan-{year}.pdf"
    return _write(path, layout, printed.of_booklet(edition))


def profiles(
    workspace: Workspace, year: int, slugs: Iterable[str], progress: Progress
) -> list[Made]:
    """Typeset the profiles of these organisations, or of all; each fills one page.

    Where something is wrong with some of them, the others are made all the same.
    """
    progress("reading")
    edition = read(workspace, year).require()
    texts = _chosen(edition, list(slugs))
    composer = Composer(workspace, edition)
    ranges = read_ranges(product_sheets(workspace, "profile")[-1])
    progress("loading fonts")
    setter = _typesetter(workspace, composer, "profile")

    def render(text: Text[Profile], setting: Setting) -> "Layout":
        return setter.layout(composer.profile(text, setting))

    made: list[Made] = []
    problems: list[Problem] = []
    for text in texts:
        progress(f"fitting {text.slug}")
        path = workspace.output(year) / "profiles" / f"{text.slug}.pdf"
        try:
            made.append(_profile(path, text, ranges, render))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return made


def _profile(path: Path, text: Text[Profile], ranges: Sequence[Range], render: Render) -> Made:
    started = perf_counter()
    page = one_page(text, ranges, render)
    seconds = round(perf_counter() - started, 2)
    fitting = Fitting(page.fit.setting, round(page.fit.fill * 100, 1), page.renders, seconds)
    return _write(path, page.layout, printed.of_profile(text), fitting)


def _write(
    path: Path, layout: "Layout", wordings: Iterable[Wording], fit: Fitting | None = None
) -> Made:
    """Write the pages, unless something is not on them that was to be printed."""
    from report.checks.visible import visible_text  # PDFium need not be loaded for a list of texts

    data = layout.pdf()
    if lost := list(lost_text(wordings, visible_text(data))):
        raise ContentError(lost)
    return Made(write_whole(path, data), layout.page_count, len(data), fit)


def _typesetter(workspace: Workspace, composer: Composer, product: str) -> "Typesetter":
    from report import typeset  # the engine is slow to import, and reading comes first

    colours = composer.colours
    parts = [(colours.path, colours.css(composer.accent))]
    parts += [(path, path.read_text("utf-8")) for path in product_sheets(workspace, product)]
    return typeset.Typesetter(workspace.root, ("content", "styles"), typeset.Sheet(tuple(parts)))


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


def _unsettled(workspace: Workspace) -> Problem:
    return Problem(
        "unsettled-pages",
        f"the page numbers were still changing after {MOST_ROUNDS} rounds",
        Place(workspace.styles / "products" / "booklet.html"),
        "Make the parts that show page numbers equally long whatever the number is.",
    )
