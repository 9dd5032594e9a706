"""How much of its pages a text fills in a setting, reckoned from one layout in another.

Its lines are composed again in the new size; what stands around it is as high as its styles say.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain, repeat
from math import inf
from typing import TYPE_CHECKING, Final

from report.copyfit.filling import Filling
from report.copyfit.frames import ROUNDING, End, Rows, balanced, place, without
from report.design.settings import Setting
from report.linebreaking import Block, Choices
from report.units import mm_from_px, pt_from_mm, px_from_mm, px_from_pt

if TYPE_CHECKING:
    from report.typeset import Anatomy

NO_CHOICES: Final = Choices()
ROOM_PX: Final = (
    0.1  # by which columns are higher than their lines: more than lengths are rounded by
)


@dataclass(frozen=True)
class Reckoned:
    """What comes of a setting: how pages are filled, and where they or columns end.

    `ends` are the last lines there of blocks that go on, each a block and its line's number.
    """

    filling: Filling
    text_px: float  # how high its columns are
    ends: frozenset[tuple[Block, int]]

    @property
    def fill(self) -> float:
        """How many pages are filled."""
        return self.filling.pages


@dataclass(frozen=True)
class Overrun:
    """How much of the end of a text has no room; `is_all` where none of it has any."""

    lines: int
    words: int
    is_all: bool = False


class Reckoning:
    """Reckons with a layout as it was set in one setting; the text may fill so many `pages`."""

    def __init__(self, anatomy: "Anatomy", setting: Setting, pages: int = 1) -> None:
        self._anatomy = anatomy
        self._setting = setting
        self._most_pages = pages
        self._lines = cache(self._counted)
        self._rows_of = cache(self._counted_rows)

    def reckon(self, setting: Setting, choices: Choices = NO_CHOICES) -> Reckoned:
        """Reckon what a setting fills, with these choices for the lines."""
        rows = self._rows(setting, choices)
        filling, text_px, ends = self._placed(rows, setting)
        return Reckoned(filling, text_px, frozenset(self._broken(ends, rows)))

    def _fits(self, rows: Sequence[Rows], setting: Setting) -> bool:
        return self._placed(rows, setting)[0].pages <= self._most_pages

    def _placed(self, rows: Sequence[Rows], setting: Setting) -> tuple[Filling, float, list[End]]:
        """Place the text: how it fills pages, how high its columns are, where frames end."""
        parts = self._anatomy
        changes = self._changes(setting)
        above, below = parts.above.at(changes), [part.at(changes) for part in parts.below]
        if parts.columns > 1:
            ends = balanced(rows, parts.columns)
            text_px = max((end.reach for end in ends), default=0.0) + ROOM_PX
            height = above + max(text_px, parts.beside.at(changes)) + sum(below)
            filling = Filling(height / parts.page_px)
        else:
            ends = place(rows, chain([parts.page_px - above], repeat(parts.page_px)))
            text_px = 0.0
            is_cramped = bool(rows) and above + rows[0].least > parts.page_px
            beside = parts.beside.at(changes)
            filling = Filling(inf) if is_cramped else self._pages(ends, above, beside, below)
        return filling, text_px, ends

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of the text that are no headings, each once."""
        blocks = (one.block for one in self._anatomy.blocks)
        return list(dict.fromkeys(block for block in blocks if not block.is_heading))

    def moving(self, setting: Setting) -> list[Block]:
        """Return the blocks that move where pages end: those before the foot of the last but one.

        None if all of them stand on one page.
        """
        rows = self._rows(setting, NO_CHOICES)
        parts = self._anatomy
        above = parts.above.at(self._changes(setting))
        ends = place(rows, chain([parts.page_px - above], repeat(parts.page_px)))
        moving = ends[-2].block + 1 if len(ends) > 1 else 0
        before = {one.block for one in parts.blocks[:moving]}
        return [block for block in self.blocks if block in before]

    def overrun(self, setting: Setting) -> Overrun:
        """Return how much of the end of a text has no room."""
        rows = self._rows(setting, NO_CHOICES)
        total = sum(row.lines for row in rows)
        over = bisect_left(
            range(total), True, key=lambda lines: self._fits(without(rows, lines), setting)
        )
        factor, column_px = setting.size_pt / self._setting.size_pt, self._anatomy.column_px
        words = [
            count
            for block in self._anatomy.blocks
            for count in block.words(factor, column_px, NO_CHOICES)
        ]
        return Overrun(over, sum(words[total - over :]), is_all=over == total)

    def levelled(self, setting: Setting) -> Setting:
        """Return a setting with the shift by which lines of facing pages stand level.

        The text is moved down on its first page by less than a line: so it begins a whole number
        of lines below the head of the page, as it does on the others.
        """
        line_px = px_from_pt(setting.line_pt)
        above_px = self._anatomy.above.at(self._changes(replace(setting, shift_pt=0)))
        shift_px = -above_px % line_px
        return replace(setting, shift_pt=round(pt_from_mm(mm_from_px(shift_px)), 2))

    def _pages(
        self, ends: list[End], above: float, beside: float, below: Sequence[float]
    ) -> Filling:
        """Return how pages are filled; a part that stands below the text is not parted.

        What runs over the last page that there may be is added to it, as if that were longer.
        """
        page = self._anatomy.page_px
        depths = [end.reach for end in ends] or [0.0]
        depths[0] = above + max(depths[0], beside)
        for height in below:
            is_over = depths[-1] + height > page + ROUNDING
            if is_over and depths[-1] and len(depths) < self._most_pages:
                depths.append(0.0)
            depths[-1] += height
        *before, last = depths
        return Filling(len(before) + last / page, tuple(1 - depth / page for depth in before))

    def _rows(self, setting: Setting, choices: Choices) -> tuple[Rows, ...]:
        return self._rows_of(setting.size_pt, setting.line_pt, choices)

    def _counted_rows(self, size_pt: float, line_pt: float, choices: Choices) -> tuple[Rows, ...]:
        """Return the rows of all blocks in a size, with lines of this height."""
        counts = self._lines(size_pt, choices)
        spread = line_pt / self._setting.line_pt
        return tuple(
            Rows(
                *(count, block.line_px * spread, block.gap_px * spread),
                *(block.block.is_heading, block.clings),
            )
            for count, block in zip(counts, self._anatomy.blocks, strict=True)
        )

    def _counted(self, size_pt: float, choices: Choices) -> tuple[int, ...]:
        """Count the lines of all blocks in a size."""
        factor, column_px = size_pt / self._setting.size_pt, self._anatomy.column_px
        return tuple(b.lines(factor, column_px, choices) for b in self._anatomy.blocks)

    def _changes(self, setting: Setting) -> dict[str, float]:
        old = self._setting
        return {
            "space": px_from_pt(setting.space_pt - old.space_pt),
            "picture": px_from_mm(setting.picture_mm - old.picture_mm),
            "rise": px_from_mm(setting.rise_mm - old.rise_mm),
            "shift": px_from_pt(setting.shift_pt - old.shift_pt),
        }

    def _broken(self, ends: list[End], rows: Sequence[Rows]) -> Iterator[tuple[Block, int]]:
        """Yield the last lines of frames within a block."""
        for end in ends:
            if end.lines < rows[end.block].lines:
                yield self._anatomy.blocks[end.block].block, end.lines
