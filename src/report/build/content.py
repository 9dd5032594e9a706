"""The recipes that typeset nothing: reading an edition, and telling what is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from report.build.made import Broken, Listing, Progress
from report.build.preflight import preflight
from report.checks.breaks import breaks, words
from report.checks.content import content_problems
from report.checks.pages import read_pages
from report.model import Edition, listing_problems, read_draft, read_edition
from report.problems import MOST_PROBLEMS, Place, Problem, Reading, Severity, UsageError
from report.workspace import Workspace


def read(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition and find every problem of its content."""
    draft = read_draft(workspace, year)
    found = (*draft.problems, *listing_problems(draft), *content_problems(draft))
    return Reading(draft.edition, tuple(_first(found)))


def _first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give no more errors or warnings of one file than a person would read."""
    seen: Counter[tuple[Path | None, Severity]] = Counter()
    for problem in problems:
        kind = (problem.place.path if problem.place else None, problem.severity)
        seen[kind] += 1
        if seen[kind] <= MOST_PROBLEMS:
            yield problem


def problems(workspace: Workspace, years: Iterable[int], progress: Progress) -> list[Problem]:
    """Find the problems of some editions and of their finished files.

    Those that editions have in common come once.
    """
    found: list[Problem] = []
    for year in years:
        progress(f"reading {year}")
        reading = read(workspace, year)
        found += reading.problems
        if reading.value is not None:
            found += preflight(workspace, reading.value, progress)
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
        made = sorted(_finished(workspace, year), key=lambda path: path.with_suffix(""))
        found += [Broken(path, tuple(breaks(read_pages(path), known))) for path in made]
    if not found:
        raise UsageError(_nothing_made(workspace))
    return found


def _finished(workspace: Workspace, year: int) -> Iterator[Path]:
    """Find the finished files, but of a booklet only that for the screen: others have its lines."""
    for path in workspace.output(year).rglob("*.pdf"):
        if not path.match("guldtrappan-*-*.pdf"):
            yield path


def _written(workspace: Workspace, year: int) -> Iterator[Path]:
    """Find the files whose words may be on the pages of an edition."""
    for folder in (workspace.year(year), workspace.award):
        yield from (path for path in folder.iterdir() if path.suffix in (".md", ".yaml"))
    yield from workspace.styles.rglob("*.html")


def _nothing_made(workspace: Workspace) -> Problem:
    return Problem(
        "nothing-made",
        "there is no finished file to check",
        Place(workspace.root / "output"),
        "Make some first: report booklet YEAR.",
    )
