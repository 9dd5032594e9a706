"""What libyaml says of text that is not YAML → what a writer can do about it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from report.problems import Place, Problem
from report.source.signs import sign_above, sign_problem

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
        "this line is neither a field nor a continuation of the one above",
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
    "did not find expected comment or line break": _Words(
        "behind '{character}' the text must begin on the next line",
        "Begin it there, indented; or put quotes around a value that begins with this sign.",
        at_start=True,
    ),
    "mapping keys are not allowed in this context": _Words(
        "a value cannot begin with '{character}'", _QUOTES
    ),
    "second occurrence": _Words("a value cannot begin with '{character}'", _QUOTES),
    "found unknown escape character": _Words(
        "a backslash in a value between double quotes has a meaning of its own",
        "Put single quotes around the value.",
        at_start=True,
    ),
    "did not find expected whitespace or line break": _Words(
        "a value cannot begin with '{character}'", _QUOTES, at_start=True
    ),
    "but found another document": _Words(
        "a line '---' stands in the midst of the fields", "Remove it."
    ),
}
_WITHOUT_NUMBER: Final = _WORDS["did not find expected comment or line break"]
# Messages of which libyaml has several of a kind.
_BEGINNINGS: Final = (
    ("did not find expected hexdecimal", _WORDS["found unknown escape character"]),
    ("found invalid Unicode character escape", _WORDS["found unknown escape character"]),
    ("did not find expected tag", _WORDS["did not find expected whitespace or line break"]),
    ("found an indentation indicator equal to 0", _WITHOUT_NUMBER),
    ("did not find URI", _WORDS["did not find expected whitespace or line break"]),
    ("did not find expected '!'", _WORDS["did not find expected whitespace or line break"]),
    ("found undefined tag handle", _WORDS["found undefined alias"]),
)
# Lines that are none of a field's: directives (YAML 1.1, section 7.1), and the end of all fields.
_LINES: Final = {
    "%": _Words(
        "a line cannot begin with '%'",
        "Take the line away; if it belongs to the value above it, indent it.",
    ),
    ".": _Words("a line '...' stands in the midst of the fields", "Remove it."),
}
_BEHIND_QUOTE: Final = _Words(
    "the quote before this ends the value, and it goes on",
    "Put the other kind of quotes around the whole, or write single ones within it twice.",
)
_BEHIND_BRACKET: Final = _Words("text stands behind the bracket that ends the value", _QUOTES)
_NOT_OPEN: Final = _Words("'{character}' closes what is not open", "Remove it, or open it.")
_ITEM: Final = _Words("this item does not begin where those above it begin", _INDENT)
_FIELD: Final = _WORDS["did not find expected <document start>"]
_NAMELESS: Final = _Words("a field's name is missing before the colon", "Write 'name: value'.")
_NOTHING: Final = _Words("the value that begins here has nothing in it", "Write it, or strike it.")
_NO_SPACE: Final = _Words("a space is missing behind the colon", "Write it as 'name: value'.", True)
_OPEN_QUOTE: Final = _WORDS["found unexpected end of stream"]
_NO_COLON: Final = _WORDS["could not find expected ':'"]
_OPEN: Final = {
    "{": _WORDS["did not find expected ',' or '}'"],
    "[": _WORDS["did not find expected ',' or ']'"],
}
_COLON: Final = _Words("a value with ': ' in it needs quotes", _QUOTES)
_TOO_FAR: Final = _Words("the line is indented further than the fields above it", _INDENT)
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
        return Problem("yaml-syntax", f"not YAML: {error.problem}", Place(path, first_line))
    if sign := sign_above(lines, mark.line):
        return sign_problem(path, sign, first_line)
    row, column = mark.line, mark.column
    if ended := _line_of_its_own(error, lines, row):
        row, words = ended
        place = Place(path, first_line + row, 1)
        return Problem("yaml-syntax", words.message, place, words.advice)
    words = _words(error.problem or "", lines, row, column)
    if words is _OPEN_QUOTE and (quote := _open_quote(lines[:row])):
        row, column = quote
    elif words is _NO_COLON and row and not start:
        row, column = row - 1, len(lines[row - 1]) - len(lines[row - 1].lstrip())
    elif (
        words is not _NOT_OPEN
        and not lines[row][column:].strip()
        and (bracket := _open_bracket(lines[: row + 1]))
    ):
        row, column = bracket
        words = _OPEN[lines[row][column]]
    elif words.at_start and start:
        row, column = start.line, start.column
    if row and row == len(lines) - 1:  # behind the end: the last line that there is
        row, column = row - 1, len(lines[row - 1])
    character = lines[row][column : column + 1]
    place = Place(path, first_line + row, column + 1)
    if character == "\t":
        return _tab(place)
    if not character and "{character}" in words.message:
        words = _NOTHING
    message = words.message.replace("{character}", character)
    return Problem("yaml-syntax", message, place, words.advice)


def _line_of_its_own(
    error: yaml.MarkedYAMLError, lines: Sequence[str], row: int
) -> tuple[int, _Words] | None:
    """Find a line on this row, or the one above it, that YAML takes for no field."""
    said = f"{error.context} {error.problem}"
    if "directive" in said or "document" in said:
        for number in (row, row - 1):
            if number >= 0 and lines[number].startswith(("%", "...")):
                return number, _LINES[lines[number][0]]
    return None


def _words(problem: str, lines: Sequence[str], row: int, column: int) -> _Words:
    before, rest = lines[row][:column], lines[row][column:]
    if problem == "mapping values are not allowed in this context":
        if ":" in before:
            return _COLON
        return _TOO_FAR if _indent(lines, row) > _indent(lines, row - 1) else _NO_COLON
    if problem == "could not find expected ':'" and _GLUED.match(lines[row - 1]):
        return _NO_SPACE
    if problem == "did not find expected key":
        return _belongs_nowhere(before, rest, lines[:row])
    if problem.startswith("did not find expected ','") and _ends_quoted(before):
        return _BEHIND_QUOTE
    found = (words for beginning, words in _BEGINNINGS if problem.startswith(beginning))
    other = _Words(f"not YAML: {problem}", "Correct the line.")
    return _WORDS.get(problem) or next(found, other)


def _belongs_nowhere(before: str, rest: str, above: Sequence[str]) -> _Words:
    """Say why something belongs to no field; `before` and `rest` are the two parts of its line."""
    if _open_quote(above):
        return _OPEN_QUOTE
    if rest[:1] in ("]", "}"):
        return _NOT_OPEN
    if _ends_quoted(before):
        return _BEHIND_QUOTE
    if before.rstrip().endswith(("]", "}")):
        return _BEHIND_BRACKET
    if not before.strip() and rest[:2] in (":", ": "):
        return _NAMELESS
    if not before.strip():
        return _ITEM if rest.startswith("- ") else _FIELD
    return _WORDS["did not find expected key"]


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
        "tab", "a tab stands where only spaces may", place, "Put two spaces in its place."
    )
