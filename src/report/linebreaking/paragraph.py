"""A paragraph as it is composed: the places where its lines may end, and how far each is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import accumulate
from typing import Final, Protocol

from report.swedish import SOFT_HYPHEN

OBJECT: Final = "\ufffc"  # stands for what is no text: a marker in a box of its own, a picture

LONGEST_EXACT: Final = 150  # characters of a word whose parts are all measured as they are set


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
        self._runs = Runs(runs)
        self.text = self._runs.text
        gaps = [place for kind, place in ends if kind is Kind.SPACE]
        self.words = tuple(_words(self.text, gaps))
        inner = _inner(self.words, ends)
        self._prepare(inner)
        self.breaks = tuple(self._breaks(inner, widest))

    def width(self, first: Break | None, last: Break) -> float:
        """Return the width of the line between two breaks, or from the beginning to one."""
        if first is None:
            return last.left
        start, end = self.words[last.word]
        is_within = first.word == last.word and first.kind is not Kind.SPACE
        if is_within and end - start <= LONGEST_EXACT:
            return self._between(first.next, last.end, last.kind is Kind.SOFT)
        return last.left - first.right

    def shown(self, first: Break | None, last: Break) -> str:
        """Return a line as its reader sees it, without the hyphen of a broken word."""
        start = first.next if first else 0
        return self.text[start : last.end].replace(SOFT_HYPHEN, "")

    def _prepare(self, inner: Sequence[Sequence[Place]]) -> None:
        """Measure what will be asked for, run by run."""
        pieces: dict[Ruler, list[str]] = {}
        for (start, end), places in zip(self.words, inner, strict=True):
            for run in self._runs.slices(max(0, start - 1), end + 1):
                pieces.setdefault(run.ruler, []).extend(_around(run.text))
            if end - start > LONGEST_EXACT:
                places = []
            for kind, place in places:
                for run in self._runs.slices(start, place, with_hyphen=kind is Kind.SOFT):
                    pieces.setdefault(run.ruler, []).append(_plain(run.text))
                for run in self._runs.slices(place, end):
                    pieces.setdefault(run.ruler, []).append(_plain(run.text))
        for ruler, texts in pieces.items():
            ruler.prepare(texts)

    def _breaks(self, inner: Sequence[Sequence[Place]], widest: float | None) -> Iterator[Break]:
        x = 0.0
        for number, (start, end) in enumerate(self.words):
            width = self._between(start, end)
            places = inner[number]
            if widest is not None and width > widest:
                places = list(self._with_letters(start, end, places, widest))
            lefts = self._lefts if end - start <= LONGEST_EXACT else self._lefts_along
            for (kind, place), (left, right) in zip(places, lefts(start, end, places), strict=True):
                yield Break(kind, place, place, x + left, x + right, number)
            x += width
            if number + 1 < len(self.words):
                following = self.words[number + 1][0]
                gap = self._gap(end, following)
                yield Break(Kind.SPACE, end, following, x, x + gap, number)
                x += gap
        yield Break(Kind.END, len(self.text), len(self.text), x, x, len(self.words) - 1)

    def _lefts(
        self, start: int, end: int, places: Sequence[Place]
    ) -> Iterator[tuple[float, float]]:
        """Yield where a line that ends at each place ends, and where the next would begin."""
        width = self._between(start, end)
        for kind, place in places:
            left = self._between(start, place, kind is Kind.SOFT)
            yield left, width - self._between(place, end)

    def _lefts_along(
        self, start: int, end: int, places: Sequence[Place]
    ) -> Iterator[tuple[float, float]]:
        """Yield the same for an endless word, added up from place to place: a hair less exact."""
        x = 0.0
        for kind, place in places:
            hyphen = self._between(start, place, kind is Kind.SOFT)
            before, x = x, x + self._between(start, place)
            yield before + hyphen, x
            start = place

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
        runs = self._runs.slices(start, end, with_hyphen=hyphen)
        return sum(run.ruler.width(_plain(run.text)) for run in runs)

    def _gap(self, end: int, start: int) -> float:
        """Return the width of the space between two words, kerned with the letters beside it."""
        return sum(_space(run, place) for run, place in self._runs.places(end, start))


class Runs:
    """Runs one behind the other, and what of them stands between two places."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._starts = [0, *accumulate(len(run.text) for run in runs)]
        self.text = "".join(run.text for run in runs)

    def at(self, place: int) -> Run:
        """Return the run in which a character stands."""
        return self._runs[bisect_right(self._starts, place) - 1]

    def slices(self, start: int, end: int, with_hyphen: bool = False) -> Iterator[Run]:
        """Yield what stands between two places, with the hyphen of a broken word at the end."""
        for number in range(bisect_right(self._starts, start) - 1, len(self._runs)):
            first, run = self._starts[number], self._runs[number]
            if first >= end:
                break
            text = run.text[max(0, start - first) : end - first]
            is_last = self._starts[number + 1] >= end
            if text:
                yield replace(run, text=text + run.hyphen if with_hyphen and is_last else text)

    def places(self, start: int, end: int) -> Iterator[tuple[Run, tuple[int, int]]]:
        """Yield the runs between two places, and where in each of them these are."""
        for number in range(bisect_right(self._starts, start) - 1, len(self._runs)):
            first, run = self._starts[number], self._runs[number]
            if first >= end:
                break
            yield run, (max(0, start - first), min(end - first, len(run.text)))


def _plain(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "")


def _around(text: str) -> Iterator[str]:
    """Yield a word, and what is measured with the spaces that stand beside it."""
    word = _plain(text.strip(" "))
    yield from (word, f" {word}", f"{word} ", " ")


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


def _space(run: Run, place: tuple[int, int]) -> float:
    """Return the width of the spaces at these places of a run."""
    start, end = place
    text, ruler = run.text, run.ruler
    spaces = text[start:end]
    alone = width = ruler.width(spaces)
    if before := _plain(text[text.rfind(" ", 0, start) + 1 : start]):
        width += ruler.width(f"{before}{spaces}") - ruler.width(before) - alone
    following = text.find(" ", end)
    if after := _plain(text[end : following if following >= 0 else None]):
        width += ruler.width(f"{spaces}{after}") - ruler.width(after) - alone
    return width
