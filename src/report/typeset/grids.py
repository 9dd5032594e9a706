"""The items of a grid, laid out once: the engine (WeasyPrint 70.0) does so twice.

It lays out each to find how high its row is, and then a copy of it in its place. Here what was
measured is moved to that place, unless it might be different there.
"""

from collections.abc import Callable
from typing import Any, Final

from report.typeset.engine import (
    AbsolutePlaceholder,
    InlineBox,
    LineBox,
    TextBox,
    block_layout,
    grid_layout,
)

_SLOT: Final = "measured"  # of an item and all of its copies: what came of the first
_HEIGHTS: Final = ("height", "min_height", "max_height")
_EDGES: Final = (
    *("margin_left", "margin_right", "margin_top", "padding_left", "padding_right"),
    *("padding_top", "padding_bottom"),
)
_ROUNDING_PX: Final = 1e-6

Layout = Callable[..., Any]

_sizes_by_the_engine = grid_layout._resolve_tracks_sizes


def install() -> None:
    """Let the engine find sizes of rows in our way from now on. It may be done more than once."""
    grid_layout._resolve_tracks_sizes = _sizes


def laid_out_once(lay_out: Layout) -> Layout:
    """Return a function that lays out blocks as `lay_out` does, but items of a grid only once."""

    def laid(context: Any, box: Any, *around: Any, **named: Any) -> Any:
        bottom_space, skip_stack, containing_block, page_is_empty, *_ = around
        slot = vars(box).pop(_SLOT, None)
        if slot:
            measured = slot.pop()
            is_parted = skip_stack or page_is_empty
            if not is_parted and _moved(measured, context, box, bottom_space, containing_block):
                return measured
        result = lay_out(context, box, *around, **named)
        if slot is not None and not skip_stack:
            slot.append(result)
        return result

    return laid


def _sizes(
    sizing_functions: Any,
    box_size: Any,
    children_positions: Any,
    implicit_start: int,
    direction: str,
    gap: float,
    context: Any,
    containing_block: Any,
    orthogonal_sizes: Any = None,
) -> Any:
    """Return the sizes of rows or columns; the engine calls this. Items in rows are measured."""
    if direction == "y":
        for item in children_positions:
            setattr(item, _SLOT, [])
    return _sizes_by_the_engine(
        *(sizing_functions, box_size, children_positions, implicit_start, direction),
        *(gap, context, containing_block, orthogonal_sizes),
    )


def _moved(measured: Any, context: Any, box: Any, bottom_space: float, around: Any) -> bool:
    """Move what was measured to where a box stands; False if the box might become otherwise there.

    So it might if it were parted, or stood beside what floats, or if something in it depends on
    how high it is, or on what is around it.
    """
    item, resume_at = measured[:2]
    if item is None or resume_at or context.excluded_shapes or _is_many(box):
        return False
    block_layout.block_level_width(box, around)
    is_as_wide = abs(box.width - item.width) < _ROUNDING_PX
    if not is_as_wide or any(getattr(box, edge) != getattr(item, edge) for edge in _EDGES):
        return False
    height = item.height
    if box.height != "auto":
        height = max(box.min_height, min(box.height, box.max_height))
    grows = height != item.height and box.style["position"] == "relative"
    foot = box.position_y + item.margin_height() - item.height + height
    is_parted = context.overflows_page(bottom_space, foot)
    if is_parted or not all(_is_free(each, within=grows) for each in item.descendants()):
        return False
    item.translate(box.position_x, box.position_y)  # it was measured at the origin
    item.style = box.style  # in which the engine stretches it to the height of its row
    return True


def _is_many(box: Any) -> bool:
    """Return whether a box is a table or has columns, which are as high as they are told to be."""
    columns = (box.style["column_count"], box.style["column_width"])
    return box.is_table_wrapper or columns != ("auto", "auto")


def _is_free(box: Any, *, within: bool) -> bool:
    """Return whether a box in an item neither floats nor depends on what is around the item.

    `within` tells that it might be placed in the item, which has another height now.
    """
    if isinstance(box, TextBox | LineBox | InlineBox):
        return True
    if isinstance(box, AbsolutePlaceholder):
        return bool(box._layout_done) and not within
    if box.is_floated():
        return False
    heights = (box.style[name] for name in _HEIGHTS)
    return not any(getattr(height, "unit", None) == "%" for height in heights)
