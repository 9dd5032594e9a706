"""The lists of a Word file: which mark stands before each of their paragraphs."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from report.intake.word.package import child, local, value

DEEPEST: Final = 8  # level, from 0
_COUNTED: Final = re.compile(r"\(?%\d[.):]?")  # a number alone, which Markdown can write
_PART: Final = re.compile(r"%(\d)")
_ROMAN: Final = tuple(zip(
    (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
    ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
    strict=True,
))  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """The place of a paragraph in its lists.

    `lists` are those that it stands in, outermost first: whether each has numbers. `label` is
    a mark that is neither a bullet nor a plain number, such as 'a)'.
    """

    lists: tuple[bool, ...]
    number: int = 0
    label: str = ""


@dataclass(frozen=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1

    @property
    def counts(self) -> bool:
        """Whether Markdown has numbers for it."""
        return self.format.startswith("decimal") and bool(_COUNTED.fullmatch(self.text))


class Numbering:
    """Counts the paragraphs of all lists of a file, in the order of its text."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}  # which definition each list goes by
        self._starts: dict[str, dict[int, int]] = {}  # where a list begins anew
        self._counts: dict[str, dict[int, int]] = {}  # of each definition, by level
        for element in () if tree is None else tree:
            if local(element) == "abstractNum":
                levels = (below for below in element if local(below) == "lvl")
                self._levels[value(element, "abstractNumId")] = dict(map(_level, levels))
            elif local(element) == "num":
                self._read_list(element)

    def _read_list(self, element: etree._Element) -> None:
        name = value(element, "numId")
        self._lists[name] = value(child(element, "abstractNumId"))
        for below in element:
            start = value(child(below, "startOverride"))
            if local(below) == "lvlOverride" and _is_number(start):
                self._starts.setdefault(name, {})[_depth(value(below, "ilvl"))] = int(start)

    def mark(self, name: str, level: str) -> Mark | None:
        """Count a paragraph of a list, and give its mark; nothing where there is no such list."""
        definition = self._lists.get(name)
        levels = self._levels.get(definition or "")
        depth = _depth(level)
        if definition is None or not levels or depth not in levels:
            return None
        if levels[depth].format == "none":
            return None
        numbers = self._count(name, definition, depth)
        own = levels[depth]
        outer = tuple(levels.get(n, own).counts for n in range(depth))
        if own.counts:
            return Mark((*outer, True), numbers[depth])
        label = "" if own.format == "bullet" else _label(levels, own.text, numbers)
        return Mark((*outer, False), label=label)

    def _count(self, name: str, definition: str, depth: int) -> dict[int, int]:
        counts, levels = self._counts.setdefault(definition, {}), self._levels[definition]
        for deeper in range(depth + 1, DEEPEST + 1):
            counts.pop(deeper, None)
        starts = self._starts.get(name, {})
        if depth in starts:
            counts[depth] = starts.pop(depth)
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = levels[depth].start
        return {n: counts.get(n, levels[n].start) for n in levels}


def _level(element: etree._Element) -> tuple[int, _Level]:
    form, start = value(child(element, "numFmt")) or "decimal", value(child(element, "start"))
    depth = _depth(value(element, "ilvl"))
    text = child(element, "lvlText")
    written = f"%{depth + 1}." if text is None else value(text)
    return depth, _Level(form, written, int(start) if _is_number(start) else 1)


def _label(levels: dict[int, _Level], text: str, numbers: dict[int, int]) -> str:
    def written(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        return _written(numbers.get(depth, 1), levels.get(depth, _Level()).format)

    return _PART.sub(written, text)


def _written(number: int, form: str) -> str:
    """Write a number as a format says; those of other scripts are written as decimals.

    >>> _written(28, "lowerLetter"), _written(4, "upperRoman"), _written(7, "decimalZero")
    ('bb', 'IV', '7')
    """
    if form.endswith("Letter"):  # after z comes aa, then bb (ECMA-376, part 1, 17.18.59)
        times, letter = divmod(max(number, 1) - 1, 26)
        made = chr(ord("a") + letter) * min(times + 1, 9)
    elif form.endswith("Roman"):
        made, rest = "", min(number, 4999)
        for worth, sign in _ROMAN:
            made, rest = made + sign * (rest // worth), rest % worth
    else:
        return str(number)
    return made.upper() if form.startswith("upper") else made


def _depth(level: str) -> int:
    return min(int(level), DEEPEST) if _is_number(level) else 0


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 7
