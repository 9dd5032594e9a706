"""How high boxes are below one another, as lengths that grow with the variables of a setting."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from report.typeset.balance import blocks_of_columns
from report.typeset.engine import (
    FlexContainerBox,
    GridContainerBox,
    LineBox,
    ReplacedBox,
    TableBox,
    TableRowBox,
    tinycss2,
)
from report.typeset.heights import Balanced, Height, Length, beside, stacked

VARIABLES: Final = ("space", "picture", "rise", "shift")  # those that move what is not the text

ABOVE: Final = ("border_top_width", "padding_top")
_BELOW: Final = ("padding_bottom", "border_bottom_width")
_MARGINS: Final = ("margin_top", "margin_bottom")
_PADDINGS: Final = ("padding_top", "padding_bottom")
# Two values of a variable at which none of the lengths is 0, the least that a padding can be.
_PROBES_PX: Final = (100.0, 200.0)


def flow(box: Any) -> list[Any]:
    """Return the children of a box that stand in its flow."""
    return [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]


def column_height(boxes: Sequence[Any]) -> Height:
    """Return the height of boxes below one another, with the margins of the first and the last."""
    if not boxes:
        return Length(0)
    parts = [edge_length(boxes[0], "margin_top"), *map(inner_height, boxes)]
    parts += [white_between(upper, lower) for upper, lower in pairwise(boxes)]
    return stacked([*parts, edge_length(boxes[-1], "margin_bottom")])


def white_between(upper: Any, lower: Any) -> Height:
    """Return the white between two boxes: the larger of their margins."""
    return beside([edge_length(upper, "margin_bottom"), edge_length(lower, "margin_top")])


def inner_height(box: Any) -> Height:
    """Return the height of a box without its margins."""
    return stacked([*(edge_length(box, name) for name in (*ABOVE, *_BELOW)), _content(box)])


def _content(box: Any) -> Height:
    if box.style["height"] != "auto" or isinstance(box, ReplacedBox):
        return Length(box.height, _slopes(box.style, "height"))
    children = [] if isinstance(box, LineBox) else flow(box)
    if not children or isinstance(children[0], LineBox):
        return Length(box.height)
    content = _inside(box, children)
    return stacked([content, Length(box.height - content.at({}))])


def _inside(box: Any, children: Sequence[Any]) -> Height:
    """Return the height of the children of a box, however they stand in it."""
    if blocks := blocks_of_columns(box):
        each = tuple(column_height([block]) for block in blocks)
        return Balanced(each, box.style["column_count"])
    if isinstance(box, TableRowBox):
        return beside(map(_of_cell, children))
    if _is_row(box):
        return beside(column_height([child]) for child in children)
    return column_height(children)


def _of_cell(cell: Any) -> Height:
    """Return the height of what stands in a cell; it is padded until it is as high as its row."""
    own = cell.copy()
    own.padding_top, own.padding_bottom = (cell.style[name].value for name in _PADDINGS)
    return inner_height(own)


def _is_row(box: Any) -> bool:
    """Return whether the children of a box stand beside one another."""
    is_one = isinstance(box, TableRowBox | GridContainerBox | FlexContainerBox)
    return is_one or box.style["column_count"] != "auto"


def edge_length(box: Any, name: str) -> Length:
    """Return a margin, a border or a padding of a box, by the name that it has in the engine."""
    used = getattr(box, name)
    return Length(0 if used == "auto" else used, _growth(box, name))


def _growth(box: Any, name: str) -> dict[str, float]:
    """Return how an edge grows. The box around a table has its margins, as the table's style says.

    The table itself has none, whatever its style declares.
    """
    if name not in _MARGINS:
        return _slopes(box.style, name)
    if isinstance(box, TableBox):
        return {}
    tables = (child for child in box.children if isinstance(child, TableBox))
    return _slopes((next(tables) if box.is_table_wrapper else box).style, name)


def _slopes(style: Any, name: str) -> dict[str, float]:
    """Return how a length of a style grows with each variable that it is declared with."""
    declared, _ = getattr(style, "cascaded", {}).get(name, (None, None))
    if not hasattr(declared, "tokens"):
        return {}
    slopes = {}
    for variable in VARIABLES:
        low, high = (_evaluated(style, name, variable, px) for px in _PROBES_PX)
        if high != low:
            slopes[variable] = (high - low) / (_PROBES_PX[1] - _PROBES_PX[0])
    return slopes


def _evaluated(style: Any, name: str, variable: str, px: float) -> float:
    copy = style.copy()
    copy[f"__{variable}"] = tinycss2.parse_component_value_list(f"{px}px")
    copy.pop(name, None)
    return float(getattr(copy[name], "value", 0))
