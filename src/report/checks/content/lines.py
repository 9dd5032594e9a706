"""Lines that Markdown joins into one paragraph, though each was meant to stay one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from unicodedata import category

from report import markdown
from report.locales import _
from report.model import EditionFiles
from report.problems import Problem, Severity
from report.source import Source

# '1.1 ', '1 ', '1: ', 'a. '; numbers and letters with brackets, and '1. ', make lists or lines.
_STEP: Final = re.compile(r"(?P<above>(?:\d{1,2}\.)*)(?P<own>\d{1,2}|[^\W\d_])(?P<end>[.:]?)\s")
_SIGN: Final = re.compile(r"([^\w\s])\s")
_SIGNS: Final = frozenset({"So", "Sm", "Sc", "Po"})  # categories of Unicode: arrows, ticks, '§'
_OTHERS: Final = "•·▪‣◦●|"  # are told by themselves
# 'Fråga: ', '**Plats:** ', 'Anna Berg: '
_LABEL: Final = re.compile(r"[*_]{0,3}[A-ZÅÄÖ][\w-]*(?: [\w-]+){0,2}(?::[*_]{0,3}|[*_]{1,3}:)\s+\S")
_WHOLE: Final = re.compile(r"[.?!…”\"»)][*_]{0,3}\Z")
_HARD: Final = re.compile(r"(?: {2,}|\\)\Z")


def joined_lines(files: EditionFiles) -> Iterator[Problem]:
    r"""Lines that follow each other make one paragraph, however they begin. A warning.

    It is told where they are numbered one after the other, begin with the same sign, or each with
    a word and a colon: once in a paragraph. A line that ends with `\` stays a line, and so does
    one of speech, which begins with a dash, or with `a)`.
    """
    for source in files.sources:
        for row, line in _joined(source):
            column = source.body.split("\n")[row].find(line) + 1
            yield Problem(
                "joined-lines",
                _("this line and the one before it become one paragraph"),
                source.body_place(row, max(column, 1)),
                _("Put an empty line between them, or begin each with a hyphen and a space."),
                Severity.WARNING,
            )


def _joined(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the first line of each paragraph that was meant as one, and its row from 0."""
    for (opening, _place), (inline, _place) in pairwise(markdown.placed(source)):
        if opening.type == "paragraph_open" and inline.map:
            lines = inline.content.split("\n")
            if number := _first_meant(lines):
                yield inline.map[0] + number, lines[number]


def _first_meant(lines: Sequence[str]) -> int | None:
    """Return the number from 0 of the first line that was meant as one; None without any."""
    is_labelled = _LABEL.match(lines[0]) is not None
    for number, (before, line) in enumerate(pairwise(lines), start=1):
        if _HARD.search(before):
            continue
        is_label = is_labelled and _LABEL.match(line)
        if is_label and (_LABEL.match(before) or _WHOLE.search(before)):
            return number
        if _has_same_sign(before, line) or _counts_on(before, line):
            return number
    return None


def _has_same_sign(before: str, line: str) -> bool:
    first, second = _SIGN.match(before), _SIGN.match(line)
    if not (first and second) or first[1] != second[1]:
        return False
    return category(first[1]) in _SIGNS and first[1] not in _OTHERS


def _counts_on(before: str, line: str) -> bool:
    """Return whether a line has the number or the letter behind that of the line before it."""
    first, second = _STEP.match(before), _STEP.match(line)
    if not (first and second) or (first["above"], first["end"]) != (second["above"], second["end"]):
        return False
    if first["own"].isdigit() != second["own"].isdigit():
        return False
    if not first["own"].isdigit():  # 'i' and 'å' are words
        return bool(first["end"]) and ord(second["own"]) == ord(first["own"]) + 1
    if not first["above"] and (first["end"] == "." or first["own"] != "1"):
        return False
    return int(second["own"]) == int(first["own"]) + 1
