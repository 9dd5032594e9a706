"""From the workspace's files to an edition, with every problem found on the way."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from report.locales import _
from report.model.edition import is_slug
from report.model.edition_files import EditionFiles, read_edition_files
from report.model.texts import Edition
from report.problems import Place, Problem, Reading, Severity, quoted
from report.source import read_text
from report.workspace import Workspace


def read_edition(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition whole. Raises `UsageError` where the year has none."""
    files = read_edition_files(workspace, year)
    return Reading(files.edition, (*files.problems, *listing_problems(files)))


def listing_problems(files: EditionFiles) -> Iterator[Problem]:
    """Find where an edition's file and the files beside it do not fit together."""
    yield from _wrong_year(files)
    yield from _other_year(files)
    yield from _missing_texts(files)
    yield from _listed_twice(files)
    if files.contents.source and files.contents.source.data:
        yield from _unlisted_texts(files)


def _wrong_year(files: EditionFiles) -> Iterator[Problem]:
    fields, source = files.contents.fields, files.contents.source
    if fields and source and fields.year != files.year:
        yield Problem(
            "wrong-year",
            _(
                "'{year}' is not the year of the folder, {folder}",
                year=fields.year,
                folder=files.year,
            ),
            source.place("year"),
            _("Write 'year: {year}', or rename the folder.", year=files.year),
        )


def _other_year(files: EditionFiles) -> Iterator[Problem]:
    """Find an edition that asks for the text on another year's conference."""
    fields, source, essay = (
        files.contents.fields,
        files.contents.source,
        files.award.conference.text,
    )
    if not (fields and source and essay) or essay.fields.belongs_to(files.year):
        return
    if fields.conference and source.text("conference"):
        years = ", ".join(map(str, essay.fields.editions))
        yield Problem(
            "other-year",
            _(
                "the text on the conference belongs to {years} and not to {year}",
                years=years,
                year=files.year,
            ),
            source.place("conference"),
            _(
                "Write a new one in {file} with 'editions: [{year}]', or write "
                "'conference: false'.",
                file=essay.source.path.name,
                year=files.year,
            ),
        )


def _missing_texts(files: EditionFiles) -> Iterator[Problem]:
    for slug, place in _listed(files):
        if is_slug(slug) and slug not in files.texts:
            nearest = get_close_matches(slug[:80], _stems(files), n=1)
            yield Problem(
                "missing-text",
                _("there is no file {file}", file=quoted(f"{slug}.md")),
                place,
                _("Did you mean '{nearest}'?", nearest=nearest[0])
                if nearest
                else _("Write {slug}.md, or strike the line.", slug=slug),
            )


def _listed_twice(files: EditionFiles) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for slug, place in _listed(files):
        if slug in first:
            yield Problem(
                "listed-twice",
                _(
                    "{slug} is in the edition already, on line {line}",
                    slug=quoted(slug),
                    line=first[slug].line,
                ),
                place,
                _("Keep it in one place."),
            )
        first.setdefault(slug, place)


def _unlisted_texts(files: EditionFiles) -> Iterator[Problem]:
    listed = {slug for slug, _way in files.listed}
    for stem, path in _stems(files).items():
        if stem in listed:
            continue
        if not path.is_file():
            strange = read_text(path).problems
            yield from (replace(problem, severity=Severity.WARNING) for problem in strange)
        else:
            yield Problem(
                "unlisted-text",
                _("'{slug}' is in no section of the edition, so it is not printed", slug=stem),
                Place(path),
                _("Add it to a section in edition.yaml, or move the file elsewhere."),
                Severity.WARNING,
            )


def _listed(files: EditionFiles) -> Iterator[tuple[str, Place]]:
    if source := files.contents.source:
        for slug, way in files.listed:
            if slug:
                yield slug, source.place(*way)


def _stems(files: EditionFiles) -> dict[str, Path]:
    """Return the texts that lie beside the edition's file, by name; its letters in one piece."""
    folder = files.workspace.year(files.year)
    return {normalize("NFC", path.stem): path for path in sorted(folder.glob("*.md"))}
