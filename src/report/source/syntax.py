"""What libyaml says of text that is not YAML → what a writer can do about it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml

from report.locales import N_, _
from report.problems import Place, Problem
from report.source.signs import sign_above, sign_problem
from report.source.wording import (
    BEGINNINGS,
    BEHIND_BRACKET,
    BEHIND_QUOTE,
    COLON,
    FIELD,
    ITEM,
    LINES,
    NAMELESS,
    NO_COLON,
    NO_SPACE,
    NOT_OPEN,
    NOTHING,
    OPEN,
    OPEN_QUOTE,
    TOO_FAR,
    WORDS,
    Words,
)

_GLUED: Final = re.compile(r"\s*\w+:\S")
_QUOTED: Final = re.compile(r"""(?:[:{,\[-] +|^ *|[{\[])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *$""")
_LONGEST_QUOTED: Final = 1000  # characters; a longer value only gets the words of all others
_VALUE: Final = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?[\[{]")
_BRACKET: Final = re.compile(r"""(?<!\w)"[^"]*"|(?<!\w)'[^']*'|[\[\]{}]""")
_OPENING: Final = re.compile(r"""[:-] +("[^"]*|'[^']*)$""")


def syntax_problem(path: Path, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    """Return a mistake of YAML in the words of a writer.

    `text` begins on the line `first_line` of the file.
    """
    lines = [*text.split("\n"), ""]
    mark, start = error.problem_mark, error.context_mark
    if mark is None:
        return Problem(
            "yaml-syntax", _("not YAML: {problem}", problem=error.problem), Place(path, first_line)
        )
    if sign := sign_above(lines, mark.line):
        return sign_problem(path, sign, first_line)
    row, column = mark.line, mark.column
    if ended := _line_of_its_own(error, lines, row):
        row, words = ended
        place = Place(path, first_line + row, 1)
        return Problem("yaml-syntax", _(words.message), place, _(words.advice))
    words = _words(error.problem or "", lines, row, column)
    if words is OPEN_QUOTE and (quote := _open_quote(lines[:row])):
        row, column = quote
    elif words is NO_COLON and row and not start:
        row, column = row - 1, len(lines[row - 1]) - len(lines[row - 1].lstrip())
    elif (
        words is not NOT_OPEN
        and not lines[row][column:].strip()
        and (bracket := _open_bracket(lines[: row + 1]))
    ):
        row, column = bracket
        words = OPEN[lines[row][column]]
    elif words.at_start and start:
        row, column = start.line, start.column
    if row and row == len(lines) - 1:  # behind the end: the last line that there is
        row, column = row - 1, len(lines[row - 1])
    character = lines[row][column : column + 1]
    place = Place(path, first_line + row, column + 1)
    if character == "\t":
        return _tab(place)
    if not character and "{character}" in words.message:
        words = NOTHING
    message = _(words.message).replace("{character}", character)
    return Problem("yaml-syntax", message, place, _(words.advice))


def _line_of_its_own(
    error: yaml.MarkedYAMLError, lines: Sequence[str], row: int
) -> tuple[int, Words] | None:
    """Find a line on this row, or the one above it, that YAML takes for no field."""
    said = f"{error.context} {error.problem}"
    if "directive" in said or "document" in said:
        for number in (row, row - 1):
            if number >= 0 and lines[number].startswith(("%", "...")):
                return number, LINES[lines[number][0]]
    return None


def _words(problem: str, lines: Sequence[str], row: int, column: int) -> Words:
    before, rest = lines[row][:column], lines[row][column:]
    if problem == "mapping values are not allowed in this context":
        if ":" in before:
            return COLON
        return TOO_FAR if _indent(lines, row) > _indent(lines, row - 1) else NO_COLON
    if problem == "could not find expected ':'" and _GLUED.match(lines[row - 1]):
        return NO_SPACE
    if problem == "did not find expected key":
        return _belongs_nowhere(before, rest, lines[:row])
    if problem.startswith("did not find expected ','") and _ends_quoted(before):
        return BEHIND_QUOTE
    found = (words for beginning, words in BEGINNINGS if problem.startswith(beginning))
    other = Words(_("not YAML: {problem}", problem=problem), N_("Correct the line."))
    return WORDS.get(problem) or next(found, other)


def _belongs_nowhere(before: str, rest: str, above: Sequence[str]) -> Words:
    """Say why something belongs to no field; `before` and `rest` are the two parts of its line."""
    if _open_quote(above):
        return OPEN_QUOTE
    if rest[:1] in ("]", "}"):
        return NOT_OPEN
    if _ends_quoted(before):
        return BEHIND_QUOTE
    if before.rstrip().endswith(("]", "}")):
        return BEHIND_BRACKET
    if not before.strip() and rest[:2] in (":", ": "):
        return NAMELESS
    if not before.strip():
        return ITEM if rest.startswith("- ") else FIELD
    return WORDS["did not find expected key"]


def _ends_quoted(before: str) -> bool:
    """Return whether a value between quotes ends here, and perhaps some spaces."""
    return bool(_QUOTED.search(before[-_LONGEST_QUOTED:]))


def _indent(lines: Sequence[str], row: int) -> int:
    line = lines[max(row, 0)]
    return len(line) - len(line.lstrip(" "))


def _open_bracket(lines: Sequence[str]) -> tuple[int, int] | None:
    """Find the last bracket that is opened and not closed; none within quotes."""
    opened: list[tuple[int, int]] = []
    for row, line in enumerate(lines):
        if row and not opened and not _VALUE.match(line):
            continue
        start = 0 if opened else _start_of_value(line)
        for match in _BRACKET.finditer(line, start):
            if match[0] in "[{":
                opened.append((row, match.start()))
            elif match[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


def _start_of_value(line: str) -> int:
    """Return where a value begins that is a list or a group, or the end of the line."""
    match = _VALUE.match(line)
    return match.end() - 1 if match else len(line)


def _open_quote(lines: Sequence[str]) -> tuple[int, int] | None:
    """Find the first quote that begins a value and does not end on its line."""
    for row, line in enumerate(lines):
        if match := _OPENING.search(line):
            return row, match.start(1)
    return None


def _tab(place: Place) -> Problem:
    return Problem(
        "tab", _("a tab stands where only spaces may"), place, _("Put two spaces in its place.")
    )
