"""A document as it was set → better choices for its lines.

No two lines in a row end in a hyphen, the last word of a block is never broken, and
no word is broken from one page or column to the next. What would be wider than
its column is left as it is.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from report.linebreaking.balance import balance
from report.linebreaking.passage import BROKEN, Choices, Passage
from report.swedish import SHORTEST_HYPHENATED, leans

# Words that are kept whole in a block, one for each fault, before none of it is broken at all.
PATIENCE = 3

# Up to the nearest places where a line may end: an ordinary space, a hyphen, a slash.
_BEFORE_BREAK = re.compile(r"[^ \u2002/-]*$")
_AFTER_BREAK = re.compile(r"[^ \u2002/-]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]*$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]*")


def improved(choices: Choices, passages: Iterable[Passage]) -> Choices:
    """Return the choices with which to set a document again; the same ones if all is well."""
    whole, lines, broken = set(choices.whole), dict(choices.lines), set(choices.broken)
    for passage in passages:
        if passage.block.is_heading:
            lines[passage.block] = _balanced(passage)
            continue
        kept = sum(1 for block, _ in choices.whole if block == passage.block)
        words = _words_to_keep(passage)
        if words and kept >= PATIENCE:
            words = _long_words(passage)
        whole.update((passage.block, word) for word in words)
        broken.update((passage.block, word) for word in _words_of_long_lines(passage))
    more_than_one = {block: counts for block, counts in lines.items() if len(counts) > 1}
    return Choices(frozenset(whole - broken), more_than_one, frozenset(broken))


def _words_of_long_lines(passage: Passage) -> Iterator[str]:
    """Yield the words of lines that are too long: whatever the reason, none of them is kept whole.

    A word in bold type, or one beside something wide, is wider than its letters tell.
    """
    for line in passage.lines:
        if line.is_too_long:
            yield from _LETTERS.findall(line.text)


def _balanced(passage: Passage) -> tuple[int, ...]:
    words = passage.block.text.split(" ")
    widths = [passage.width_mm(word) for word in words]
    leaning = [number for number, word in enumerate(words) if leans(word)]
    return tuple(balance(widths, passage.width_mm(" "), passage.measure_mm, leaning))


def _words_to_keep(passage: Passage) -> list[str]:
    """List the words whose break is a fault; of two lines in a row, the second one's."""
    lines, words = passage.lines, _broken_words(passage)
    faults: dict[int, str] = {}
    for number, word in words.items():
        line, following = lines[number], lines[number + 1]
        after_hyphen = number > 0 and lines[number - 1].ends_in_hyphen and number - 1 not in faults
        before_hyphen = following.ends_in_hyphen and number + 1 not in words
        is_last_word = following is lines[-1] and len(following.text.split()) == 1
        if after_hyphen or before_hyphen or is_last_word or not line.is_above(following):
            faults[number] = word
    return list(faults.values())


def _broken_words(passage: Passage) -> dict[int, str]:
    """Return the broken words that could be kept whole, by the number of their first line."""
    words = {}
    for number, (line, following) in enumerate(pairwise(passage.lines)):
        if line.is_broken:
            before = _found(_BEFORE_BREAK, line.text.removesuffix(BROKEN))
            after = _found(_AFTER_BREAK, following.text)
            if not after.endswith(BROKEN) and passage.holds(before + after):
                words[number] = _found(_LAST_LETTERS, before) + _found(_FIRST_LETTERS, after)
    return words


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""


def _long_words(passage: Passage) -> list[str]:
    return [
        word
        for word in _LETTERS.findall(passage.block.text)
        if len(word) >= SHORTEST_HYPHENATED and passage.holds(word)
    ]
