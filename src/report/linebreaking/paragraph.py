"""A paragraph as it is composed: the places where its lines may end, and how far each is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Protocol

from report.swedish import SOFT_HYPHEN

OBJECT: Final = "\ufffc"  # stands for what is no text: a marker in a box of its own, a picture

_TOKEN = re.compile(r"[^ ]+")


class Ruler(Protocol):
    """Measures texts of one type, each as it would be on a line of its own."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Measure texts together, which is quicker than one by one."""

    def width(self, text: str) -> float:
        """Return the width of a text; its unit is that of the measure."""

    def scaled(self, factor: float) -> "Ruler":
        """Return the ruler of the same type, larger or smaller."""


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph in one type, or a single `OBJECT`; never empty.

    `hyphen` is what is written at the end of a line where a word is broken.
    """

    text: str
    ruler: Ruler
    hyphen: str = "\u2010"


class Kind(Enum):
    """What a line ends with."""

    SPACE = auto()
    SOFT = auto()  # a broken word, with a hyphen that is added
    HARD = auto()  # a hyphen, dash or slash of the text's own
    LETTER = auto()  # nothing: a word that no column holds is parted between two letters
    END = auto()


@dataclass(frozen=True)
class Break:
    """A place where a line may end.

    The line ends before the character at `end`, the next begins with the one at `next`. With the
    whole paragraph on one line, `left` is where the line that ends here has its right edge, its
    hyphen included, and `right` where the next has its left edge. `word` counts from 0.
    """

    kind: Kind
    end: int
    next: int
    left: float
    right: float
    word: int


# Where a line may end: what it ends with, and the character before which it does.
Place = tuple[Kind, int]


class Paragraph:
    """A text and its breaks in their order, the last of which is the end.

    `ends` are the places where lines may end, in their order; those of spaces stand behind
    them. Where a part of a word is wider than `widest`, a line may end between any two
    letters of it; nowhere if that is None. `words` tells where each word begins and ends.
    """

    def __init__(
        self, runs: Sequence[Run], ends: Sequence[Place], widest: float | None = None
    ) -> None:
        self.text = "".join(run.text for run in runs)
        self._runs = tuple(_placed(runs))
        self._prepare([place for place in ends if place[0] is not Kind.SPACE])
        gaps = [place for kind, place in ends if kind is Kind.SPACE]
        self.words = tuple(_words(self.text, gaps))
        self.breaks = tuple(self._breaks(_inner(self.words, ends), widest))

    def width(self, first: Break | None, last: Break) -> float:
        """Return the width of the line between two breaks, or from the beginning to one."""
        if first is None:
            return last.left
        if first.word == last.word and first.kind is not Kind.SPACE:
            return self._between(first.next, last.end, last.kind is Kind.SOFT)
        return last.left - first.right

    def shown(self, first: Break | None, last: Break) -> str:
        """Return a line as its reader sees it, without the hyphen of a broken word."""
        start = first.next if first else 0
        return self.text[start : last.end].replace(SOFT_HYPHEN, "")

    def _prepare(self, inner: Sequence[Place]) -> None:
        """Measure everything that will be asked for, run by run."""
        for start, _, run in self._runs:
            run.ruler.prepare(_pieces(run, [(kind, place - start) for kind, place in inner]))

    def _breaks(self, inner: Sequence[Sequence[Place]], widest: float | None) -> Iterator[Break]:
        x = 0.0
        for number, (start, end) in enumerate(self.words):
            width = self._between(start, end)
            places = inner[number]
            if widest is not None and width > widest:
                places = list(self._with_letters(start, end, places, widest))
            for kind, place in places:
                left = x + self._between(start, place, kind is Kind.SOFT)
                right = x + width - self._between(place, end)
                yield Break(kind, place, place, left, right, number)
            x += width
            if number + 1 < len(self.words):
                following = self.words[number + 1][0]
                gap = self._gap(end, following)
                yield Break(Kind.SPACE, end, following, x, x + gap, number)
                x += gap
        yield Break(Kind.END, len(self.text), len(self.text), x, x, len(self.words) - 1)

    def _with_letters(
        self, start: int, end: int, places: Sequence[Place], widest: float
    ) -> Iterator[Place]:
        """Yield the places of a word, and all those in its parts that are too wide."""
        for kind, place in [*places, (Kind.END, end)]:
            if self._between(start, place, kind is Kind.SOFT) > widest:
                yield from ((Kind.LETTER, letter) for letter in range(start + 1, place))
            if kind is not Kind.END:
                yield kind, place
            start = place

    def _between(self, start: int, end: int, hyphen: bool = False) -> float:
        """Return the width of a part of a word."""
        width = 0.0
        for first, last, run in self._runs:
            if first < end and start < last:
                text = run.text[max(start - first, 0) : end - first].replace(SOFT_HYPHEN, "")
                if hyphen and end <= last:
                    text += run.hyphen
                width += run.ruler.width(text)
        return width

    def _gap(self, end: int, start: int) -> float:
        """Return the width of the space between two words, kerned with the letters beside it."""
        width = 0.0
        for first, last, run in self._runs:
            if first < start and end < last:
                a, b = max(end - first, 0), min(start, last) - first
                width += _space(run, a, b)
        return width


def _placed(runs: Sequence[Run]) -> Iterator[tuple[int, int, Run]]:
    start = 0
    for run in runs:
        yield start, start + len(run.text), run
        start += len(run.text)


def _words(text: str, gaps: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for place in [*gaps, len(text)]:
        yield start, start + len(text[start:place].rstrip(" "))
        start = place


def _inner(words: Sequence[tuple[int, int]], ends: Sequence[Place]) -> list[list[Place]]:
    """Return for each word the places in it where a line may end."""
    inner: list[list[Place]] = [[] for _ in words]
    number = 0
    for kind, place in ends:
        if kind is Kind.SPACE:
            number += 1
        elif words[number][0] < place < words[number][1]:
            inner[number].append((kind, place))
    return inner


def _pieces(run: Run, inner: Sequence[Place]) -> Iterator[str]:
    """Yield all texts of a run whose widths are needed."""
    for token in _TOKEN.finditer(run.text):
        whole = token[0].replace(SOFT_HYPHEN, "")
        yield from (whole, f" {whole}", f"{whole} ", " ")
        for kind, place in inner:
            if token.start() < place < token.end():
                head = run.text[token.start() : place].replace(SOFT_HYPHEN, "")
                yield head + run.hyphen if kind is Kind.SOFT else head
                yield run.text[place : token.end()].replace(SOFT_HYPHEN, "")


def _space(run: Run, start: int, end: int) -> float:
    """Return the width of the spaces at these places of a run."""
    spaces = run.text[start:end]
    alone = width = run.ruler.width(spaces)
    if before := run.text[:start].rpartition(" ")[2].replace(SOFT_HYPHEN, ""):
        width += run.ruler.width(f"{before}{spaces}") - run.ruler.width(before) - alone
    if after := run.text[end:].partition(" ")[0].replace(SOFT_HYPHEN, ""):
        width += run.ruler.width(f"{spaces}{after}") - run.ruler.width(after) - alone
    return width
