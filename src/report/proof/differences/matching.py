"""Which word was which: words of two texts paired, and those that changed told apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from report.proof.differences.words import Word

Pair = tuple[Word, Word]  # a word before, and the same one now
Run = tuple[int, int, int]  # the first of some words before and now, counted from 0, and how many

MOVED_WORDS: Final = 4  # that follow one another, at least, to be the same words elsewhere
AROUND: Final = 3  # words by which a reader finds the place
# Of longer texts, words that are more than a hundredth of all are no place to begin from.
MOST_WORDS: Final = 20_000


@dataclass(frozen=True)
class WordChange:
    """Words before and now that follow one another; none where some were added, or are gone.

    `lead` and `tail` are a few words around them in the text now, and `behind` is the word
    before them in the text before.
    """

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    lead: tuple[Word, ...] = ()
    tail: tuple[Word, ...] = ()
    behind: Word | None = None


@dataclass(frozen=True)
class Matching:
    """The words that two texts have in common, in their order now, and the others."""

    pairs: tuple[Pair, ...]
    changes: tuple[WordChange, ...]


def matched(before: Sequence[Word], after: Sequence[Word], fixed: Iterable[Run] = ()) -> Matching:
    """Pair the words of two texts; `fixed` are runs that are known to be the same, in their order.

    Words that stand in another place of the text are the same, if there are several of them or
    nothing else took their place. Hyphens do not count where a line ends at one.
    """
    rest: list[_Part] = []
    found: dict[int, int] = {}  # by the place in the text now
    for tag, a, a_end, b, b_end in _between(before, after, fixed):
        if tag == "equal":
            found |= {b + step: a + step for step in range(a_end - a)}
        else:
            rest.append((a, a_end, b, b_end))
    found |= _elsewhere(before, after, rest)
    same = {b: a for b, a in found.items() if _reads_alike(before[a], after[b])}
    pairs = tuple((before[a], after[b]) for b, a in sorted(same.items()))
    otherwise = [(a, a + 1, b, b + 1) for b, a in found.items() if b not in same]
    parts = sorted([*rest, *otherwise], key=lambda part: (part[2], part[0]))
    return Matching(pairs, tuple(_changes(before, after, parts, same)))


_Part = tuple[int, int, int, int]  # from and to before, from and to now


def _between(
    before: Sequence[Word], after: Sequence[Word], fixed: Iterable[Run]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what is equal and what is not: what is known, and what is found between it."""
    old, new = [word.key for word in before], [word.key for word in after]
    a = b = 0
    for to_a, to_b, size in (*fixed, (len(old), len(new), 0)):
        for tag, start, end, now, now_end in _opcodes(old[a:to_a], new[b:to_b]):
            yield tag, a + start, a + end, b + now, b + now_end
        a, b = to_a + size, to_b + size
        yield "equal", to_a, a, to_b, b


def _opcodes(
    before: Sequence[str], after: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    """Return what is equal and what is not, as `difflib` has it."""
    is_long = max(len(before), len(after)) > MOST_WORDS
    return SequenceMatcher(None, before, after, autojunk=is_long).get_opcodes()


def _elsewhere(
    before: Sequence[Word], after: Sequence[Word], parts: Sequence[_Part]
) -> dict[int, int]:
    """Find words that are gone in one place and have come in another."""
    found: dict[int, int] = {}
    whole = {(a, a_end) for a, a_end, _, _ in parts if a_end - a > 1}
    while True:
        gone = [n for a, end, _, _ in parts for n in range(a, end) if n not in found.values()]
        come = [n for _, _, b, end in parts for n in range(b, end) if n not in found]
        more: dict[int, int] = {}
        for a, b, size in _runs(before, after, gone, come):
            if size >= MOVED_WORDS or (a, a + size) in whole:
                more |= {b + step: a + step for step in range(size)}
        if not more:
            return found
        found |= more


def _runs(
    before: Sequence[Word], after: Sequence[Word], gone: Sequence[int], come: Sequence[int]
) -> Iterator[Run]:
    """Yield the runs that two choices of words have in common: the first of each, and how many."""
    keys = [before[n].key for n in gone], [after[n].key for n in come]
    is_long = max(map(len, keys)) > MOST_WORDS
    for block in SequenceMatcher(None, *keys, autojunk=is_long).get_matching_blocks():
        first = 0
        for step in range(1, block.size + 1):
            a, b = block.a + step, block.b + step
            is_end = step == block.size or gone[a] != gone[a - 1] + 1 or come[b] != come[b - 1] + 1
            if is_end:
                yield gone[block.a + first], come[block.b + first], step - first
                first = step


def _reads_alike(one: Word, other: Word) -> bool:
    """Return whether two words of one key have the same hyphens, as far as can be read."""
    return one.text == other.text or one.is_broken or other.is_broken


def _changes(
    before: Sequence[Word], after: Sequence[Word], parts: Sequence[_Part], same: dict[int, int]
) -> Iterator[WordChange]:
    """Yield what is left of parts that are not equal, without the words found elsewhere."""
    taken = set(same.values())
    for a, a_end, b, b_end in parts:
        old = tuple(before[n] for n in range(a, a_end) if n not in taken)
        new = tuple(after[n] for n in range(b, b_end) if n not in same)
        if old or new:
            lead, tail = after[max(0, b - AROUND) : b], after[b_end : b_end + AROUND]
            yield WordChange(old, new, tuple(lead), tuple(tail), before[a - 1] if a else None)
