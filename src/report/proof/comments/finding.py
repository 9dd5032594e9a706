"""Where words of a page stand in the content, found by their letters and those around them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from report.checks.written import LONG, letters
from report.proof.comments.letters import Letters
from report.proof.comments.source_letters import SourceLetters, Spot

MOST_AROUND: Final = 40  # letters before and behind words that are compared
_OWN: Final = 20  # so many letters more must be the same for a spot in another file than expected
_BEGINNINGS: Final = (40, 20, 10, 4, 1)  # letters of a mark, of which the rest may be elsewhere
_BESIDE: Final = (40, 24, 12)  # letters beside words that are no longer there


def find(
    content: SourceLetters, page: Letters, start: int, end: int, files: Sequence[Path]
) -> Spot | None:
    """Find the characters of a page from `start` to `end` by their letters and those around.

    `files` are those that the page is from: of places that read alike, one in the first counts,
    and other texts than those do not. Where the words are no longer there but those beside them
    in their paragraph are, the spot is where they were.
    """
    if not page.count_between(start, end):  # a comma: the word before it counts
        start, end = page.word_around(start, end)
    first, last = page.count_before(start), page.count_before(end)
    for begin in page.words(start, end):
        if found := _same(content, page.letters, begin, last, files):
            return found
    return _beside(content, page, first, last, files) if first < last else None


def _same(
    content: SourceLetters, page: str, start: int, end: int, files: Sequence[Path]
) -> Spot | None:
    """Find the letters where most of those around them are the same."""
    for length in _BEGINNINGS:
        best, most = None, 0
        for first, behind in _windows(content, page, start, min(end, start + length)):
            around = page[first:behind] if behind - first >= LONG else ""
            for spot in content.spots(around, files, start - first):
                score = len(around) + (_OWN if spot.source.path in files[:1] else 0)
                if score > most:
                    best, most = spot, score
        if best:
            return best
    return _whole(content, page[start:end], files)


def _windows(content: SourceLetters, page: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where letters of a page begin and end that stand somewhere with those around.

    Of such windows that hold one another, it is the largest: each goes further to the left than
    the one before, and less far to the right.
    """
    left, behind = max(start - MOST_AROUND, 0), min(end + MOST_AROUND, len(page))
    for first in range(start, left - 1, -1):
        while not content.has(page[first:behind]):
            behind -= 1
            if behind < end:
                return
        if first == left or not content.has(page[first - 1 : behind]):
            yield first, behind


def _whole(content: SourceLetters, wanted: str, files: Sequence[Path]) -> Spot | None:
    """Find letters that are too few to be sure of, unless they are all of a wording."""
    for spot in content.spots(wanted):
        if spot.source.path in files[:1] and letters(spot.wording.text) == wanted:
            return spot
    return None


def _beside(
    content: SourceLetters, page: Letters, start: int, end: int, files: Sequence[Path]
) -> Spot | None:
    """Find the paragraph in which words were, by those before or behind them.

    What is on another line of the page counts where the paragraph is seen to go on there.
    """
    line_start, line_end = page.line(start, end)
    for length in _BESIDE:
        before, behind = page.letters[:start][-length:], page.letters[end : end + length]
        ends = content.spots(before, files, length) if len(before) == length else ()
        starts = content.spots(behind, files) if len(behind) == length else ()
        sure = [spot for spot in ends if start > line_start or not spot.is_at_end]
        sure += [spot for spot in starts if end < line_end or spot.letter]
        if sure:
            return replace(_first(sure, files), has_changed=True)
    return None


def _first(spots: Sequence[Spot], files: Sequence[Path]) -> Spot:
    own = (spot for spot in spots if spot.source.path in files[:1])
    return next(own, spots[0])
