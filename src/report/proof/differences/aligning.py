"""Which page was which: pages of two files paired by their words, whatever was put between them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

ALIKE: Final = 0.3  # of the words that two pages have, at least, to be versions of one page
MOVED: Final = 0.6  # and to be one page that stands elsewhere now

Keys = tuple[str, ...]  # of the words of a page, but for its number


@dataclass(frozen=True)
class PagePair:
    """A page before and now, counted from 1; None where it was added, or is gone.

    One that `is_moved` has passed others. `is_same_text` says that no word of it changed.
    """

    before: int | None
    after: int | None
    is_moved: bool = False
    is_same_text: bool = False


def aligned(before: Sequence[Keys], after: Sequence[Keys]) -> list[PagePair]:
    """Pair the pages of two files, in the order in which they stand now.

    What is gone stands where it would be. Pages that read alike are paired first, those
    that resemble each other next, then those that are left at the same place.
    """
    pairs = list(_in_order(before, after))
    pairs = list(_with_moved(pairs, before, after))
    return [*_paired_in_place(pairs)]


def _in_order(before: Sequence[Keys], after: Sequence[Keys]) -> Iterator[PagePair]:
    """Pair the pages that read alike, and between them those that resemble each other."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            for step in range(a_end - a):
                yield PagePair(a + step + 1, b + step + 1, is_same_text=True)
        else:
            yield from _most_alike(before[a:a_end], after[b:b_end], a, b)


def _most_alike(
    before: Sequence[Keys], after: Sequence[Keys], first_before: int, first_after: int
) -> Iterator[PagePair]:
    """Pair pages in their order so that the sum of what they have in common is the largest."""
    counted = [Counter(keys) for keys in before], [Counter(keys) for keys in after]
    alike = [[likeness(a, b) for b in counted[1]] for a in counted[0]]
    best = _sums(alike, len(before), len(after))
    a = b = 0
    while a < len(before) or b < len(after):
        is_pair = a < len(before) and b < len(after) and alike[a][b] >= ALIKE
        if is_pair and best[a][b] == best[a + 1][b + 1] + alike[a][b]:
            yield PagePair(first_before + a + 1, first_after + b + 1)
            a, b = a + 1, b + 1
        elif a < len(before) and best[a][b] == best[a + 1][b]:
            a += 1
            yield PagePair(first_before + a, None)
        else:
            b += 1
            yield PagePair(None, first_after + b)


def _sums(alike: Sequence[Sequence[float]], rows: int, columns: int) -> list[list[float]]:
    """Return the largest sum that is possible from each pair of pages on."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for a in reversed(range(rows)):
        for b in reversed(range(columns)):
            pair = best[a + 1][b + 1] + alike[a][b] if alike[a][b] >= ALIKE else 0.0
            best[a][b] = max(pair, best[a + 1][b], best[a][b + 1])
    return best


def likeness(one: "Counter[str]", other: "Counter[str]") -> float:
    """Return the share of their words that two pages have in common, 0 to 1 (Dice).

    >>> likeness(Counter("abcd"), Counter("abef"))
    0.5
    """
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0


def _with_moved(
    pairs: Sequence[PagePair], before: Sequence[Keys], after: Sequence[Keys]
) -> Iterator[PagePair]:
    """Pair what is gone in one place with what was added in another, if it is the same page."""
    gone = {
        pair.before: Counter(before[pair.before - 1])
        for pair in pairs
        if not pair.after and pair.before
    }
    found: dict[int, int] = {}
    for pair in pairs:
        if pair.before is None and pair.after and gone:
            words = Counter(after[pair.after - 1])
            nearest = max(gone, key=lambda page: likeness(gone[page], words))
            if words and likeness(gone[nearest], words) >= MOVED:
                found[pair.after] = nearest
                del gone[nearest]
    for pair in pairs:
        if pair.after in found:
            was = found[pair.after]
            same = before[was - 1] == after[pair.after - 1]
            yield PagePair(was, pair.after, is_moved=True, is_same_text=same)
        elif pair.after or pair.before not in found.values():
            yield pair


def _paired_in_place(pairs: Sequence[PagePair]) -> Iterator[PagePair]:
    """Pair what is gone and what was added between the same pages: it was written anew."""
    gone: list[int] = []
    added: list[int] = []
    for pair in pairs:
        if pair.before and pair.after:
            yield from _rewritten(gone, added)
            gone, added = [], []
            yield pair
        elif pair.before:
            gone.append(pair.before)
        elif pair.after:
            added.append(pair.after)
    yield from _rewritten(gone, added)


def _rewritten(gone: Sequence[int], added: Sequence[int]) -> Iterator[PagePair]:
    both = min(len(gone), len(added))
    for a, b in zip(gone[:both], added[:both], strict=True):
        yield PagePair(a, b)
    yield from (PagePair(page, None) for page in gone[both:])
    yield from (PagePair(None, page) for page in added[both:])
