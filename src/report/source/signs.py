"""Signs that look like those of YAML and are none: what makes a line wrong that looks right."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import name

from report.locales import N_, _
from report.problems import Place, Problem

_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_COLONS: Final = "\u02d0\u0589\u05c3\u2236\ua789\ufe13\ufe30\ufe55\uff1a"
_INDENT: Final = re.compile(rf"[ \t]*(?:- +)*([{_SPACES}])")
_BEHIND_COLON: Final = re.compile(rf"\s*(?:- +)?[\w-]+:([{_SPACES}])")
_COLON: Final = re.compile(rf"\s*(?:- +)?[\w-]+\s*([{_COLONS}])(?:\s|$)")
_EQUALS: Final = re.compile(r"\s*(?:- +)?[\w-]+ *(=) ")
_GLUED: Final = re.compile(r"\s*(?:- +)?([^\W\d]\w*:)[^\s/]")
AS_NAME_AND_VALUE: Final = N_("Write it as 'name: value'.")


class Sign(NamedTuple):
    """A sign where it stands, counting from 0, and what to say of it."""

    row: int
    column: int
    message: str
    advice: str


def sign_above(lines: Sequence[str], row: int) -> Sign | None:
    """Return the sign nearest to a row, counting from 0, on it or above; below are no culprits."""
    rows = range(min(row, len(lines) - 1), -1, -1)
    return next((sign for n in rows for sign in _signs(n, lines[n])), None)


def first_sign(lines: Sequence[str]) -> Sign | None:
    """Return the first sign of a text, or the first name with a value that sticks to its colon."""
    for row, line in enumerate(lines):
        for sign in _signs(row, line):
            return sign
        if match := _EQUALS.match(line):
            return Sign(row, match.start(1), _("'=' is no colon"), _(AS_NAME_AND_VALUE))
        if match := _GLUED.match(line):
            return Sign(
                row,
                match.start(1),
                _("a space is missing behind the colon"),
                _(AS_NAME_AND_VALUE),
            )
    return None


def sign_problem(path: Path, sign: Sign, first_line: int) -> Problem:
    """Return a sign as a problem; the text began on this line of the file."""
    place = Place(path, first_line + sign.row, sign.column + 1)
    return Problem("yaml-syntax", sign.message, place, sign.advice)


def _signs(row: int, line: str) -> Iterator[Sign]:
    if match := _INDENT.match(line) or _BEHIND_COLON.match(line):
        yield Sign(
            row,
            match.start(1),
            _("{sign} stands where only a plain space may", sign=_named(match[1])),
            _("Write a plain space in its place."),
        )
    if match := _COLON.match(line):
        message = _("{sign} is not the colon behind a field's name", sign=_named(match[1]))
        yield Sign(row, match.start(1), message, _("Write ':' and a space."))


def _named(character: str) -> str:
    known = name(character, "").lower() or _("a sign")
    return f"U+{ord(character):04X} ({known})"
