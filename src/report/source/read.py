"""Files of fields, with and without a body."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from report.locales import _
from report.problems import Place, Problem, Reading
from report.source.characters import read_text
from report.source.fields import read_fields
from report.source.written import Source

FENCE: Final = "---"
# What a text program makes of a fence, or a hand that slipped.
_LIKE_A_FENCE: Final = re.compile(r"\s*(?:[-\u2010-\u2015]{2,}|[\u2013-\u2015])\s*")


def read_yaml(path: Path, *, may_be_empty: bool = False) -> Reading[Source]:
    """Read a file that is YAML throughout; whether it `may_be_empty`, its fields say."""
    return yaml_in(path, read_text(path), may_be_empty=may_be_empty)


def yaml_in(path: Path, reading: Reading[str], *, may_be_empty: bool = False) -> Reading[Source]:
    """Read the text of such a file."""
    if reading.value is None:
        return Reading(None, reading.problems)
    source = read_fields(path, reading.value, first_line=1, may_be_empty=may_be_empty)
    return Reading(source.value, (*reading.problems, *source.problems))


def read_markdown(path: Path) -> Reading[Source]:
    """Read a file of front matter between two lines of `---`, and a Markdown body."""
    return markdown_in(path, read_text(path))


def markdown_in(path: Path, reading: Reading[str]) -> Reading[Source]:
    """Read the text of such a file."""
    if reading.value is None:
        return Reading(None, reading.problems)
    lines = reading.value.split("\n")
    if not _is_fence(lines[0]):
        return Reading(None, (*reading.problems, _no_front_matter(path, lines)))
    end = next((n for n, line in enumerate(lines[1:], start=1) if _is_fence(line)), None)
    broken = _like_a_fence(lines[1:end])
    if broken is not None:
        return Reading(
            None, (*reading.problems, _broken_fence(path, lines[broken + 1], broken + 2))
        )
    if end is None:
        return Reading(None, (*reading.problems, _open_front_matter(path)))
    body = "\n".join(lines[end + 1 :])
    source = read_fields(path, "\n".join(lines[1:end]), first_line=2, body=body, body_line=end + 2)
    return Reading(source.value, (*reading.problems, *source.problems))


def _is_fence(line: str) -> bool:
    return line.rstrip() == FENCE


def _like_a_fence(lines: Sequence[str]) -> int | None:
    return next((n for n, line in enumerate(lines) if _LIKE_A_FENCE.fullmatch(line)), None)


def _broken_fence(path: Path, line: str, number: int) -> Problem:
    return Problem(
        "broken-fence",
        _(
            "'{line}' does not end the fields, so that the text below it is hidden among them",
            line=line,
        ),
        Place(path, number, 1),
        _("Write exactly '{fence}', with nothing before it.", fence=FENCE),
    )


def _no_front_matter(path: Path, lines: Sequence[str]) -> Problem:
    first = next((n for n, line in enumerate(lines, start=1) if line.strip()), 1)
    if _is_fence(lines[first - 1]):
        return Problem(
            "no-front-matter",
            _("the fields begin below an empty line"),
            Place(path, 1, 1),
            _("Take away what stands above the line '{fence}'.", fence=FENCE),
        )
    if _LIKE_A_FENCE.fullmatch(lines[first - 1]):
        return _broken_start(path, lines[first - 1], first)
    return Problem(
        "no-front-matter",
        _("the file does not start with front matter"),
        Place(path, 1, 1),
        _(
            "Begin the file with a line '{fence}', then the fields, then a line '{fence}'.",
            fence=FENCE,
        ),
    )


def _broken_start(path: Path, line: str, number: int) -> Problem:
    return Problem(
        "broken-fence",
        _("'{line}' does not begin the fields", line=line),
        Place(path, number, 1),
        _("Write exactly '{fence}', as the first line of the file.", fence=FENCE),
    )


def _open_front_matter(path: Path) -> Problem:
    return Problem(
        "no-front-matter",
        _("the front matter that starts here has no second line '{fence}'", fence=FENCE),
        Place(path, 1, 1),
        _("End the fields with a line '{fence}' of its own.", fence=FENCE),
    )
