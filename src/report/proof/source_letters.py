"""Where words of a page stand in the content, found by their letters and those around them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

from report.checks.printed import Wording, of_source
from report.checks.written import LONG, letters
from report.source import Source

MOST_SPOTS: Final = 100  # that are compared; letters that stand in more places tell of none
MOST_WORDS: Final = 8  # of a mark, from which the first that can be found is looked for
_WORD: Final = re.compile(r"\S+")
_STEP: Final = 24  # letters that are looked for at a time to tell which text a page is from
_MANY: Final = 0.2  # of the letters of a page, which of a page of a text has six in ten or more
_BORDER: Final = "\x00"  # between two files
MOST_AROUND: Final = 40  # letters that are compared before words, of them, and behind them
_OWN: Final = 20  # so many letters more must be the same for a spot in another file than expected
_BEGINNINGS: Final = (
    40,
    20,
    10,
    4,
    1,
)  # letters of a mark; the rest may be elsewhere
_BESIDE: Final = (40, 24, 12)


@dataclass(frozen=True)
class Letters:
    """The letters of a text, and for each which character of the text it is from."""

    text: str
    letters: str
    characters: tuple[int, ...]

    def count_before(self, character: int) -> int:
        """Return how many letters come from characters before one."""
        return bisect_left(self.characters, character)

    def count_between(self, start: int, end: int) -> int:
        """Return how many letters come from characters from `start` to `end`."""
        return self.count_before(end) - self.count_before(start)

    def word_around(self, start: int, end: int) -> tuple[int, int]:
        """Return from which character to which the words are that others are a part of.

        It goes back to one with letters: of a dash that stands alone, to the word before it.
        """
        before = self.characters[max(self.count_before(start) - 1, 0)] if self.letters else start
        start = min(before, start)
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        return start, end

    def words(self, start: int, end: int) -> list[int]:
        """Return where the first words begin from character `start` to `end`, in letters."""
        found = _WORD.finditer(self.text, start, end)
        begins = (self.count_before(word.start()) for word in found if letters(word[0]))
        return list(islice(dict.fromkeys(begins), MOST_WORDS))

    def line(self, start: int, end: int) -> tuple[int, int]:
        """Return where the lines begin and end on which letters from `start` to `end` are."""
        first = self.characters[start] if start < len(self.characters) else len(self.text)
        last = self.characters[end - 1] if end > start else first
        line_end = self.text.find("\n", last)
        return (
            self.count_before(self.text.rfind("\n", 0, first) + 1),
            self.count_before(line_end if line_end >= 0 else len(self.text)),
        )


def letters_of(text: str) -> Letters:
    """Return the letters of a text with where they come from.

    >>> letters_of("Är ½").characters
    (0, 1, 3, 3)
    """
    found = [(letter, n) for n, one in enumerate(text) for letter in _letters(one)]
    return Letters(text, "".join(letter for letter, _ in found), tuple(n for _, n in found))


@dataclass(frozen=True)
class Spot:
    """A spot in the content: so many letters into a wording. The words may have changed there."""

    source: Source
    wording: Wording
    letter: int
    has_changed: bool = False

    @property
    def is_at_end(self) -> bool:
        """Whether no letter of the wording follows."""
        return self.letter >= len(letters(self.wording.text))


class SourceLetters:
    """The letters of all files of an edition, one behind another; some are `texts` with pages."""

    def __init__(self, sources: Iterable[Source], texts: Collection[Path] = ()) -> None:
        self._texts = frozenset(texts)
        self._wordings: list[tuple[Source | None, Wording | None, str]] = []
        for source in sources:
            for wording in of_source(source):
                if found := letters(wording.text):
                    self._wordings.append((source, wording, found))
            self._wordings.append((None, None, _BORDER))
        self._letters = "".join(found for _, _, found in self._wordings)
        lengths = (len(found) for _, _, found in self._wordings)
        self._starts = list(accumulate(lengths, initial=0))

    def find(self, page: Letters, start: int, end: int, files: Sequence[Path]) -> Spot | None:
        """Find the characters of a page from `start` to `end` by their letters and those around.

        `files` are those that the page is from: of places that read alike, one in the first
        counts, and other texts than those do not. Where the words are no longer there but those
        beside them in their paragraph are, the spot is where they were.
        """
        if not page.count_between(start, end):  # a comma: the word before it counts
            start, end = page.word_around(start, end)
        first, last = page.count_before(start), page.count_before(end)
        for begin in page.words(start, end):
            if found := self._same(page.letters, begin, last, files):
                return found
        return self._beside(page, first, last, files) if first < last else None

    def files_of(self, page: str, before: Sequence[Path] = ()) -> tuple[Path, ...]:
        """Return the files that a page's letters are from, that of the most letters first.

        Of several files that say the same, that of the page `before` comes first.
        """
        found: Counter[Path] = Counter()
        starts = range(0, len(page) - _STEP + 1, _STEP // 2)
        for at in starts:
            spots = map(self._spot, self._spots(page[at : at + _STEP]))
            found.update({spot.source.path for spot in spots if spot})
        many = [path for path, count in found.items() if count >= _MANY * len(starts)]
        return tuple(sorted(many, key=lambda path: (-found[path], path not in before[:1])))

    def share(self, pages: Iterable[str]) -> float:
        """Return how much of the letters of pages is in these files, from 0 to 1."""
        pieces = [page[at : at + _STEP] for page in pages for at in range(0, len(page), _STEP)]
        pieces = [piece for piece in pieces if len(piece) == _STEP]
        return sum(piece in self._letters for piece in pieces) / len(pieces) if pieces else 0

    def _same(self, page: str, start: int, end: int, files: Sequence[Path]) -> Spot | None:
        """Find the letters where most of those around them are the same."""
        for length in _BEGINNINGS:
            scores: dict[int, int] = {}
            for first, behind in self._windows(page, start, min(end, start + length)):
                for at in self._spots(page[first:behind]) if behind - first >= LONG else ():
                    at += start - first
                    if spot := self._on_page(self._spot(at), files):
                        own = _OWN if spot.source.path in files[:1] else 0
                        scores[at] = max(scores.get(at, 0), behind - first + own)
            if scores:
                return self._spot(max(scores, key=lambda at: scores[at]))
        return self._whole(page[start:end], files)

    def _windows(self, page: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where letters of a page begin and end that stand somewhere with those around.

        Of such windows that hold one another, it is the largest: each goes further to the left
        than the one before, and less far to the right.
        """
        left, behind = max(start - MOST_AROUND, 0), min(end + MOST_AROUND, len(page))
        for first in range(start, left - 1, -1):
            while page[first:behind] not in self._letters:
                behind -= 1
                if behind < end:
                    return
            if first == left or page[first - 1 : behind] not in self._letters:
                yield first, behind

    def _whole(self, wanted: str, files: Sequence[Path]) -> Spot | None:
        """Find letters that are too few to be sure of, unless they are all of a wording."""
        for at in self._spots(wanted):
            spot = self._spot(at)
            if spot and spot.source.path in files[:1] and letters(spot.wording.text) == wanted:
                return spot
        return None

    def _beside(self, page: Letters, start: int, end: int, files: Sequence[Path]) -> Spot | None:
        """Find the paragraph in which words were, by those before or behind them.

        What is on another line of the page counts where the paragraph is seen to go on there.
        """
        line_start, line_end = page.line(start, end)
        for length in _BESIDE:
            before, behind = (
                page.letters[max(start - length, 0) : start],
                page.letters[end:][:length],
            )
            spots = [self._spot(at + len(before) - 1, 1) for at in self._spots(before)]
            sure = (spot for spot in spots if spot and (start > line_start or not spot.is_at_end))
            found = self._best(sure, files) if len(before) == length else None
            if not found and len(behind) == length:
                spots = [self._spot(at) for at in self._spots(behind)]
                sure = (spot for spot in spots if spot and (end < line_end or spot.letter))
                found = self._best(sure, files)
            if found:
                return replace(found, has_changed=True)
        return None

    def _best(self, spots: Iterable[Spot], files: Sequence[Path]) -> Spot | None:
        found = [spot for spot in spots if self._on_page(spot, files)]
        own = (spot for spot in found if spot.source.path in files[:1])
        return next(own, found[0] if found else None)

    def _on_page(self, spot: Spot | None, files: Sequence[Path]) -> Spot | None:
        """Return a spot back, or None where it is in a text that is on another page."""
        texts = self._texts.intersection(files)
        path = spot.source.path if spot else None
        return spot if not texts or path in texts or path not in self._texts else None

    def _spots(self, wanted: str) -> list[int]:
        """Return where letters stand among all, or nothing where that is in too many places."""
        found: list[int] = []
        at = self._letters.find(wanted)
        while at >= 0 and len(found) <= MOST_SPOTS:
            found.append(at)
            at = self._letters.find(wanted, at + 1)
        return found if len(found) <= MOST_SPOTS else []

    def _spot(self, at: int, behind: int = 0) -> Spot | None:
        """Return the spot of a letter, or so many letters behind it in the same wording."""
        number = bisect_right(self._starts, at) - 1
        source, wording, _ = self._wordings[number]
        letter = at - self._starts[number] + behind
        return Spot(source, wording, letter) if source and wording else None


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    return letters(character)
