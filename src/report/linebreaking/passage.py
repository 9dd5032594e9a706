"""A block of text as it was set, and what was chosen for its lines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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

    `whole` are the words that are not broken, each with its block; `broken` those that may be,
    because a line was too long with them whole. `lines` gives, for headings of more
    than one line, the number of words on each.
    """

    whole: frozenset[tuple[Block, str]] = frozenset()
    lines: Mapping[Block, tuple[int, ...]] = field(default_factory=dict)
    broken: frozenset[tuple[Block, str]] = frozenset()

    def __or__(self, other: "Choices") -> "Choices":
        """Put the choices for two documents together."""
        lines = {**self.lines, **other.lines}
        return Choices(self.whole | other.whole, lines, self.broken | other.broken)


@dataclass(frozen=True)
class Line:
    """A line of text without its soft hyphens; pages count from 1, `top_mm` downwards."""

    text: str
    page: int = 1
    top_mm: float = 0
    is_too_long: bool = False  # for its column

    @property
    def is_broken(self) -> bool:
        """Whether a word goes on in the next line."""
        return self.text.endswith(BROKEN)

    @property
    def ends_in_hyphen(self) -> bool:
        """Whether a hyphen ends the line: of a broken word, or of one that is written with it."""
        return self.text.endswith((BROKEN, "-"))

    def is_above(self, other: "Line") -> bool:
        """Return whether the other line stands below this one, in the same column."""
        return self.page == other.page and self.top_mm < other.top_mm


@dataclass(frozen=True)
class Passage:
    """A block as it was set. `width_mm` gives the width of any text in the block's type.

    The first line is shorter than the others by `indent_mm`; below 0, a marker or a quote stands
    in what it has more.
    """

    block: Block
    tag: str
    lines: tuple[Line, ...]
    measure_mm: float
    width_mm: Callable[[str], float] = field(repr=False, compare=False)
    indent_mm: float = 0

    def holds(self, text: str) -> bool:
        """Return whether a text fits on one line: on the first, where the block begins with it."""
        is_first = self.block.text.startswith(text)
        indent_mm = max(0, self.indent_mm) if is_first else 0
        return self.width_mm(text) <= self.measure_mm - indent_mm
