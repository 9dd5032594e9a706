"""The letters of all files of an edition, and what stands where among them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from report.checks.printed import Wording, of_source
from report.checks.written import letters
from report.source import Source

MOST_SPOTS: Final = 100  # that are compared; letters that stand in more places tell of none
_STEP: Final = 24  # letters that are looked for at a time to tell which files pages are from
_MANY: Final = 0.2  # of the letters of a page, which of a page of a text has six in ten or more
_BORDER: Final = "\x00"  # between two files


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

    def has(self, wanted: str) -> bool:
        """Return whether letters stand anywhere."""
        return wanted in self._letters

    def spots(self, wanted: str, files: Sequence[Path] = (), at: int = 0) -> list[Spot]:
        """Return where the letter number `at` of these is, on a page that is from `files`.

        In another text than theirs it is not. It may be the one behind the last of them. There is
        none of letters that stand in too many places.
        """
        return [spot for spot in self._all(wanted, at) if self._is_on_page(spot, files)]

    def files_of(self, page: str, before: Sequence[Path] = ()) -> tuple[Path, ...]:
        """Return the files that a page's letters are from, that of the most letters first.

        Of several files that say the same, that of the page `before` comes first.
        """
        found: Counter[Path] = Counter()
        starts = range(0, len(page) - _STEP + 1, _STEP // 2)
        for at in starts:
            found.update({spot.source.path for spot in self._all(page[at : at + _STEP], 0)})
        many = [path for path, count in found.items() if count >= _MANY * len(starts)]
        return tuple(sorted(many, key=lambda path: (-found[path], path not in before[:1])))

    def share(self, pages: Iterable[str]) -> float:
        """Return how much of the letters of pages is in these files, from 0 to 1."""
        pieces = [page[at : at + _STEP] for page in pages for at in range(0, len(page), _STEP)]
        pieces = [piece for piece in pieces if len(piece) == _STEP]
        return sum(self.has(piece) for piece in pieces) / len(pieces) if pieces else 0

    def _all(self, wanted: str, at: int) -> Iterator[Spot]:
        found: list[int] = []
        first = self._letters.find(wanted) if wanted else -1
        while first >= 0 and len(found) <= MOST_SPOTS:
            found.append(first)
            first = self._letters.find(wanted, first + 1)
        inside = min(at, len(wanted) - 1)  # the letter behind the last belongs to its wording
        for first in found if len(found) <= MOST_SPOTS else ():
            number = bisect_right(self._starts, first + inside) - 1
            source, wording, _ = self._wordings[number]
            if source and wording:
                yield Spot(source, wording, first + at - self._starts[number])

    def _is_on_page(self, spot: Spot, files: Sequence[Path]) -> bool:
        texts = self._texts.intersection(files)
        path = spot.source.path
        return not texts or path in texts or path not in self._texts
