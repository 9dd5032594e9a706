"""Lines placed into frames of known height, as columns and pages take them.

What the engine does is followed: two lines of a paragraph at least stay together on each side
of a break, a heading stays with two lines of what comes after it, and a list with two of those
that come before it.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Final, NamedTuple

ORPHANS: Final = 2  # lines of a block that stand at the foot of a frame at least
WIDOWS: Final = 2  # and at the head of the next
ROUNDING: Final = 0.01  # of a px, by which a line may be too low


class Rows(NamedTuple):
    """A block of so many lines, all as high as one another; `gap` is the space above it.

    A block that `leads` is a heading: it does not end a frame, and where it begins one, there is
    no space above it. One that `clings` begins a list: it
    does not begin a frame, but takes with it what the block before can part with.
    """

    lines: int
    line: float
    gap: float = 0
    leads: bool = False
    clings: bool = False

    @property
    def height(self) -> float:
        """The height of all lines, without the space above."""
        return self.lines * self.line

    @property
    def least(self) -> float:
        """How much of a frame its beginning takes at least."""
        return self.gap + min(self.lines, ORPHANS) * self.line


class End(NamedTuple):
    """Where a frame ends: behind so many lines of a block, and how far down they reach."""

    block: int
    lines: int
    reach: float


def place(blocks: Sequence[Rows], frames: Iterator[float]) -> list[End]:
    """Place blocks into frames, each as full as can be: where each frame ends.

    Lengths are in one unit, such as px. What does not fit an empty frame is placed all the same.
    """
    ends: list[End] = []
    start, skip = 0, 0
    while start < len(blocks):
        end = _filled(blocks, start, skip, next(frames))
        ends.append(end)
        start, skip = end.block, end.lines
        if skip == blocks[start].lines:
            start, skip = start + 1, 0
    return ends


def without(blocks: Sequence[Rows], lines: int) -> list[Rows]:
    """Return blocks without so many of the last lines.

    >>> without([Rows(3, 12.0), Rows(2, 12.0)], 3)
    [Rows(lines=2, line=12.0, gap=0, leads=False, clings=False)]
    """
    kept = list(blocks)
    while kept and lines >= kept[-1].lines:
        lines -= kept.pop().lines
    if kept and lines:
        kept[-1] = kept[-1]._replace(lines=kept[-1].lines - lines)
    return kept


def balanced(blocks: Sequence[Rows], columns: int) -> list[End]:
    """Place blocks into columns as low as they can be."""
    total = sum(block.height + (0 if block.leads else block.gap) for block in blocks)
    line = min((block.line for block in blocks), default=1)
    height = total / columns
    while len(ends := place(blocks, repeat(height))) > columns:
        height += line / 4
    return ends


def _filled(blocks: Sequence[Rows], start: int, skip: int, height: float) -> End:
    """Fill one frame from a line of a block on: the last good place to end it that fits."""
    best: End | None = None
    y = -blocks[start].gap if blocks[start].leads and not skip else 0.0
    for number in range(start, len(blocks)):
        block = blocks[number]
        begun = skip if number == start else 0
        y += 0 if begun else block.gap
        fitting = begun + int((height - y + ROUNDING) / block.line)
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if lines := _last_line(block, after, begun, fitting):
            best = End(number, lines, y + (lines - begun) * block.line)
        if fitting < block.lines:
            break
        y += (block.lines - begun) * block.line
    return best or _forced(blocks, start, skip, height)


def _last_line(block: Rows, after: Rows | None, begun: int, fitting: int) -> int:
    """Return behind how many lines of a block a frame may end that has room for so many, or 0.

    It begins behind those that have `begun` in another. If the one after it clings to the block,
    it parts with some of its lines.
    """
    if fitting >= block.lines and (after is None or not (block.leads or after.clings)):
        return block.lines
    least = 1 if begun and fitting < block.lines else ORPHANS
    lines = min(fitting, block.lines - WIDOWS)
    return 0 if block.leads or lines < begun + least else lines


def _forced(blocks: Sequence[Rows], start: int, skip: int, height: float) -> End:
    """End a frame behind what it cannot hold well: as many lines as fit, or one."""
    block = blocks[start]
    gap = 0 if skip or block.leads else block.gap
    lines = min(block.lines, skip + max(1, int((height - gap) / block.line)))
    return End(start, lines, gap + (lines - skip) * block.line)
