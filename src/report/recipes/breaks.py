"""The recipe that reads finished files back, for their words broken at the ends of lines."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from report.checks.breaks import Break, breaks, words
from report.checks.pages import read_pages
from report.compositor.fittings import fittings_of
from report.compositor.results import Fitting, row_of
from report.locales import _
from report.problems import ContentError, Place, Problem, Reading, UsageError
from report.products.every import OF_TEXTS
from report.source import read_text
from report.workspace import Workspace

_FOR_PAPER: Final = (
    "guldtrappan-*-*.pdf",
    *(f"{each.folder}/*{form.target.suffix}.pdf" for each in OF_TEXTS for form in each.forms[1:]),
)


@dataclass(frozen=True)
class Broken:
    """The words that are broken at the ends of lines of a finished file.

    `fittings` tell by slug how its texts came to fill their pages, as far as that is still known.
    """

    path: Path
    breaks: tuple[Break, ...]
    fittings: Mapping[str, Fitting] = field(default_factory=dict)


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
                found.append(_broken(path, known))
            except ContentError as error:
                problems += error.problems
    if not found and not problems:
        raise UsageError(_nothing_made(workspace))
    return Reading(found, tuple(dict.fromkeys(problems)))


def rows(files: Iterable[Broken]) -> list[dict[str, Any]]:
    """Return broken words as scripts read them: what each text was set in stands side by side."""
    return [
        {**vars(file), "fittings": {slug: row_of(one) for slug, one in file.fittings.items()}}
        for file in files
    ]


def _broken(path: Path, known: Collection[str]) -> Broken:
    """Read one file back. Raises `ContentError` for one that cannot be read."""
    return Broken(path, tuple(breaks(read_pages(path), known)), fittings_of(path.read_bytes()))


def _finished(workspace: Workspace, year: int) -> Iterator[Path]:
    """Find the finished files for the screen: others have the lines of these.

    Drafts are not finished, and what was kept as a proof is not made anew.
    """
    drafts = (product.drafts(workspace, year) for product in OF_TEXTS)
    others = (*drafts, workspace.proof(year))
    for path in workspace.output(year).rglob("*.pdf"):
        is_other = any(map(path.is_relative_to, others))
        if not any(map(path.match, _FOR_PAPER)) and not is_other:
            yield path


def _written(workspace: Workspace, year: int) -> Iterator[Path]:
    """Find the files whose words may be on the pages of an edition."""
    for folder in (workspace.year(year), workspace.award):
        yield from (path for path in folder.iterdir() if path.suffix in (".md", ".yaml"))
    yield from workspace.styles.rglob("*.html")


def _nothing_made(workspace: Workspace) -> Problem:
    return Problem(
        "nothing-made",
        _("there is no finished file to check"),
        Place(workspace.root / "output"),
        _("Make some first: report booklet YEAR."),
    )
