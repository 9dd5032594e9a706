"""What the boxes of a page draw: the ink of words, photographs, drawings, and grounds.

Boxes that are turned or moved by `transform` are read where they were before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

from report.graphics.drawn import Drawn, Kind, Room, Shape, Words, corners, shape
from report.graphics.plane import Box
from report.linebreaking import Block
from report.typeset.drawings import is_drawing, words_and_shapes
from report.typeset.engine import (
    BlockContainerBox,
    InlineBox,
    LineBox,
    MarginBox,
    ReplacedBox,
    TextBox,
)
from report.typeset.extents import content, edge, inner, text_ink
from report.typeset.lines import shown
from report.units import mm_from_px


def drawn(page: Any, number: int, blocks: Mapping[Element, Block]) -> Drawn:
    """Collect what is drawn on a page with this number; `blocks` gives the texts of elements."""
    trim = Box(0, 0, mm_from_px(page.margin_width()), mm_from_px(page.margin_height()))
    reading = _Reading(blocks)
    found: list[Words | Shape] = []
    for child in page.children:
        area = trim if isinstance(child, MarginBox) else content(page)
        found += reading.inside(child, Room(area, area))
    words = tuple(each for each in found if isinstance(each, Words))
    return Drawn(number, trim, words, tuple(each for each in found if isinstance(each, Shape)))


@dataclass(frozen=True)
class _Reading:
    """A page that is read: the blocks of its elements, and numbers for what is found on it."""

    blocks: Mapping[Element, Block]
    numbers: Iterator[int] = field(default_factory=count)

    def inside(self, box: Any, room: Room, parent: Any = None) -> Iterator[Words | Shape]:
        """Find what a box draws, and all boxes in it; `parent` is the one in which it stands."""
        box = getattr(box, "_box", box)  # where a placeholder stands in the tree for it
        if isinstance(box, LineBox):
            yield from self._line(box, box, room, next(self.numbers))
        elif isinstance(box, ReplacedBox):
            yield from self._picture(box)
        else:
            if _is_ground(box):
                number = next(self.numbers)
                grounds = frozenset((*room.grounds, number))
                room = replace(room, ground=edge(box), is_painted=True, grounds=grounds)
                yield shape(Kind.GROUND, number, corners(edge(box)))
            if isinstance(box, BlockContainerBox) and not _is_part(box, parent):
                room = replace(room, column=inner(box))
            for child in getattr(box, "children", ()):
                yield from self.inside(child, room, box)

    def _line(self, line: Any, box: Any, room: Room, number: int) -> Iterator[Words | Shape]:
        for child in box.children:
            if isinstance(child, TextBox):
                yield from self._words(line, child, room, number)
            elif isinstance(child, InlineBox):
                yield from self._line(line, child, room, number)
            else:
                yield from self.inside(child, room)

    def _words(self, line: Any, box: Any, room: Room, number: int) -> Iterator[Words]:
        text = shown(box.text)
        if text and box.style["visibility"] == "visible":
            block = self.blocks.get(line.element)
            size_mm = mm_from_px(box.style["font_size"])
            own = block.text if block else text
            reach_mm = mm_from_px(box.position_x), mm_from_px(box.position_x + box.width)
            yield Words(text, own, text_ink(box), size_mm, number, room, reach_mm)

    def _picture(self, box: Any) -> Iterator[Words | Shape]:
        number = next(self.numbers)
        if is_drawing(box.element):
            yield from words_and_shapes(box, number)
        else:
            yield shape(Kind.PHOTOGRAPH, number, corners(content(box)))


def _is_part(box: Any, parent: Any) -> bool:
    """Return whether a box holds text of its parent, beside blocks that stand there as well."""
    same = parent is not None and (box.element, box.element_tag, box.width) == (
        parent.element,
        parent.element_tag,
        parent.width,
    )
    return same and isinstance(parent, BlockContainerBox)


def _is_ground(box: Any) -> bool:
    """Return whether a box paints its own ground; a line of its text paints none of its own."""
    background = getattr(box, "background", None)
    return bool(background) and not isinstance(box, InlineBox)
