"""What the content of an edition says, and what is wrong with it: nothing is typeset."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final

from report.checks.content import content_problems
from report.locales import _
from report.model import (
    Edition,
    EditionFiles,
    listing_problems,
    names_of_pictures,
    read_edition_files,
)
from report.problems import (
    MOST_PROBLEMS,
    ContentError,
    Problem,
    Severity,
    UsageError,
    has_errors,
    quoted,
)
from report.recipes.proved import problems_of
from report.recipes.unfinished import LACKING, folded, is_unfinished
from report.workspace import Workspace

_LONGEST: Final = 80  # characters of a name for which one like it is looked for
AWAITED: Final = "missing-text"  # the rule of a text that the edition lists, and that is not there


def read_content(workspace: Workspace, year: int) -> "Content":
    """Read the files of an edition and look at those in `styles/`, whatever is wrong with them.

    Raises `UsageError` where the year has none.
    """
    return content_of(read_edition_files(workspace, year))


def content_of(files: EditionFiles) -> "Content":
    """Look at the files of an edition, which have been read, and at those in `styles/`."""

    def look() -> list[Problem]:
        from report.checks.styles import look_problems

        return look_problems(files.workspace)

    content = _texts_of(files)
    found = problems_of(files.workspace.styles, "look", ("fonttools",), look)
    return replace(content, problems=(*content.problems, *_first(found)))


def read_texts(workspace: Workspace, year: int) -> "Content":
    """Read the files of an edition alone, whatever is wrong with them.

    Raises `UsageError` where the year has none.
    """
    return _texts_of(read_edition_files(workspace, year))


def _texts_of(files: EditionFiles) -> "Content":
    found = (*files.problems, *listing_problems(files), *content_problems(files))
    return Content(files, tuple(_first(found)))


@dataclass(frozen=True)
class Content:
    """An edition as it was written, and all that is wrong with it.

    A text with mistakes, or one that is not finished, stands in the way of no other text; a
    mistake in `edition.yaml` or in the files of the award stands in the way of all.
    """

    files: EditionFiles
    problems: tuple[Problem, ...]

    @cached_property
    def edition(self) -> Edition | None:
        """The edition of the texts without errors, or None where none can be set."""
        if has_errors(problem for problem in self.problems if self._slug(problem) is None):
            return None
        return self.files.part([slug for slug in self.files.texts if slug not in self.faulty])

    @cached_property
    def faulty(self) -> Mapping[str, tuple[Problem, ...]]:
        """The errors of the texts that have some, by slug, in the order of the edition."""
        errors = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        found: dict[str, list[Problem]] = {slug: [] for slug, _ in self.files.listed}
        for problem in errors:
            if slug := self._slug(problem):
                found.setdefault(slug, []).append(problem)
        return {slug: tuple(errors) for slug, errors in found.items() if errors}

    @cached_property
    def unfinished(self) -> tuple[str, ...]:
        """The slugs of the texts that are not finished, or not there yet."""
        return tuple(slug for slug, errors in self.faulty.items() if self._is_unfinished(slug))

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """The slugs of the texts that have mistakes."""
        return tuple(slug for slug in self.faulty if slug not in self.unfinished)

    @cached_property
    def drafted(self) -> "Content":
        """The same with drafts of the texts that are not finished, whose problems are none then.

        A text of which there is not enough for a draft stays one that is not finished. What the
        edition's own fields lack is filled in the same way; if it has no text, that alone is told.
        """
        files = self.files.with_drafts(self.unfinished)
        own = self.files.contents.problems
        of_drafts = {*self.of(files.drafts, self.problems), *(p for p in own if p.rule in LACKING)}
        if files.contents is self.files.contents:
            of_drafts -= {problem for problem in own if problem.rule == "too-few"}
        return replace(
            self, files=files, problems=tuple(p for p in self.problems if p not in of_drafts)
        )

    @cached_property
    def told(self) -> tuple[Problem, ...]:
        """All problems, but of a text that is not finished one line."""
        errors = {slug: found for slug, found in self.faulty.items() if slug in self.files.texts}
        return tuple(folded(self.files, self.problems, errors))

    def require(self) -> Edition:
        """Return what can be set. Raises `ContentError` with what is wrong where nothing can."""
        if self.edition is None:
            raise ContentError(self.told)
        return self.edition

    def require_known(self, slugs: Iterable[str]) -> None:
        """Raise `UsageError` for slugs that are neither in the edition nor those of files."""
        stems = (path.stem for path in self._folder.glob("*.md"))
        known = list(dict.fromkeys((*(slug for slug, _ in self.files.listed), *sorted(stems))))
        if problems := [
            unknown_text(slug, known, self.files.year) for slug in slugs if slug not in known
        ]:
            raise UsageError(problems)

    def of(self, slugs: Iterable[str], problems: Iterable[Problem]) -> Iterator[Problem]:
        """Pick out those problems that are about one of these texts."""
        wanted = set(slugs)
        files = {self._folder / f"{slug}.md" for slug in wanted}
        for problem in problems:
            path = problem.place.path if problem.place else None
            if self._slug(problem) in wanted or path in files:
                yield problem

    def _is_unfinished(self, slug: str) -> bool:
        return slug not in self.files.texts or is_unfinished(self.files, slug, self.faulty[slug])

    def _slug(self, problem: Problem) -> str | None:
        """Return which text a problem is about: one of its files, or that it is not there."""
        if problem.place is None:
            return None
        if problem.rule == AWAITED:
            return self._listed.get((problem.place.line, problem.place.column))
        return self._files.get(problem.place.path)

    @cached_property
    def _listed(self) -> Mapping[tuple[int, int], str]:
        """The slugs that the edition's file lists, by line and column."""
        source = self.files.contents.source
        ways = self.files.listed if source else []
        places = [(slug, source.place(*way)) for slug, way in ways if source]
        return {(place.line, place.column): slug for slug, place in places}

    @cached_property
    def _files(self) -> Mapping[Path, str]:
        """The slugs of the texts by their files and by the pictures that they name."""
        found: dict[Path, str] = {}
        for slug, file in self.files.texts.items():
            found[file.path] = slug
            for name in names_of_pictures(file.source) if file.source else ():
                found[self._folder / "images" / name] = slug
        return found

    @property
    def _folder(self) -> Path:
        return self.files.workspace.year(self.files.year)


def unknown_text(slug: str, known: Iterable[str], year: int) -> Problem:
    """Return the problem of a command that names a text which is not there."""
    texts = list(known)
    nearest = get_close_matches(_bare(slug), texts, n=1)
    advice = (
        _("Did you mean '{nearest}'?", nearest=nearest[0])
        if nearest
        else _("Use: {texts}.", texts=", ".join(texts))
    )
    return Problem(
        "unknown-text",
        _("{slug} is not in the edition {year}", slug=quoted(slug), year=year),
        advice=advice,
    )


def _bare(written: str) -> str:
    """Return the name of a text that was written as a file or with capitals.

    >>> _bare("content/2019/norrby.md"), _bare("./Norrby/")
    ('norrby', 'norrby')
    """
    name = re.split(r"[/\\]", written.rstrip("/\\"))[-1][:_LONGEST]
    return re.sub(r"\.[a-z]+$", "", name.lower())


def _first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield no more errors or warnings of one file than a person would read."""
    seen: Counter[tuple[Path | None, Severity]] = Counter()
    for problem in problems:
        kind = (problem.place.path if problem.place else None, problem.severity)
        seen[kind] += 1
        if seen[kind] <= MOST_PROBLEMS:
            yield problem
