"""A paragraph as it is composed: the places where its lines may end, and how far each is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from report.linebreaking.words import Gap, Kind, Part, Place, RunTexts, Words
from report.swedish import SOFT_HYPHEN


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


class Break(NamedTuple):
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


class Paragraph:
    """Words in a type, and their breaks in their order, the last of which is the end.

    `rulers` are those of the runs of the words. Where a part of a word is wider than `widest`, a
    line may end between any two letters of it; nowhere if that is None.
    """

    def __init__(self, words: Words, rulers: Sequence[Ruler], widest: float | None = None) -> None:
        self._words = words
        self._rulers = rulers
        self.text = words.text
        self.words = words.spans  # where each begins and ends
        self._prepare()
        self.breaks = tuple(self._breaks(widest))

    def width(self, first: Break | None, last: Break) -> float:
        """Return the width of the line between two breaks, or from the beginning to one."""
        if first is None:
            return last.left
        is_within = first.word == last.word and first.kind is not Kind.SPACE
        if is_within and not self._words.is_endless(last.word):
            return self._between(first.next, last.end, hyphen=last.kind is Kind.SOFT)
        return last.left - first.right

    def shown(self, first: Break | None, last: Break) -> str:
        """Return a line as its reader sees it, without the hyphen of a broken word."""
        start = first.next if first else 0
        return self.text[start : last.end].replace(SOFT_HYPHEN, "")

    def _prepare(self) -> None:
        """Measure what will be asked for, type by type."""
        texts: dict[Ruler, list[str]] = {ruler: [] for ruler in self._rulers}
        of_runs = [texts[ruler] for ruler in self._rulers]
        for number, text in self._words.measured():
            of_runs[number].append(text)
        for ruler, measured in texts.items():
            ruler.prepare(measured)

    def _breaks(self, widest: float | None) -> Iterator[Break]:
        words, x = self._words, 0.0
        for number, (_, end) in enumerate(words.spans):
            width = self._width(words.wholes[number])
            for kind, place, left, right in self._within(number, width, widest):
                yield Break(kind, place, place, x + left, x + right, number)
            x += width
            if number < len(words.gaps):
                gap = sum(map(self._gap, words.gaps[number]))
                yield Break(Kind.SPACE, end, words.spans[number + 1][0], x, x + gap, number)
                x += gap
        yield Break(Kind.END, len(self.text), len(self.text), x, x, len(words.spans) - 1)

    def _within(
        self, number: int, width: float, widest: float | None
    ) -> Iterator[tuple[Kind, int, float, float]]:
        """Yield the places in a word, where a line that ends at each ends, and the next begins."""
        words = self._words
        places = words.inner[number]
        if widest is not None and width > widest:
            yield from self._lettered(number, width, widest)
        elif words.is_endless(number):
            yield from self._along(number, places)
        else:
            for (kind, place), (before, after) in zip(places, words.sides[number], strict=True):
                yield kind, place, self._width(before), width - self._width(after)

    def _lettered(
        self, number: int, width: float, widest: float
    ) -> Iterator[tuple[Kind, int, float, float]]:
        """Yield the same for a word whose parts that are too wide end between any two letters."""
        places = list(self._with_letters(number, widest))
        if self._words.is_endless(number):
            yield from self._along(number, places)
            return
        start, end = self.words[number]
        for kind, place in places:
            left = self._between(start, place, hyphen=kind is Kind.SOFT)
            yield kind, place, left, width - self._between(place, end)

    def _along(
        self, number: int, places: Sequence[Place]
    ) -> Iterator[tuple[Kind, int, float, float]]:
        """Yield the same for an endless word, added up from place to place: a hair less exact."""
        start, x = self.words[number][0], 0.0
        for kind, place in places:
            hyphened = self._between(start, place, hyphen=kind is Kind.SOFT)
            before, x = x, x + self._between(start, place)
            yield kind, place, before + hyphened, x
            start = place

    def _with_letters(self, number: int, widest: float) -> Iterator[Place]:
        """Yield the places of a word, and all those in its parts that are too wide."""
        start, end = self.words[number]
        for kind, place in [*self._words.inner[number], (Kind.END, end)]:
            if self._between(start, place, hyphen=kind is Kind.SOFT) > widest:
                yield from ((Kind.LETTER, letter) for letter in range(start + 1, place))
            if kind is not Kind.END:
                yield kind, place
            start = place

    def _between(self, start: int, end: int, *, hyphen: bool = False) -> float:
        """Return the width of a part of a word."""
        return self._width(self._words.part(start, end, hyphen=hyphen))

    def _width(self, part: Part) -> float:
        return sum(self._rulers[number].width(text) for number, text in part)

    def _gap(self, gap: Gap) -> float:
        """Return the width of spaces between two words, kerned with the letters beside them."""
        ruler = self._rulers[gap.run]
        alone = width = ruler.width(gap.spaces)
        if gap.before:
            width += ruler.width(f"{gap.before}{gap.spaces}") - ruler.width(gap.before) - alone
        if gap.after:
            width += ruler.width(f"{gap.spaces}{gap.after}") - ruler.width(gap.after) - alone
        return width


class Runs:
    """Runs one behind the other, and what of them stands between two places."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._texts = RunTexts(run.text for run in runs)
        self.text = self._texts.text

    def at(self, place: int) -> Run:
        """Return the run in which a character stands."""
        return self._runs[self._texts.at(place)]

    def slices(self, start: int, end: int) -> Iterator[Run]:
        """Yield what stands between two places."""
        for number, first, last in self._texts.between(start, end):
            run = self._runs[number]
            yield replace(run, text=run.text[first:last])
