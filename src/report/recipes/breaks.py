"""The recipe that reads finished files back, for their words broken at the ends of lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from report.checks.breaks import Break, breaks, words
from report.checks.pages import read_pages
from report.problems import ContentError, Place, Problem, Reading, UsageError
from report.source import read_text
from report.workspace import Workspace


@dataclass(frozen=True)
class Broken:
    """The words that are broken at the ends of lines of a finished file."""

    path: Path
    breaks: tuple[Break, ...]


def broken_words(workspace: Workspace, years: Iterable[int]) -> Reading[list[Broken]]:
    """Read the finished files of these editions back, and list their broken words.

    Files that cannot be read are problems. Raises `UsageError` where nothing is made yet.
    """
    found: list[Broken] = []
    problems: list[Problem] = []
    for year in years:
        readings = [read_text(path) for path in _written(workspace, year)]
        problems += [p for reading in readings if not reading.value for p in reading.problems]
        known = words(reading.value for reading in readings if reading.value)
        for path in sorted(_finished(workspace, year), key=lambda path: path.with_suffix("")):
            try:
                found.append(Broken(path, tuple(breaks(read_pages(path), known))))
            except ContentError as error:
                problems += error.problems
    if not found and not problems:
        raise UsageError(_nothing_made(workspace))
    return Reading(found, tuple(dict.fromkeys(problems)))


def _finished(workspace: Workspace, year: int) -> Iterator[Path]:
    """Find the finished files, but of a booklet only that for the screen: others have its lines.

    Drafts are not finished.
    """
    for path in workspace.output(year).rglob("*.pdf"):
        is_draft = path.is_relative_to(workspace.draft_profiles(year))
        if not path.match("guldtrappan-*-*.pdf") and not is_draft:
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
