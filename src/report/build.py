"""The recipes: from a workspace to finished files, each read from top to bottom."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from report import markup
from report.checks.breaks import Break, breaks, words
from report.checks.pages import read_pages
from report.document import Composer, Plan
from report.model import Edition, Profile, Text, read_edition
from report.problems import ContentError, Place, Problem, Reading, UsageError, has_errors
from report.rhythm import Choices, improved
from report.styles import product_sheets
from report.workspace import Workspace, write_whole

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter

# Called with what is being done, in a few words.
Progress = Callable[[str], None]

SHEET_PAGES = 4  # a folded sheet of a saddle-stitched booklet
MOST_ROUNDS = 8  # of layout, until page numbers and lines are right; most take two or three


@dataclass(frozen=True)
class Made:
    """A finished file."""

    path: Path
    pages: int
    size: int  # bytes


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
    path = workspace.output(year) / f"guldtrappan-{year}.pdf"
    data = layout.pdf()
    return Made(write_whole(path, data), layout.page_count, len(data))


def profiles(
    workspace: Workspace, year: int, slugs: Iterable[str], progress: Progress
) -> list[Made]:
    """Typeset the profiles of these organisations, or of all; each is one page.

    Where some do not fit on their page, the others are made all the same.
    """
    progress("reading")
    edition = read(workspace, year).require()
    made, problems = [], []
    for text, layout in set_profiles(workspace, edition, _chosen(edition, list(slugs)), progress):
        if layout.page_count > 1:
            over = sum(layout.lines_on(page) for page in range(2, layout.page_count + 1))
            problems.append(_too_long(text, over))
            continue
        path = workspace.output(year) / "profiles" / f"{text.slug}.pdf"
        data = layout.pdf()
        made.append(Made(write_whole(path, data), layout.page_count, len(data)))
    if has_errors(problems):
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
    rounds = _part_of("setting pages", progress)
    return _settled(workspace, setter, composer.booklet, rounds, SHEET_PAGES)


def set_profiles(
    workspace: Workspace, edition: Edition, texts: Iterable[Text[Profile]], progress: Progress
) -> Iterator[tuple[Text[Profile], "Layout"]]:
    """Set the profiles of these texts, one after another."""
    composer = Composer(workspace, edition)
    progress("loading fonts")
    setter = _typesetter(workspace, composer, "profile")
    for text in texts:
        rounds = _part_of(f"setting {text.slug}", progress)
        yield text, _settled(workspace, setter, partial(_profile, composer, text), rounds, most=1)


def _settled(
    workspace: Workspace,
    setter: "Typesetter",
    html: Callable[[Plan], str],
    progress: Progress,
    multiple: int = 1,
    most: int | None = None,
) -> "Layout":
    """Set pages again until the page numbers in them are true and their lines are good.

    Pages for notes make up the number of pages to a multiple. With more than `most`
    pages it is left at that: better lines never need fewer.
    """
    plan, choices = Plan({}), Choices()
    for number in range(1, MOST_ROUNDS + 1):
        progress(f"round {number}")
        layout = setter.layout(html(plan), choices)
        if most and layout.page_count > most:
            return layout
        found = Plan(layout.pages_of_anchors(), -(layout.page_count - plan.notes) % multiple)
        better = improved(choices, layout.passages())
        if found == plan and (better == choices or number == MOST_ROUNDS):
            return layout
        plan, choices = found, better
    raise ContentError(_unsettled(workspace))


def _part_of(doing: str, progress: Progress) -> Progress:
    return lambda part: progress(f"{doing}, {part}")


def _profile(composer: Composer, text: Text[Profile], plan: Plan) -> str:
    """Give a profile as HTML; a single page has no numbers to plan for."""
    return composer.profile(text)


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


def _too_long(text: Text[Profile], lines: int) -> Problem:
    return Problem(
        "profile-too-long",
        f"the profile of {text.fields.name} is {lines} lines too long for its page",
        Place(text.source.path, text.source.body_line, 1),
        "Shorten the text, or one of the lists beside it.",
    )


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
