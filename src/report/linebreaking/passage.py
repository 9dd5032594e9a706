"""A block of text as it was set, and what was chosen for its lines."""

from dataclasses import dataclass
from typing import NamedTuple

BROKEN = "\u2010"  # stands at the end of a line where a word goes on in the next one


class Block(NamedTuple):
    """Names a block of text: its words, and how many blocks before it have the same ones.

    A heading's words are never broken, and its lines are nearly equal in length.
    """

    text: str
    before: int = 0
    is_heading: bool = False


@dataclass(frozen=True)
class Choices:
    """What was chosen for the lines of a document; nothing at first.

    `whole` are lines that must not end in a broken word, because a column or a page ends
    there: each a block and the number of its line, from 1. `more` tells of blocks by how many
    lines they are to be longer than they are best; below 0, shorter.
    """

    whole: frozenset[tuple[Block, int]] = frozenset()
    more: frozenset[tuple[Block, int]] = frozenset()

    def __or__(self, other: "Choices") -> "Choices":
        """Put the choices for two documents together."""
        return Choices(self.whole | other.whole, self.more | other.more)

    def whole_ends(self, block: Block | None) -> frozenset[int]:
        """Return the numbers of a block's lines that must not end in a broken word."""
        return frozenset(line for one, line in self.whole if one == block)

    def lines_more(self, block: Block | None) -> int:
        """Return by how many lines a block is to be longer than it is best."""
        return next((lines for one, lines in self.more if one == block), 0)


@dataclass(frozen=True)
class Line:
    """A line of text without its soft hyphens; pages count from 1, `top_mm` downwards."""

    text: str
    page: int = 1
    top_mm: float = 0

    @property
    def is_broken(self) -> bool:
        """Whether a word goes on in the next line."""
        return self.text.endswith(BROKEN)

    def is_above(self, other: "Line") -> bool:
        """Return whether the other line stands below this one, in the same column."""
        return self.page == other.page and self.top_mm < other.top_mm


@dataclass(frozen=True)
class Passage:
    """A block as it was set: its lines, and how long those may be."""

    block: Block
    tag: str
    lines: tuple[Line, ...]
    measure_mm: float
