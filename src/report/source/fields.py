"""YAML → plain text, lists and groups, each with its place."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

import yaml

from report.locales import _
from report.problems import Place, Problem, Reading
from report.source import slips
from report.source.characters import SOFT_HYPHEN, harmful
from report.source.signs import first_sign, sign_problem
from report.source.written import Loc, Source

# A comment begins with '# '; what begins with '#1' or '#skolan' was meant to be read.
_CUT_OFF: Final = re.compile(r"\s*(#\S.*)")
_DEEPEST: Final = 20  # lists and groups within each other; the models need four
_MERGE: Final = "tag:yaml.org,2002:merge"
_NULL: Final = "tag:yaml.org,2002:null"


def read_fields(
    path: Path,
    text: str,
    first_line: int,
    body: str = "",
    body_line: int = 1,
    *,
    may_be_empty: bool = False,
) -> Reading[Source]:
    """Read YAML that begins on a line of a file, together with the body that follows it.

    Where it is no YAML, the source has no fields, and still the body. So it is where nothing is
    written, or comments alone; that is a problem, unless it `may_be_empty`.
    """
    nothing = Source(path, {}, body, body_line)
    try:
        if place := _too_deep(path, text, first_line):
            return Reading(nothing, (_deep(place),))
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        from report.source.syntax import syntax_problem

        return Reading(nothing, (syntax_problem(path, text, error, first_line),))
    if node is None and may_be_empty:
        return Reading(nothing)
    if not isinstance(node, yaml.MappingNode):
        return Reading(nothing, (_no_fields(path, text, first_line),))
    walk = _Walk(path, first_line, text.split("\n"))
    data = walk.plain(node, ())
    source = Source(path, data, body, body_line, walk.values, walk.keys)
    return Reading(source, (*walk.problems, *_lost_beginnings(path, text, first_line)))


def _too_deep(path: Path, text: str, first_line: int) -> Place | None:
    """Find where lists or groups stand too deep within each other, without building them.

    PyYAML 6.0.3 composes them by calling itself, and ends the process at some ten thousand.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST and (mark := event.start_mark):
            return Place(path, first_line + mark.line, mark.column + 1)
    return None


class _Walk:
    """Turns YAML nodes into lists, dictionaries and text, and notes where each stood."""

    def __init__(self, path: Path, first_line: int, lines: Sequence[str]) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._aliased: set[int] = set()

    def plain(self, node: yaml.Node, loc: Loc) -> Any:
        """Return a node as plain data; an alias is a problem, so none leads in circles."""
        self.values[loc] = self._place(node)
        if id(node) in self._seen:
            self._tell_alias(node)
            return str(node.value) if isinstance(node, yaml.ScalarNode) else None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.plain(value, (*loc, key)) for key, value in self._fields(node, loc)}
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*loc, number)) for number, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            self._look_for_cut(node)
            self._look_for_escaped(node)
        # `"\u00ad"` in quotes is an escape of YAML, and was none of the file's characters.
        return None if node.tag == _NULL else str(node.value).replace(SOFT_HYPHEN, "")

    def _tell_alias(self, node: yaml.Node) -> None:
        """Tell of what is used again, once, however often it is."""
        if id(node) not in self._aliased:
            self._aliased.add(id(node))
            self.problems.append(slips.alias(self._place(node)))

    def _fields(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(slips.unfit_name(self._place(key_node)))
                continue
            key = str(key_node.value)
            if key_node.tag == _MERGE:
                self.problems.append(slips.merged(self._place(key_node)))
                continue
            if sign := first_sign([key]):
                place = self._place(key_node)
                line = place.line - sign.row
                self.problems.append(
                    sign_problem(self.path, sign._replace(column=place.column - 1), line)
                )
            if first := self.keys.get((*loc, key)):
                self.problems.append(slips.duplicate(key, self._place(key_node), first))
                continue
            self.keys[(*loc, key)] = self._place(key_node)
            yield key, value

    def _look_for_cut(self, node: yaml.ScalarNode) -> None:
        mark = node.end_mark
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        if not node.style and (match := _CUT_OFF.match(line, mark.column)):
            place = Place(self.path, self.first_line + mark.line, match.start(1) + 1)
            self.problems.append(slips.cut_off(match[1], place))

    def _look_for_escaped(self, node: yaml.ScalarNode) -> None:
        r"""Look for what was none of the file's characters, but is named: `"\u0007"`."""
        rows = self.lines[node.start_mark.line : node.end_mark.line + 1]
        if node.style == '"' and any("\\" in row for row in rows):
            self.problems += harmful(normalize("NFC", node.value), lambda _start: self._place(node))

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.path, self.first_line + mark.line, mark.column + 1)


def _lost_beginnings(path: Path, text: str, first_line: int) -> Iterator[Problem]:
    """Find words that YAML takes for an anchor or a type at the beginning of a value."""
    if "&" not in text and "!" not in text:
        return
    lines = text.split("\n")
    anchors: dict[str, Problem] = {}
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            anchors.pop(str(event.anchor), None)  # told of where the value is repeated
        elif isinstance(event, yaml.NodeEvent) and mark:
            place = Place(path, first_line + mark.line, mark.column + 1)
            word = lines[mark.line][mark.column :].split(" ")[0]
            if getattr(event, "tag", None):
                yield slips.tag(word, place)
            if event.anchor:
                anchors[event.anchor] = slips.anchor(word, place)
    yield from anchors.values()


def _no_fields(path: Path, text: str, line: int) -> Problem:
    if sign := first_sign(text.split("\n")):
        return sign_problem(path, sign, line)
    return Problem(
        "yaml-syntax",
        _("no fields found here"),
        Place(path, line, 1),
        _("Write one field a line, as 'name: value'."),
    )


def _deep(place: Place) -> Problem:
    return Problem(
        "yaml-syntax",
        _("more than {deepest} lists or groups stand within each other", deepest=_DEEPEST),
        place,
        _("Take the superfluous brackets away."),
    )
