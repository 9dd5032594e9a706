"""What begins a page or a column stands at its head: the white above it is left out.

The engine (70.0) does so at the head of a page where a style says `margin-break: discard`, but not
at the head of a column.
"""

from typing import Any

from report.typeset.balance import styled
from report.typeset.engine import block_layout
from report.typeset.grids import laid_out_once

_of_the_engine = laid_out_once(block_layout.block_box_layout)


def install() -> None:
    """Let the engine lay out blocks in our way from now on. It may be done more than once."""
    block_layout.block_box_layout = block_box_layout


def block_box_layout(
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
    discard: bool,
    max_lines: int | None,
) -> Any:
    """Lay out a block; the engine calls this in place of its own.

    Where it goes on with a child that is not begun yet, this begins a page or a column. If its
    style says `margin-break: discard`, it has no margin above it.
    """
    return _of_the_engine(
        context,
        _begun(box, skip_stack),
        bottom_space,
        skip_stack,
        containing_block,
        page_is_empty,
        absolute_boxes,
        fixed_boxes,
        adjoining_margins,
        first_letter_style,
        first_line_style,
        discard=discard,
        max_lines=max_lines,
    )


def _begun(box: Any, skip_stack: Any) -> Any:
    """Return the box as it is laid out: a copy where the margin of a child is left out.

    An item of a grid that has ended goes on behind its last child, beside others that have not.
    """
    if not skip_stack:
        return box
    ((number, within),) = skip_stack.items()
    is_begun = within is not None or number == len(box.children)
    if is_begun or box.children[number].style["margin_break"] != "discard":
        return box
    children = list(box.children)
    length = type(children[number].style["margin_top"])  # as computed values are
    children[number] = styled(children[number], margin_top=length(0, "px"))
    return box.copy_with_children(children)
