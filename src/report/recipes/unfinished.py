"""Texts that are still being written: one line for each, and not one for each empty field."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from report.locales import _, enumerated, ngettext
from report.model import EditionFiles
from report.problems import Place, Problem, Severity

# What `report add` leaves to be filled in.
EMPTY: Final = frozenset({"empty-field", "empty-body", "missing-alternative"})
# What else a text lacks that was begun by hand; beside a mistake, it may be the mistake itself:
# whoever writes 'scoop' for 'scope' lacks 'scope'.
LACKING: Final = EMPTY | {"missing-field", "too-few"}


def is_unfinished(files: EditionFiles, slug: str, errors: Iterable[Problem]) -> bool:
    """Return whether these errors of a text say no more than that it is not all there."""
    file = files.texts.get(slug)
    if file and file.source is None and file.path.is_file() and not file.path.read_bytes().strip():
        return True
    return all(problem.rule in LACKING for problem in errors)


def folded(
    files: EditionFiles, problems: Sequence[Problem], faulty: Mapping[str, Sequence[Problem]]
) -> list[Problem]:
    """Return the problems with one line in place of all that say that a text is not finished.

    `faulty` are the errors of each text that has some, by slug. An error that stands alone, and
    those that say more, stay; of a text that is only not finished, the warnings go, too.
    """
    lines: list[Problem] = []
    dropped: set[Problem] = set()
    for slug, errors in faulty.items():
        unfinished = is_unfinished(files, slug, errors)
        empty = [
            problem for problem in errors if problem.rule in (LACKING if unfinished else EMPTY)
        ]
        if len(empty) > 1:
            path = files.texts[slug].path
            dropped |= {*empty, *(_warnings(problems, path) if unfinished else ())}
            lines.append(_line(files, slug, empty))
    return [*(problem for problem in problems if problem not in dropped), *lines]


def _warnings(problems: Iterable[Problem], path: object) -> Iterator[Problem]:
    for problem in problems:
        if problem.severity is Severity.WARNING and problem.place and problem.place.path == path:
            yield problem


def _line(files: EditionFiles, slug: str, errors: Iterable[Problem]) -> Problem:
    file = files.texts[slug]
    return Problem(
        "unfinished-text",
        _(
            "not finished: {faults}",
            faults=enumerated(list(_lacks(errors, file.source and file.source.data))),
        ),
        Place(file.path),
        _(
            "report check {year} {slug} tells which, and what belongs there.",
            year=files.year,
            slug=slug,
        ),
    )


def _lacks(errors: Iterable[Problem], data: Any) -> Iterator[str]:
    """Say what a text lacks: '7 of 12 fields are empty', 'there is no text'."""
    counts = Counter(problem.rule for problem in errors)
    missing = counts["missing-field"]
    if empty := counts["empty-field"] + counts["missing-alternative"]:
        all_fields = _fields(data) + missing
        yield ngettext(
            "{n} of {count} fields is empty",
            "{n} of {count} fields are empty",
            empty,
            count=all_fields,
        )
    if missing:
        yield ngettext("{n} field is missing", "{n} fields are missing", missing)
    if counts["too-few"]:
        yield _("a list is too short")
    if counts["empty-body"]:
        yield _("there is no text")


def _fields(value: Any) -> int:
    """Count the fields that hold no other fields."""
    if isinstance(value, Mapping):
        return sum(map(_fields, value.values()))
    return sum(map(_fields, value)) if isinstance(value, list) else 1
