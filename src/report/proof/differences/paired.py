"""What the words of two versions of a file tell: its pages paired, and its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from report.proof.differences.aligning import PagePair, aligned
from report.proof.differences.matching import Matching, Pair, Run, WordChange, matched
from report.proof.differences.paging import Pages, Size
from report.proof.differences.unseen import UnseenChange, changed
from report.proof.differences.words import Box, Word, stretches

STILL_MM: Final = 0.02  # a word that moved by less stands where it stood


@dataclass(frozen=True)
class ComparedWords:
    """What the words of two versions of a file tell.

    `pairs` are words that are the same, and have moved or look different; `nudged` are those that
    moved by less than can be seen. `numbers` are the boxes of page numbers, by page. `unseen` are
    links that lead elsewhere, and pictures of which something else is said.
    """

    pages: tuple[PagePair, ...]
    sizes: tuple[tuple[Size, ...], tuple[Size, ...]]
    pairs: tuple[Pair, ...]
    changes: tuple[WordChange, ...]
    numbers: tuple[Mapping[int, Box], Mapping[int, Box]]
    nudged: tuple[Word, ...] = ()
    unseen: tuple[UnseenChange, ...] = ()

    def told(self, pair: PagePair) -> tuple[Box, ...]:
        """Return the boxes of a page, in both versions, whose words are told as changed."""
        before, after = self._boxes
        return (*before.get(pair.before or 0, ()), *after.get(pair.after or 0, ()))

    def hardly_moved(self, pair: PagePair) -> tuple[Box, ...]:
        """Return the boxes of the words of a page, as it is now, that moved by hardly anything."""
        return tuple(self._nudged.get(pair.after or 0, ()))

    @cached_property
    def _nudged(self) -> dict[int, list[Box]]:
        return _by_page(self.nudged)

    @cached_property
    def _boxes(self) -> tuple[dict[int, list[Box]], dict[int, list[Box]]]:
        """The boxes that are told, by page: before and now."""
        old = [one for one, _ in self.pairs]
        new = [other for _, other in self.pairs]
        old += [word for change in self.changes for word in change.before]
        new += [word for change in self.changes for word in change.after]
        before, after = _by_page(old), _by_page(new)
        for pair in self.pages:
            old_number = self.numbers[0].get(pair.before or 0)
            new_number = self.numbers[1].get(pair.after or 0)
            if pair.before != pair.after and old_number and new_number:
                before.setdefault(pair.before or 0, []).append(old_number)
                after.setdefault(pair.after or 0, []).append(new_number)
        return before, after


def same_pages(sizes: tuple[Size, ...]) -> ComparedWords:
    """Return what is told of a file that is the same."""
    pages = (PagePair(number, number, is_same_text=True) for number in range(1, len(sizes) + 1))
    return ComparedWords(tuple(pages), (sizes, sizes), (), (), ({}, {}))


def compared_words(old: Pages, new: Pages, only: range | None = None) -> ComparedWords:
    """Pair the pages of two versions, and their words; of the new one, `only` some pages."""
    pages = _aligned(old, new, only or range(1, len(new.words) + 1))
    found = list(_matchings(pages, old.words, new.words))
    rows = {pair.before: pair.after for pair in pages if pair.before}
    every = [pair for each in found for pair in each.pairs]
    pairs = [pair for pair in every if not _is_same(pair, rows)]
    nudged = [new for old, new in every if old.boxes != new.boxes and _is_same((old, new), rows)]
    changes = (change for each in found for change in each.changes)
    sizes, numbers = (old.sizes, new.sizes), (old.numbers, new.numbers)
    shown = [one for one in new.unseen if only is None or one.page in only]
    unseen = tuple(changed(old.unseen, shown, pages))
    words = tuple(pairs), tuple(changes), numbers, tuple(nudged), unseen
    return ComparedWords(tuple(pages), sizes, *words)


def _aligned(old: Pages, new: Pages, only: range) -> list[PagePair]:
    behind = only.start - 1
    pairs = aligned(old.keys, new.keys[behind : only.stop - 1])
    return [replace(pair, after=pair.after and pair.after + behind) for pair in pairs]


def is_still(pair: Pair, rows: Mapping[int, int | None]) -> bool:
    """Return whether a word stands where it stood; `rows` are the pages now by those before."""
    one, other = pair
    return (
        rows.get(one.page) == other.page
        and len(one.boxes) == len(other.boxes)
        and all(map(_is_near, one.boxes, other.boxes))
    )


def _matchings(
    pages: Sequence[PagePair], before: Sequence[Sequence[Word]], after: Sequence[Sequence[Word]]
) -> Iterator[Matching]:
    """Match the words of pages that read alike each by itself, and others as one text between them.

    So does text that goes on to the next page stay one text. Lines that stand where they stood,
    such as those above and below the text, are the same ones.
    """
    rows = {pair.before: pair.after for pair in pages if pair.before}
    old: list[Word] = []
    new: list[Word] = []
    for pair in pages:
        of_before = before[pair.before - 1] if pair.before else ()
        of_after = after[pair.after - 1] if pair.after else ()
        if pair.is_same_text or pair.is_moved:
            yield matched(of_before, of_after)
        else:
            old += of_before
            new += of_after
        if pair.is_same_text and not pair.is_moved:
            yield matched(old, new, _fixed(old, new, rows))
            old, new = [], []
    yield matched(old, new, _fixed(old, new, rows))


def _fixed(
    before: Sequence[Word], after: Sequence[Word], rows: Mapping[int, int | None]
) -> Iterator[Run]:
    """Yield the lines that are the same in the same place of a page."""
    places = {
        (rows.get(before[start].page), _as_set(before[start:end])): start
        for start, end in stretches(before)
    }
    reached = 0
    for start, end in stretches(after):
        was = places.get((after[start].page, _as_set(after[start:end])), -1)
        if was >= reached:
            reached = was + end - start
            yield was, start, end - start


def _as_set(words: Sequence[Word]) -> tuple[tuple[str, tuple[Box, ...]], ...]:
    return tuple((word.text, word.boxes) for word in words)


def _is_same(pair: Pair, rows: Mapping[int, int | None]) -> bool:
    """Return whether a word stands where it stood, and looks as it did."""
    return pair[0].look == pair[1].look and is_still(pair, rows)


def _is_near(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= STILL_MM for a, b in zip(one, other, strict=True))


def _by_page(words: Iterable[Word]) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = {}
    for word in words:
        boxes.setdefault(word.page, []).extend(word.boxes)
    return boxes
