"""The lines of a page as they were set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from report import rhythm
from report.rhythm import Line
from report.swedish import SOFT_HYPHEN, WORD_JOINER
from report.typeset.engine import InlineBox, LineBox, TextBox, split_first_line
from report.units import mm_from_px


@dataclass(frozen=True)
class SetLine:
    """A line box, the page it is on, and the box that gives it its measure."""

    box: Any
    page: int
    container: Any

    def read(self) -> Line:
        """Give the line as its reader sees it, and whether a word is broken at its end."""
        text = "".join(box.text for box in _text_boxes(self.box))
        # The engine sets its hyphen behind the soft one.
        text = re.sub(f"{SOFT_HYPHEN}.?$", rhythm.BROKEN, text)
        text = re.sub(f"[{SOFT_HYPHEN}{WORD_JOINER}]", "", text)
        return Line(text.strip(), self.page, mm_from_px(self.box.position_y))


def set_lines(box: Any, page: int) -> Iterator[SetLine]:
    """Find the lines in a box, also in those that are taken out of the flow."""
    for child in box.children:
        if isinstance(child, LineBox):
            yield SetLine(child, page, box)
        yield from set_lines(child, page)


def _text_boxes(line: Any) -> Iterator[Any]:
    """Find the text of a line, but not that of boxes with lines of their own."""
    for child in line.children:
        if isinstance(child, TextBox):
            yield child
        elif isinstance(child, InlineBox):
            yield from _text_boxes(child)


def width_mm(style: Any, text: str) -> float:
    """Measure a text on one line."""
    _, _, _, width, _, _ = split_first_line(text, style, None, None, 0)
    return mm_from_px(width)
