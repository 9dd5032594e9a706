"""The recipes: from a workspace to finished files, each read from top to bottom."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from report import markup
from report.checks.breaks import Break, breaks, words
from report.checks.pages import read_pages
from report.document import Composer, Plan
from report.filling import Filled, fill_pages, one_page
from report.model import Edition, Profile, Text, read_edition
from report.problems import ContentError, Place, Problem, Reading, UsageError
from report.rhythm import Choices, improved
from report.setting import Setting, read_ranges
from report.styles import product_sheets
from report.workspace import Workspace, write_whole

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter

# Called with what is being done, in a few words.
Progress = Callable[[str], None]

SHEET_PAGES = 4  # a folded sheet of a saddle-stitched booklet
SPREAD_PAGES = 2  # that a text of the booklet fills
MOST_ROUNDS = 8  # of layout, until page numbers and lines are right; most take two or three


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
class Broken:
    """The words that are broken at the ends of lines of a finished file."""

    path: Path
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Listing:
    """What there is in an edition: under each section, the texts' slugs and names."""

    year: int
    title: str
    sections: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Spreads:
    """How the texts of a booklet fill their spreads, each by its slug."""

    settings: Mapping[str, Setting] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)


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


def problems(workspace: Workspace, years: Iterable[int]) -> list[Problem]:
    """Find the problems of the content of some editions; those they have in common, once."""
    found = (problem for year in years for problem in read(workspace, year).problems)
    return list(dict.fromkeys(found))


def listing(workspace: Workspace, year: int) -> Listing:
    """Give what an edition consists of, without typesetting anything."""
    edition = read_edition(workspace, year).require()
    sections = {
        chapter.section.title: {text.slug: text.fields.name for text in chapter.texts}
        for chapter in edition.chapters
    }
    return Listing(year, edition.fields.title, sections)


def broken_words(workspace: Workspace, years: Iterable[int]) -> list[Broken]:
    """Read the finished files of these editions back, and list their broken words.

    Raises `UsageError` where nothing is made yet.
    """
    found = []
    for year in years:
        known = words(path.read_text("utf-8") for path in _written(workspace, year))
        made = sorted(workspace.output(year).rglob("*.pdf"), key=lambda path: path.with_suffix(""))
        found += [Broken(path, tuple(breaks(read_pages(path), known))) for path in made]
    if not found:
        raise UsageError(_nothing_made(workspace))
    return found


def booklet(workspace: Workspace, year: int, progress: Progress) -> Made:
    """Typeset the booklet, a multiple of four pages, into the edition's folder of output."""
    progress("reading")
    layout = set_booklet(workspace, read(workspace, year).require(), progress)
    progress("writing")
    return _write(workspace.output(year) / f"guldtrappan-{year}.pdf", layout)


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
    for text, fitted in set_profiles(workspace, edition, _chosen(edition, list(slugs)), progress):
        path = workspace.output(year) / "profiles" / f"{text.slug}.pdf"
        try:
            filled, fitting = fitted()
            made.append(_write(path, filled.layout, fitting))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return made


def _written(workspace: Workspace, year: int) -> Iterator[Path]:
    """Find the files whose words may be on the pages of an edition."""
    for folder in (workspace.year(year), workspace.award):
        yield from (path for path in folder.iterdir() if path.suffix in (".md", ".yaml"))
    yield from workspace.styles.rglob("*.html")


def set_booklet(workspace: Workspace, edition: Edition, progress: Progress) -> "Layout":
    """Set the pages of a booklet."""
    composer = Composer(workspace, edition)
    progress("loading fonts")
    setter = _typesetter(workspace, composer, "booklet")
    spreads = _spreads(workspace, composer, setter, edition, progress)
    return _settled(workspace, composer, setter, spreads, progress)


def set_profiles(
    workspace: Workspace, edition: Edition, texts: Iterable[Text[Profile]], progress: Progress
) -> Iterator[tuple[Text[Profile], Callable[[], tuple[Filled, Fitting]]]]:
    """Give for each text the work of setting its profile, which may raise `ContentError`."""
    composer = Composer(workspace, edition)
    ranges = read_ranges(product_sheets(workspace, "profile")[-1])
    progress("loading fonts")
    setter = _typesetter(workspace, composer, "profile")

    def render(text: Text[Profile], setting: Setting, choices: Choices) -> "Layout":
        return setter.layout(composer.profile(text, setting), choices)

    def fitted(text: Text[Profile]) -> tuple[Filled, Fitting]:
        progress(f"fitting {text.slug}")
        started = perf_counter()
        filled = one_page(text, ranges, render)
        seconds = round(perf_counter() - started, 2)
        percent = round(filled.fit.fill * 100, 1)
        return filled, Fitting(filled.fit.setting, percent, filled.renders, seconds)

    for text in texts:
        yield text, lambda text=text: fitted(text)  # type: ignore[misc]


def _spreads(
    workspace: Workspace,
    composer: Composer,
    setter: "Typesetter",
    edition: Edition,
    progress: Progress,
) -> Spreads:
    """Find for each text the setting in which it fills its spread.

    A text that is too long for one at the smallest goes on over more pages, in the
    booklet's own setting.
    """
    ranges = read_ranges(product_sheets(workspace, "booklet")[-1])

    def render(text: Text[Profile], setting: Setting, choices: Choices) -> "Layout":
        return setter.layout(composer.article(text, setting), choices)

    settings: dict[str, Setting] = {}
    choices = Choices()
    for text in edition.texts:
        progress(f"fitting {text.slug}")
        if filled := fill_pages(text, ranges, render, SPREAD_PAGES):
            settings[text.slug] = filled.fit.setting
            choices |= filled.choices
    return Spreads(settings, choices)


def _settled(
    workspace: Workspace,
    composer: Composer,
    setter: "Typesetter",
    spreads: Spreads,
    progress: Progress,
) -> "Layout":
    """Set the booklet again until the page numbers in it are true and its lines are good.

    Pages for notes make up the number of pages to whole sheets.
    """
    plan, choices = Plan({}, settings=spreads.settings), spreads.choices
    for number in range(1, MOST_ROUNDS + 1):
        progress(f"setting pages, round {number}")
        layout = setter.layout(composer.booklet(plan), choices)
        notes = -(layout.page_count - plan.notes) % SHEET_PAGES
        found = Plan(layout.pages_of_anchors(), notes, spreads.settings)
        better = improved(choices, layout.passages())
        if found == plan and (better == choices or number == MOST_ROUNDS):
            return layout
        plan, choices = found, better
    raise ContentError(_unsettled(workspace))


def _write(path: Path, layout: "Layout", fit: Fitting | None = None) -> Made:
    data = layout.pdf()
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


def _nothing_made(workspace: Workspace) -> Problem:
    return Problem(
        "nothing-made",
        "there is no finished file to check",
        Place(workspace.root / "output"),
        "Make some first: report booklet YEAR.",
    )


def _unsettled(workspace: Workspace) -> Problem:
    return Problem(
        "unsettled-pages",
        f"the page numbers were still changing after {MOST_ROUNDS} rounds",
        Place(workspace.styles / "products" / "booklet.html"),
        "Make the parts that show page numbers equally long whatever the number is.",
    )
