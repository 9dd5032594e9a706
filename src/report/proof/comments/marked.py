"""Which words of a page a note is about: those that it marks, or those that it stands beside."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from report.proof.comments.annotations import Box
from report.proof.comments.figures import Figure
from report.proof.comments.notes import MARKING, Kind, Note
from report.proof.comments.page_letters import PageLetters

NEAR_PT: Final = 60.0  # how far the words are at most that a note stands beside
_THIN_PT: Final = 4.0  # a mark that is lower is a line below or through words
_LINE_PT: Final = 9.0  # how far above such a line the words may stand
_UNEVEN_PT: Final = 4.0  # how far the middles of words on one line are from one another
_SPACE_PT: Final = 9.0  # the widest space between two words
_SIGNS: Final = ".,;:!?()”’\"'–"
BROKEN: Final = re.compile("[\x02\ufffe](?:\r\n)?")


@dataclass(frozen=True)
class Marked:
    """Words of a page, by where they begin and end in its text.

    `words` are what is marked, as they read; `within` is the word around them, where they are a
    part of one. Without words, the note stands beside those from `start` to `end`, and on the
    picture with the alternative `picture`, if there is one.
    """

    start: int
    end: int
    words: str = ""
    within: str = ""
    picture: str = ""


def marked(note: Note, page: PageLetters, figures: Sequence[Figure] = ()) -> Marked | None:
    """Return what a note is about, or None where it stands far from any words and pictures.

    Words are marked by those kinds of notes that lines are drawn for, and by a drawing around
    them. An insertion is after the word before it. What marks no words and stands on one of the
    pictures of the page is about that.
    """
    marks = note.kind in MARKING or note.kind is Kind.DRAWING
    if marks and (numbers := _below(note.boxes, page)):
        return _marked(numbers, page)
    if note.kind is Kind.INSERTION and note.boxes:
        return _before(note.boxes[0], page)
    nearest = _nearest(note.boxes, page)
    if picture := _picture(note.boxes, page, figures):
        return replace(nearest or Marked(0, 0), picture=picture)
    return nearest


def _picture(boxes: Sequence[Box], page: PageLetters, figures: Sequence[Figure]) -> str:
    """Return the alternative of the smallest picture on which the middle of a note is.

    Where words stand on the picture, and the note on them, it is about those.
    """
    if not boxes:
        return ""
    x, y = (boxes[0][0] + boxes[0][2]) / 2, _middle(boxes[0])
    middle = (x, y, x, y)
    if any(_gap(word, middle) == 0 for _, _, word in page.words):
        return ""
    around = [
        (figure.box, figure.alternative)
        for figure in figures
        if figure.box and _gap(figure.box, middle) == 0
    ]
    return min(around, key=lambda one: _area(one[0]), default=((), ""))[1]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _below(boxes: Iterable[Box], page: PageLetters) -> list[int]:
    """Return the characters whose middles lie in one of the boxes, in the order of the text."""
    found: set[int] = set()
    for box in boxes:
        inside = _inside(box, page)
        if not inside and box[3] - box[1] < _THIN_PT:
            inside = _inside((box[0], box[1] - 1, box[2], box[3] + _LINE_PT), page)
        found.update(inside)
    return sorted(found)


def _inside(box: Box, page: PageLetters) -> list[int]:
    left, bottom, right, top = box
    heights = page.by_height
    low, high = bisect_left(heights, (bottom, -1)), bisect_right(heights, (top, len(page.text)))
    numbers = (number for _, number in heights[low:high])
    return [n for n in numbers if left <= (page.boxes[n][0] + page.boxes[n][2]) / 2 <= right]


def _marked(numbers: Sequence[int], page: PageLetters) -> Marked:
    """Return the words of these characters: several runs of them are told with '…' between."""
    runs = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if _read(page.text[before + 1 : number]):
            runs.append([])
        runs[-1].append(number)
    start, end = runs[0][0], runs[0][-1] + 1
    words = " … ".join(_read(page.text[run[0] : run[-1] + 1]) for run in runs)
    around = _read(page.text[_word_start(page.text, start) : _word_end(page.text, end)])
    is_part = len(runs) == 1 and around.strip(_SIGNS) != words.strip(_SIGNS)
    return Marked(start, end, words, around if is_part else "")


def _before(box: Box, page: PageLetters) -> Marked | None:
    """Return the word behind which something is inserted; at the start of a line, the nearest."""
    at, height = (box[0] + box[2]) / 2, _middle(box)
    if not page.words:
        return None
    nearest = min(abs(_middle(word) - height) for _, _, word in page.words)
    line = [word for word in page.words if abs(_middle(word[2]) - height) <= nearest + _UNEVEN_PT]
    before = [word for word in line if word[2][0] < at <= word[2][2] + _SPACE_PT]
    if not before:
        return _nearest([box], page)
    start, end, _ = max(before, key=lambda word: word[2][0])
    return Marked(start, end, _read(page.text[start:end]))


def _nearest(boxes: Sequence[Box], page: PageLetters) -> Marked | None:
    if not boxes or not page.words:
        return None
    start, end, box = min(page.words, key=lambda word: _distance(word[2], boxes[0]))
    return Marked(start, end) if _distance(box, boxes[0])[0] <= NEAR_PT else None


def _distance(word: Box, box: Box) -> tuple[float, float]:
    """Return how far a word is from a box, and then from the middle of the box."""
    x, y = (box[0] + box[2]) / 2, _middle(box)
    return _gap(word, box), _gap(word, (x, y, x, y))


def _gap(one: Box, other: Box) -> float:
    aside = max(one[0] - other[2], other[0] - one[2], 0)
    above = max(one[1] - other[3], other[1] - one[3], 0)
    return math.hypot(aside, above)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _read(text: str) -> str:
    """Return text as it reads: on one line, with words that were broken made whole."""
    return " ".join(BROKEN.sub("", text).split())
