"""A document as it was set → better choices for its lines."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from report.linebreaking.passage import Block, Choices, Passage


def improved(choices: Choices, passages: Iterable[Passage]) -> Choices:
    """Return the choices with which to set a document again; the same ones if all is well.

    No word is to be broken from one page or column to the next.
    """
    whole = {line for passage in passages for line in _broken_at_the_end(passage)}
    return choices if whole <= choices.whole else Choices(choices.whole | whole, choices.more)


def _broken_at_the_end(passage: Passage) -> Iterator[tuple[Block, int]]:
    """Yield the lines at the end of a column whose last word goes on in another one."""
    for number, (line, following) in enumerate(pairwise(passage.lines), start=1):
        if line.is_broken and not line.is_above(following):
            yield passage.block, number
