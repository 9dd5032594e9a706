"""Balanced columns, set at once in the height that they need.

To balance columns, the engine lays them out again and again, each time a little higher (ten to a
hundred layouts of a list in two columns). Where nothing but whole blocks stand in them, their
heights are measured in one layout; the height of the columns follows, and they are set with that.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import Any, Final

from report.typeset.engine import block_layout

SPARE_PX: Final = 0.01  # more than sums of heights are rounded by

_of_the_engine = block_layout.columns_layout


def install() -> None:
    """Let the engine set columns in our way from now on. It may be done more than once."""
    block_layout.columns_layout = columns_layout


def columns_layout(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    adjoining_margins: list[Any],
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """Lay out a box in columns; the engine calls this in place of its own."""

    def laid(one: Any, *lists: list[Any]) -> Any:
        around = (bottom_space, skip_stack, containing_block, page_is_empty)
        return _of_the_engine(context, one, *around, *lists, first_letter_style, first_line_style)

    if skip_stack is None and _is_of_whole_blocks(box):
        shapes = list(context.excluded_shapes)
        blocks = _blocks(laid(_filled(box), [], [], list(adjoining_margins)))
        context.excluded_shapes[:] = shapes
        if len(blocks) == len(box.children):
            heights = tuple(block.margin_height() for block in blocks)
            column_px = balanced(heights, box.style["column_count"])
            columns = _filled(box, column_px + _spare_px(blocks), _starts(heights, column_px))
            lists = (list(absolute_boxes), list(fixed_boxes))
            found = laid(columns, *lists, list(adjoining_margins))
            if _is_whole(found, box.style["column_count"]):
                absolute_boxes[:], fixed_boxes[:] = lists
                _restyle(found[0], box)
                return found
    return laid(box, absolute_boxes, fixed_boxes, adjoining_margins)


@lru_cache(maxsize=1000)  # of a text, while the setting is looked for that fills its pages
def balanced(heights: tuple[float, ...], columns: int) -> float:
    """Return how high columns must be for blocks of these heights, one behind the other.

    >>> balanced((3, 1, 2, 2), 2), balanced((1, 1, 5), 2), balanced((4,), 3)
    (4.0, 5.0, 4.0)
    """
    return min(height for height in _sums(heights) if _needed(heights, height) <= columns)


def _sums(heights: Sequence[float]) -> Iterator[float]:
    """Yield how high columns may be: each as high as some blocks that follow one another."""
    for first in range(len(heights)):
        total = 0.0
        for height in heights[first:]:
            total += height
            yield total


def _needed(heights: Sequence[float], most: float) -> float:
    """Return how many columns of a height blocks need; infinitely many if one is higher."""
    return inf if max(heights) > most else 1 + len(_starts(heights, most))


def _starts(heights: Sequence[float], most: float) -> list[int]:
    """Return which blocks begin a column after the first, when each holds all that it can.

    Sums of the same heights are told apart by nothing but how they are rounded.

    >>> _starts([0.1, 0.2, 0.3, 0.3, 0.2, 0.1], 0.6)
    [3]
    """
    starts, filled = [], 0.0
    for number, height in enumerate(heights):
        if filled + height > most + SPARE_PX:
            starts.append(number)
            filled = 0.0
        filled += height
    return starts


def blocks_of_columns(box: Any) -> list[Any]:
    """Return the blocks in the columns of a box that was laid out, if they were set in our way.

    None where the engine itself balances them, or where there are no columns.
    """
    blocks = _in_columns(box) if _has_balanced_columns(box.style) else []
    return blocks if len(blocks) > 1 and all(map(_is_whole_block, blocks)) else []


def _is_of_whole_blocks(box: Any) -> bool:
    """Return whether a box has balanced columns, and blocks in them that are not parted."""
    is_one = _has_balanced_columns(box.style) and len(box.children) > 1
    return is_one and all(map(_is_whole_block, box.children))


def _has_balanced_columns(style: Any) -> bool:
    return (
        (style["column_fill"], style["height"]) == ("balance", "auto")
        and style["column_count"] != "auto"
        and style["column_width"] == "auto"
        and style["position"] == "static"
    )


def _is_whole_block(child: Any) -> bool:
    style = child.style
    return (
        child.is_in_normal_flow()
        and style["break_inside"] in ("avoid", "avoid-page", "avoid-column")
        and {style["break_before"], style["break_after"]} == {"auto"}
        and style["column_span"] == "none"
        and not any(style[name].value for name in ("margin_top", "margin_bottom"))
    )


def _filled(box: Any, column_px: float | None = None, starts: Sequence[int] = ()) -> Any:
    """Return a box whose columns are filled one after the other, to a height if there is one.

    `starts` are the blocks that begin a column: the engine may find room for them before.
    """
    copy = styled(box, column_fill="auto")
    if column_px is not None:
        length = type(box.style["margin_top"])  # as computed values are
        copy.style["height"] = length(column_px, "px")
    copy.children = [
        styled(child, break_before="column") if number in starts else child
        for number, child in enumerate(box.children)
    ]
    return copy


def _restyle(found: Any, box: Any) -> None:
    """Give the box that was laid out its own style again, and its blocks theirs."""
    found.style = box.style
    for block, own in zip(_in_columns(found), box.children, strict=True):
        block.style = own.style


def styled(box: Any, **values: Any) -> Any:
    """Return a copy of a box with other values in its style."""
    copy = box.copy()
    copy.style = box.style.copy()
    copy.style.update(values)
    return copy


def _blocks(found: Any) -> list[Any]:
    """Return all blocks in columns; none if they do not end there."""
    box, resume_at, *_ = found
    return [] if box is None or resume_at is not None else _in_columns(box)


def _in_columns(box: Any) -> list[Any]:
    return [child for column in box.children for child in column.children]


def _spare_px(blocks: Iterable[Any]) -> float:
    """Return by how much columns must be higher than their blocks for these to have room.

    The engine leaves the edge below the last line of a block free a second time.
    """
    edges_px = (block.padding_bottom + block.border_bottom_width for block in blocks)
    return SPARE_PX + float(max(edges_px))


def _is_whole(found: Any, columns: int) -> bool:
    """Return whether all blocks stand in so many columns."""
    box, resume_at, *_ = found
    return box is not None and resume_at is None and len(box.children) <= columns
