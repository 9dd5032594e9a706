"""From the workspace's files to an edition, with every problem found on the way."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from report.model.award import Criteria, Essay, History
from report.model.edition import EditionFields, Section
from report.model.parse import parse
from report.model.profile import Fields, Profile
from report.model.texts import Award, Chapter, Edition, Text
from report.problems import Place, Problem, Reading, Severity
from report.source import Source, read_markdown, read_yaml
from report.workspace import Workspace

F = TypeVar("F", bound=Fields)


def read_edition(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition whole. Raises `UsageError` where the year has none."""
    path = workspace.year(workspace.require_year(year)) / "edition.yaml"
    award = read_award(workspace)
    fields = _read_fields(path, EditionFields)
    problems = [*award.problems, *fields.problems]
    if fields.value is None:
        for text in sorted(path.parent.glob("*.md")):  # their problems are shown all the same
            problems += read_text(text, Profile).problems
        return Reading(None, tuple(problems))
    edition_fields, source = fields.value
    problems += _year_problems(edition_fields, source, year)
    listed = [slug for section in edition_fields.sections for slug in section.profiles]
    problems += _listing_problems(workspace.year(year), listed, source)
    chapters = []
    for number, section in enumerate(edition_fields.sections):
        chapter = _read_chapter(workspace.year(year), number, section, source)
        problems += chapter.problems
        chapters.append(chapter.value)
    if award.value is None or any(chapter is None for chapter in chapters):
        return Reading(None, tuple(problems))
    whole = tuple(chapter for chapter in chapters if chapter is not None)
    return Reading(Edition(edition_fields, source, whole, award.value), tuple(problems))


def read_award(workspace: Workspace) -> Reading[Award]:
    """Read what is true of every year."""
    about = read_text(workspace.award / "award.md", Essay)
    conference = read_text(workspace.award / "conference.md", Essay)
    criteria = _read_fields(workspace.award / "criteria.yaml", Criteria)
    history = _read_fields(workspace.award / "history.yaml", History)
    problems = about.problems + conference.problems + criteria.problems + history.problems
    if not (about.value and conference.value and criteria.value and history.value):
        return Reading(None, problems)
    (steps, steps_file), (years, years_file) = criteria.value, history.value
    files = (steps_file, years_file)
    award = Award(about.value, conference.value, steps, years, files)
    return Reading(award, problems)


def read_text(path: Path, model: type[F]) -> Reading[Text[F]]:
    """Read one Markdown file whose front matter is a `model`."""
    reading = read_markdown(path)
    if reading.value is None:
        return Reading(None, reading.problems)
    source = reading.value
    fields = parse(source, model)
    problems = list(fields.problems)
    if not source.body.strip():
        problems.append(
            Problem(
                "empty-body",
                "there is no text below the front matter",
                source.body_place(0),
                "Write the text below the second line '---'.",
            )
        )
    if fields.value is None:
        return Reading(None, tuple(problems))
    if isinstance(fields.value, Profile):
        problems += _picture_problems(fields.value, source)
    return Reading(Text(path.stem, fields.value, source), tuple(problems))


def _read_fields(path: Path, model: type[F]) -> Reading[tuple[F, Source]]:
    reading = read_yaml(path)
    if reading.value is None:
        return Reading(None, reading.problems)
    fields = parse(reading.value, model)
    if fields.value is None:
        return Reading(None, fields.problems)
    return Reading((fields.value, reading.value), fields.problems)


def _read_chapter(folder: Path, number: int, section: Section, source: Source) -> Reading[Chapter]:
    problems: list[Problem] = []
    texts: list[Text[Profile]] = []
    for item, slug in enumerate(section.profiles):
        path = folder / f"{slug}.md"
        if not path.is_file():
            place = source.place("sections", number, "profiles", item)
            problems.append(_missing_text(folder, slug, place))
            continue
        reading = read_text(path, Profile)
        problems += reading.problems
        if reading.value is not None:
            texts.append(reading.value)
    complete = len(texts) == len(section.profiles)
    return Reading(Chapter(section, tuple(texts)) if complete else None, tuple(problems))


def _missing_text(folder: Path, slug: str, place: Place) -> Problem:
    nearest = get_close_matches(slug, [path.stem for path in folder.glob("*.md")], n=1)
    hint = f"Did you mean '{nearest[0]}'?" if nearest else f"Write {slug}.md, or strike the line."
    return Problem("missing-text", f"there is no file '{slug}.md'", place, hint)


def _listing_problems(folder: Path, listed: list[str], source: Source) -> Iterable[Problem]:
    for slug in sorted({slug for slug in listed if listed.count(slug) > 1}):
        yield Problem(
            "listed-twice",
            f"'{slug}' stands more than once in the edition",
            source.place("sections"),
            "Keep it in one section.",
        )
    for path in sorted(folder.glob("*.md")):
        if path.stem not in listed:
            yield Problem(
                "unlisted-text",
                f"'{path.stem}' is in no section of the edition, so it is not printed",
                Place(path),
                f"Add it to a section in {source.path.name}, or move the file elsewhere.",
                Severity.WARNING,
            )


def _year_problems(fields: EditionFields, source: Source, year: int) -> Iterable[Problem]:
    if fields.year != year:
        yield Problem(
            "wrong-year",
            f"'{fields.year}' is not the year of the folder, {year}",
            source.place("year"),
            f"Write 'year: {year}', or rename the folder.",
        )


def _picture_problems(profile: Profile, source: Source) -> Iterable[Problem]:
    if profile.photo is None:
        return
    folder = source.path.parent / "images"
    path = folder / profile.photo.file
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        files = sorted(path.name for path in folder.glob("*.*")) if folder.is_dir() else []
        nearest = get_close_matches(profile.photo.file, files, n=1)
        yield Problem(
            "missing-picture",
            f"there is no picture '{profile.photo.file}' in {folder.parent.name}/images/",
            source.place("photo", "file"),
            f"Did you mean '{nearest[0]}'?"
            if nearest
            else "Put the file there, or strike 'photo'.",
        )
