"""One file: its front matter as plain text, its body, and the place of every field.

All scalars stay text, exactly as written: YAML's own guesses would turn the
telephone number `0701234567` into 117782903 and the word `no` into False. The
model decides what each text means.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from report.problems import Place, Problem, Reading, has_errors

FENCE = "---"

# The way to a field from the top of the front matter: names of fields and numbers of list items.
Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """A file as it was written. `body_line` is the file's line on which the body starts."""

    path: Path
    data: Mapping[str, Any]
    body: str = ""
    body_line: int = 1
    values: Mapping[Loc, Place] = field(default_factory=dict)
    keys: Mapping[Loc, Place] = field(default_factory=dict)

    def place(self, *loc: str | int) -> Place:
        """Give the place of a field's value, or of the nearest field around it."""
        return self._nearest(self.values, loc)

    def key_place(self, *loc: str | int) -> Place:
        """Give the place of a field's name, or of the nearest field around it."""
        return self.keys.get(loc) or self._nearest(self.values, loc)

    def body_place(self, line: int) -> Place:
        """Give the place of a line of the body, which counts from 0 as Markdown parsers do."""
        return Place(self.path, self.body_line + line, 1)

    def _nearest(self, places: Mapping[Loc, Place], loc: Loc) -> Place:
        for length in range(len(loc), -1, -1):
            if place := places.get(loc[:length]):
                return place
        return Place(self.path, 1, 1)


def read_yaml(path: Path) -> Reading[Source]:
    """Read a file that is YAML throughout."""
    reading = _read_text(path)
    if reading.value is None:
        return Reading(None, reading.problems)
    return _read_fields(path, reading.value, first_line=1)


def read_markdown(path: Path) -> Reading[Source]:
    """Read a file of front matter between two lines of `---`, and a Markdown body."""
    reading = _read_text(path)
    if reading.value is None:
        return Reading(None, reading.problems)
    lines = reading.value.split("\n")
    if lines[0].rstrip() != FENCE:
        return Reading(None, (_no_front_matter(path),))
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        return Reading(None, (_open_front_matter(path),))
    body = "\n".join(lines[end + 1 :])
    return _read_fields(path, "\n".join(lines[1:end]), first_line=2, body=body, body_line=end + 2)


def _read_text(path: Path) -> Reading[str]:
    """Read UTF-8, with or without a byte-order mark, and whatever ends its lines."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        problem = Problem(
            "missing-file", "the file is missing", Place(path), "Write it, or mend the name."
        )
        return Reading(None, (problem,))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        problem = Problem(
            "not-utf-8",
            f"the byte 0x{data[error.start]:02x} is not UTF-8",
            Place(path, before.count(b"\n") + 1, column),
            "Save the file with the encoding UTF-8.",
        )
        return Reading(None, (problem,))
    return Reading(text.replace("\r\n", "\n").replace("\r", "\n"))


def _read_fields(
    path: Path, text: str, first_line: int, body: str = "", body_line: int = 1
) -> Reading[Source]:
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return Reading(None, (_yaml_problem(path, error, first_line),))
    except (yaml.YAMLError, RecursionError) as error:
        problem = Problem(
            "yaml-syntax",
            f"not YAML: {error}",
            Place(path, first_line, 1),
            "Mend the front matter.",
        )
        return Reading(None, (problem,))
    if not isinstance(node, yaml.MappingNode):
        problem = Problem(
            "yaml-syntax",
            "no fields found here",
            Place(path, first_line, 1),
            "Write one field a line, as 'name: value'.",
        )
        return Reading(None, (problem,))
    walk = _Walk(path, first_line)
    data = walk.plain(node, ())
    source = Source(path, data, body, body_line, walk.values, walk.keys)
    return Reading(None if has_errors(walk.problems) else source, tuple(walk.problems))


class _Walk:
    """Turns YAML nodes into lists, dictionaries and text, and notes where each stood."""

    def __init__(self, path: Path, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node, loc: Loc) -> Any:
        """Give a node as plain data; an alias is a problem, so none can be followed in circles."""
        self.values[loc] = self._place(node)
        if id(node) in self._seen:
            self._alias(node)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.plain(value, (*loc, key)) for key, value in self._fields(node, loc)}
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*loc, number)) for number, item in enumerate(node.value)]
        empty = node.tag == "tag:yaml.org,2002:null"
        return None if empty else str(node.value)

    def _fields(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain("yaml-syntax", "a field's name must be a word", key_node, "")
                continue
            key = str(key_node.value)
            if (*loc, key) in self.keys:
                first = self.keys[(*loc, key)]
                self._complain(
                    "duplicate-field",
                    f"'{key}' is given twice; the first is on line {first.line}",
                    key_node,
                    "Keep one of them.",
                )
                continue
            self.keys[(*loc, key)] = self._place(key_node)
            yield key, value

    def _alias(self, node: yaml.Node) -> None:
        self._complain(
            "yaml-alias",
            "a YAML anchor (&) is used again by an alias (*)",
            node,
            "Write the value out in each place.",
        )

    def _complain(self, rule: str, message: str, node: yaml.Node, advice: str) -> None:
        self.problems.append(Problem(rule, message, self._place(node), advice))

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.path, self.first_line + mark.line, mark.column + 1)


def _yaml_problem(path: Path, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(path, first_line + mark.line, mark.column + 1) if mark else Place(path)
    advice = "Mend the line. A value that holds ': ' or starts with a sign needs quotes around it."
    return Problem("yaml-syntax", f"not YAML: {error.problem or error.context}", place, advice)


def _no_front_matter(path: Path) -> Problem:
    return Problem(
        "no-front-matter",
        "the file does not start with front matter",
        Place(path, 1, 1),
        f"Begin the file with a line '{FENCE}', then the fields, then a line '{FENCE}'.",
    )


def _open_front_matter(path: Path) -> Problem:
    return Problem(
        "no-front-matter",
        f"the front matter that starts here has no second line '{FENCE}'",
        Place(path, 1, 1),
        f"End the fields with a line '{FENCE}' of its own.",
    )
