"""The words of a paragraph, and the parts of them that are measured: the same in every type."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate, chain, pairwise
from typing import Final, TypeAlias

from report.swedish import SOFT_HYPHEN

OBJECT: Final = "\ufffc"  # stands for what is no text: a marker in a box of its own, a picture

LONGEST_EXACT: Final = 150  # characters of a word whose parts are all measured as they are set


class Kind(Enum):
    """What a line ends with."""

    SPACE = auto()
    SOFT = auto()  # a broken word, with a hyphen that is added
    HARD = auto()  # a hyphen, dash or slash of the text's own
    LETTER = auto()  # nothing: a word that no column holds is parted between two letters
    END = auto()


# Where a line may end: what it ends with, and the character before which it does.
Place = tuple[Kind, int]
# What is measured together: texts without soft hyphens, each with the number of its run.
Part: TypeAlias = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Gap:
    """The spaces that stand between two words in one run, and what of that stands beside them."""

    run: int
    spaces: str
    before: str
    after: str

    @property
    def texts(self) -> Iterator[str]:
        """What is measured to know how wide they are, kerned with the letters beside them."""
        yield self.spaces
        if self.before:
            yield from (self.before, f"{self.before}{self.spaces}")
        if self.after:
            yield from (self.after, f"{self.spaces}{self.after}")


class RunTexts:
    """The texts of runs one behind the other, and which of them stand between two places."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)
        self.text = "".join(self.texts)
        self._starts = [0, *accumulate(map(len, self.texts))]

    def at(self, place: int) -> int:
        """Return the number of the run in which a character stands."""
        return bisect_right(self._starts, place) - 1

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the numbers of the runs between two places, and where in each of them these are."""
        for number in range(self.at(start), len(self.texts)):
            first = self._starts[number]
            if first >= end:
                break
            yield number, max(0, start - first), min(end - first, len(self.texts[number]))


class Words:
    """A text in runs, parted into words at the places where a line may end with a space.

    `runs` are texts, each with its hyphen: what is written at the end of a line where a word is
    broken. `ends` are the places where lines may end, in their order; those of spaces stand
    behind them. `spans` tells where each word begins and ends, `inner` where a line may end in it.
    """

    def __init__(self, runs: Iterable[tuple[str, str]], ends: Sequence[Place]) -> None:
        texts, self._hyphens = zip(*runs, strict=True)
        self._runs = RunTexts(texts)
        self.text = self._runs.text
        gaps = [place for kind, place in ends if kind is Kind.SPACE]
        self.spans = tuple(_spans(self.text, gaps))
        self.inner = _inner(self.spans, ends)
        self.wholes = [self.part(*span) for span in self.spans]
        self.sides = [
            [] if self.is_endless(number) else [self._sides(*span, *place) for place in places]
            for number, (span, places) in enumerate(zip(self.spans, self.inner, strict=True))
        ]
        self.gaps = [list(self._gaps(end, start)) for (_, end), (start, _) in pairwise(self.spans)]

    def is_endless(self, number: int) -> bool:
        """Return whether a word is so long that not all of its parts are measured."""
        start, end = self.spans[number]
        return end - start > LONGEST_EXACT

    def measured(self) -> Iterator[tuple[int, str]]:
        """Yield what is measured of the words and the spaces between them, with its run."""
        for part in chain(self.wholes, chain.from_iterable(chain.from_iterable(self.sides))):
            yield from part
        for gap in chain.from_iterable(self.gaps):
            yield from ((gap.run, text) for text in gap.texts)

    def part(self, start: int, end: int, *, hyphen: bool = False) -> Part:
        """Return what stands between two places, with the hyphen of a broken word at the end."""
        found = [
            (number, _plain(self._runs.texts[number][first:last]))
            for number, first, last in self._runs.between(start, end)
        ]
        if hyphen and found:
            number, text = found[-1]
            found[-1] = number, text + self._hyphens[number]
        return found

    def _sides(self, start: int, end: int, kind: Kind, place: int) -> tuple[Part, Part]:
        """Return what of a word stands before a place where a line may end, and what behind it."""
        return self.part(start, place, hyphen=kind is Kind.SOFT), self.part(place, end)

    def _gaps(self, end: int, start: int) -> Iterator[Gap]:
        """Yield the spaces between two words, run by run."""
        for number, first, last in self._runs.between(end, start):
            text = self._runs.texts[number]
            before = _plain(text[text.rfind(" ", 0, first) + 1 : first])
            following = text.find(" ", last)
            after = _plain(text[last : following if following >= 0 else None])
            yield Gap(number, text[first:last], before, after)


def _plain(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "")


def _spans(text: str, gaps: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for place in [*gaps, len(text)]:
        yield start, start + len(text[start:place].rstrip(" "))
        start = place


def _inner(spans: Sequence[tuple[int, int]], ends: Sequence[Place]) -> list[list[Place]]:
    """Return for each word the places in it where a line may end."""
    inner: list[list[Place]] = [[] for _ in spans]
    number = 0
    for kind, place in ends:
        if kind is Kind.SPACE:
            number += 1
        elif spans[number][0] < place < spans[number][1]:
            inner[number].append((kind, place))
    return inner
