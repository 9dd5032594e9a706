"""What libyaml says of text that is not YAML → what a writer can do about it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from report.problems import Place, Problem

_QUOTES: Final = "Put quotes around the whole value."
_INDENT: Final = "Begin the line exactly where the fields or items beside it begin."


class _Words(NamedTuple):
    """Our words for a message of libyaml; at the start of the part that it was reading, or not."""

    message: str
    advice: str
    at_start: bool = False


# libyaml 0.2.5, src/scanner.c and src/parser.c. In the braces stands the character at the place.
_WORDS: Final[Mapping[str, _Words]] = {
    "found character that cannot start any token": _Words(
        "a value cannot begin with '{character}'", _QUOTES
    ),
    "found undefined alias": _Words("a value cannot begin with '{character}'", _QUOTES),
    "did not find expected alphabetic or numeric character": _Words(
        "a value cannot begin with '{character}'", _QUOTES, at_start=True
    ),
    "did not find expected node content": _Words(
        "a value cannot begin with '{character}'", _QUOTES
    ),
    "could not find expected ':'": _Words(
        "the line is no field, and no part of the one above it",
        "Write it as 'name: value', or indent it if it goes on from the line above.",
        at_start=True,
    ),
    "found unexpected end of stream": _Words(
        "the quote that begins here does not end", "Write a quote at its end.", at_start=True
    ),
    "did not find expected ',' or '}'": _Words(
        "the group that begins here does not end, or lacks a comma",
        "Write it as { name: value, name: value }.",
        at_start=True,
    ),
    "did not find expected ',' or ']'": _Words(
        "the list that begins here does not end, or lacks a comma",
        "Write it as [one, two, three].",
        at_start=True,
    ),
    "did not find expected key": _Words(
        "what stands here belongs to no field",
        f"{_QUOTES[:-1]}, or begin the line where the fields beside it begin.",
    ),
    "did not find expected '-' indicator": _Words("this is no item of the list above", _INDENT),
    "did not find expected <document start>": _Words(
        "the line does not begin where the fields above it begin", _INDENT
    ),
    "block sequence entries are not allowed in this context": _Words(
        "a list cannot begin on the line of its field's name",
        "Begin it on the next line, or put quotes around a value that begins with a hyphen.",
    ),
    "found unknown escape character": _Words(
        "a backslash in a value between double quotes has a meaning of its own",
        "Put single quotes around the value.",
        at_start=True,
    ),
    "did not find expected whitespace or line break": _Words(
        "a value cannot begin with '{character}'", _QUOTES, at_start=True
    ),
    "but found another document": _Words(
        "a line '---' stands in the midst of the fields", "Take it away."
    ),
}
_NO_SPACE: Final = _Words("a space is missing behind the colon", "Write it as 'name: value'.", True)
_OPEN_QUOTE: Final = _WORDS["found unexpected end of stream"]
_COLON: Final = _Words("a value with ': ' in it needs quotes", _QUOTES)
_TOO_FAR: Final = _Words("the line is indented further than the fields above it", _INDENT)
_GLUED: Final = re.compile(r"\s*\w+:\S")
_OPENING: Final = re.compile(r"""[:-] +("[^"]*|'[^']*)$""")


def syntax_problem(path: Path, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    """Give a mistake of YAML in the words of a writer.

    `text` begins on the line `first_line` of the file.
    """
    lines = [*text.split("\n"), ""]
    mark, start = error.problem_mark, error.context_mark
    if mark is None:
        return Problem("yaml-syntax", f"not YAML: {error.problem}", Place(path, first_line))
    words = _words(error.problem or "", lines, mark.line, mark.column)
    row, column = mark.line, mark.column
    if words is _OPEN_QUOTE and (quote := _open_quote(lines[:row])):
        row, column = quote
    elif words.at_start and start:
        row, column = start.line, start.column
    character = lines[row][column : column + 1]
    place = Place(path, first_line + row, column + 1)
    if character == "\t":
        return _tab(place)
    message = words.message.replace("{character}", character)
    return Problem("yaml-syntax", message, place, words.advice)


def _words(problem: str, lines: Sequence[str], row: int, column: int) -> _Words:
    if problem == "mapping values are not allowed in this context":
        return _COLON if ":" in lines[row][:column] else _TOO_FAR
    if problem == "could not find expected ':'" and _GLUED.match(lines[row - 1]):
        return _NO_SPACE
    if problem == "did not find expected key" and _open_quote(lines[:row]):
        return _OPEN_QUOTE
    return _WORDS.get(problem, _Words(f"not YAML: {problem}", "Mend the line."))


def _open_quote(lines: Sequence[str]) -> tuple[int, int] | None:
    """Find the first quote that begins a value and does not end on its line."""
    for row, line in enumerate(lines):
        if match := _OPENING.search(line):
            return row, match.start(1)
    return None


def _tab(place: Place) -> Problem:
    return Problem(
        "tab", "a tab stands where only spaces may", place, "Put two spaces in its place."
    )
