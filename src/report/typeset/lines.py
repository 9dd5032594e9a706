"""The lines of a page as they were set."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from report import linebreaking
from report.linebreaking import Line
from report.swedish import SOFT_HYPHEN, WORD_JOINER
from report.typeset.engine import InlineBox, LineBox, TextBox
from report.units import mm_from_px


@dataclass(frozen=True)
class SetLine:
    """A line box, the page it is on, and the box that gives it its measure."""

    box: Any
    page: int
    container: Any

    def read(self) -> Line:
        """Return the line as its reader sees it, and whether a word is broken at its end."""
        text = shown("".join(box.text for box in _text_boxes(self.box)))
        return Line(text, self.page, mm_from_px(self.box.position_y))


def shown(text: str) -> str:
    """Return a piece of a line as its reader sees it."""
    # The engine sets its hyphen behind the soft one.
    text = re.sub(f"{SOFT_HYPHEN}.?$", linebreaking.BROKEN, text)
    return re.sub(f"[{SOFT_HYPHEN}{WORD_JOINER}]", "", text).strip()


def set_lines(box: Any, page: int) -> Iterator[SetLine]:
    """Find the lines in a box, also in those that are taken out of the flow.

    What a style sheet puts into a box of its own, such as the marker of an item, has none.
    """
    for child in box.children:
        if "::" in child.element_tag:
            continue
        if isinstance(child, LineBox):
            yield SetLine(child, page, box)
        yield from set_lines(child, page)


def columns(lines: Iterable[Any]) -> Iterator[list[Any]]:
    """Part the lines of a block on one page where it goes on at the top of another column."""
    column: list[Any] = []
    for line in lines:
        if column and line.position_y < column[-1].position_y:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def surrounding_mm(lines: Sequence[Any]) -> tuple[float, float, float, float]:
    """Return the box around some lines: left, top, width and height."""
    left = min(line.position_x for line in lines)
    top = min(line.position_y for line in lines)
    right = max(line.position_x + line.width for line in lines)
    bottom = max(line.position_y + line.height for line in lines)
    return mm_from_px(left), mm_from_px(top), mm_from_px(right - left), mm_from_px(bottom - top)


def _text_boxes(line: Any) -> Iterator[Any]:
    """Find the text of a line, but not that of boxes with lines of their own."""
    for child in line.children:
        if isinstance(child, TextBox):
            yield child
        elif isinstance(child, InlineBox):
            yield from _text_boxes(child)
