"""What stands on pages as they were set, as copyfitting reckons with it.

A text is the box of the class `prose`; what stands above, beside and below it are heights that
grow with the variables of a setting. How they grow is told by their styles: each is evaluated
again with another value of the variable.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Any, Final

from report.linebreaking import Block, Break, Choices
from report.typeset.composition import Composition, composed
from report.typeset.engine import (
    LineBox,
    ReplacedBox,
    TableRowBox,
)
from report.typeset.fill import ink_bottom
from report.typeset.flow import ABOVE, column_height, edge_length, flow, inner_height, white_between
from report.typeset.given import Given
from report.typeset.heights import Height, Length, beside, negative, stacked

TEXT_CLASS: Final = "prose"

_BEGINNING: Final = re.compile(r"(?<!\S)\S*\w")  # of a word


@dataclass(frozen=True)
class TextBlock:
    """A block of the text: what its lines are composed of, their height, the gap above them.

    One that `clings` begins a list, which stays with what comes before it.
    """

    block: Block
    compositions: tuple[Composition, ...]
    line_px: float
    gap_px: float
    clings: bool = False

    def lines(self, factor: float, column_px: float, choices: Choices) -> int:
        """Return how many lines it has in type so much larger, in a column of this width."""
        return sum(map(len, self._composed(factor, column_px, choices)))

    def words(self, factor: float, column_px: float, choices: Choices) -> Iterator[int]:
        """Yield how many words begin on each of these lines."""
        composed = self._composed(factor, column_px, choices)
        for one, breaks in zip(self.compositions, composed, strict=True):
            starts = [0, *(each.next for each in breaks)]
            for first, after in pairwise(starts):
                yield len(_BEGINNING.findall(one.text, first, after))

    def _composed(
        self, factor: float, column_px: float, choices: Choices
    ) -> list[tuple[Break, ...]]:
        whole, more = choices.whole_ends(self.block), choices.lines_more(self.block)
        return [
            composed(replace(one.scaled(factor, column_px), whole=whole, more=more))
            for one in self.compositions
        ]


@dataclass(frozen=True)
class Anatomy:
    """The parts of the pages of a text, in px.

    The text has so many `columns`, each as wide as `column_px`; where it has more than one, they
    are balanced and stand on the first page. `beside` are the heights of what stands beside all
    of it, `below` those of the parts below it, none of which is parted. `page_px` is how high
    the area of type is.
    """

    blocks: tuple[TextBlock, ...]
    columns: int
    column_px: float
    above: Height
    beside: Height
    below: tuple[Height, ...]
    page_px: float


def anatomy(pages: Sequence[Any], blocks: Any) -> Anatomy | None:
    """Read the pages of a text; None if they hold none."""
    paths = [path for page in pages if (path := _path(page._page_box.children[0]))]
    if not paths:
        return None
    first, last = paths[0], paths[-1]
    page, text = pages[0]._page_box, first[-1]
    lines = list(_lines(paths))
    columns = 1 if text.style["column_count"] == "auto" else int(text.style["column_count"])
    column_px = lines[0].column.width if lines else text.width
    above = stacked(_above(first))
    top_px = text.position_y - page.content_box_y()
    # A cell is as high as its row: what counts is what stands in it.
    # What stands above the text in its own cell is above the others' tops.
    within = _within_cell(first)
    raised = negative(stacked(_above(within))) if len(within) > 1 else Length(0)
    cells = [stacked([column_height(flow(cell)), raised]) for cell in _beside(first)]
    below = list(_below(last))
    rest = Length(_reach(pages, last) - sum(part.at({}) for part in below))
    return Anatomy(
        tuple(_text_blocks(lines, blocks)),
        columns,
        column_px,
        stacked([above, Length(top_px - above.at({}))]),
        beside(cells),
        (*below[:-1], stacked([*below[-1:], rest])),
        page.height,
    )


def overflows(pages: Sequence[Any]) -> bool:
    """Return whether a text has begun more columns than it has: it was given too little height."""
    for page in pages:
        if path := _path(page._page_box.children[0]):
            columns = path[-1].style["column_count"]
            if columns not in ("auto", 1) and len(flow(path[-1])) > int(columns):
                return True
    return False


def _path(box: Any) -> list[Any]:
    """Return the boxes from one down to that of the text; empty if it is not in it."""
    box = getattr(box, "_box", box)
    if isinstance(box, LineBox | ReplacedBox):
        return []
    if box.element is not None and TEXT_CLASS in box.element.get("class", "").split():
        return [box]
    for child in box.children:
        if path := _path(child):
            return [box, *path]
    return []


def _above(path: Sequence[Any]) -> Iterator[Height]:
    """Yield the heights of all that stands above the text."""
    for parent, child in pairwise(path):
        before = [] if isinstance(parent, TableRowBox) else flow(parent)
        column = [*before[: before.index(child)], child] if before else [child]
        yield edge_length(column[0], "margin_top")
        for upper, lower in pairwise(column):
            yield from (inner_height(upper), white_between(upper, lower))
        yield from (edge_length(child, name) for name in ABOVE)


def _within_cell(path: Sequence[Any]) -> Sequence[Any]:
    """Return the boxes from the cell that the text is in; none if it is in no table."""
    rows = [number for number, box in enumerate(path) if isinstance(box, TableRowBox)]
    return path[rows[-1] + 1 :] if rows else ()


def _beside(path: Sequence[Any]) -> Iterator[Any]:
    for parent, child in pairwise(path):
        if isinstance(parent, TableRowBox):
            yield from (box for box in flow(parent) if box is not child)


def _below(path: Sequence[Any]) -> Iterator[Height]:
    """Yield the heights of the parts that stand below the text, each with the white above it."""
    for parent, child in reversed(list(pairwise(path))):
        for upper, lower in pairwise([child, *_after(parent, child)]):
            yield stacked([white_between(upper, lower), inner_height(lower)])


def _after(parent: Any, child: Any) -> list[Any]:
    """Return the boxes below one, but not those beside it."""
    boxes = [] if isinstance(parent, TableRowBox) else flow(parent)
    return boxes[boxes.index(child) + 1 :] if boxes else []


def _reach(pages: Sequence[Any], path: Sequence[Any]) -> float:
    """Return how far down it goes below the text, and what is beside it, on its last page.

    What must fit the page are boxes; what is seen to fill it is ink, which may reach further.
    """
    bottom = next(
        (row.position_y + row.height for row in path if isinstance(row, TableRowBox)),
        path[-1].position_y + path[-1].height,
    )
    page = next(page._page_box for page in pages if path[0] is page._page_box.children[0])
    inks = (ink_bottom(box) for box in page.children[0].descendants())
    after = chain.from_iterable(_after(*pair) for pair in pairwise(path))
    boxes = (box.border_box_y() + box.border_height() for box in after)
    return float(max(bottom, *boxes, *(ink for ink in inks if ink is not None)) - bottom)


@dataclass(frozen=True)
class _Line:
    """A line of the text as it was set, in the box of its column; see `TextBlock.clings`."""

    box: Any
    column: Any
    clings: bool

    @property
    def given(self) -> Given:
        """What it was composed of, with the other lines of its block."""
        given: Given = self.box.given
        return given


def _lines(paths: Sequence[Sequence[Any]]) -> Iterator[_Line]:
    lists: set[Any] = set()  # those that have begun, maybe on a page before
    for *_, text in paths:
        columns = [child for child in flow(text) if child.element is text.element] or [text]
        for column in columns:
            clings = False
            for box in _flowing(column):
                if isinstance(box, LineBox) and getattr(box, "given", None):
                    yield _Line(box, column, clings)
                    clings = False
                elif box.style["break_before"] == "avoid" and box.element not in lists:
                    lists.add(box.element)
                    clings = True


def _flowing(box: Any) -> Iterator[Any]:
    """Yield the boxes within one down to its lines; numbers of lists stand beside their items."""
    for child in flow(box):
        yield child
        if not isinstance(child, LineBox):
            yield from _flowing(child)


def _text_blocks(lines: Sequence[_Line], blocks: Any) -> Iterator[TextBlock]:
    for before, line in pairwise([None, *lines]):
        if line and (before is None or before.given is not line.given):
            block = blocks.get(line.box.element, Block(""))
            compositions = line.given.compositions
            gap_px = _gap_px(before, line) if before else 0.0
            yield TextBlock(block, compositions, line.box.height, gap_px, line.clings)


def _gap_px(before: _Line, line: _Line) -> float:
    """Return the white above the first line of a block."""
    if before.column is not line.column:
        return _margin(line.column, line.box)
    return float(line.box.position_y - before.box.position_y - before.box.height)


def _margin(column: Any, line: Any) -> float:
    """Return the margin above a block that begins a column, which the engine may have left out."""
    for box in column.descendants():
        if line in getattr(box, "children", ()):
            return float(box.margin_top)
    return 0.0
