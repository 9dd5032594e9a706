"""Boxes of the engine, in mm: their content, their edges, and the ink of their text."""

from typing import Any

from report.graphics.plane import Box
from report.typeset.engine import FROM_UNITS, ffi, pango
from report.units import mm_from_px


def content(box: Any) -> Box:
    """Return the box of what is in a box."""
    return _mm(box.content_box_x(), box.content_box_y(), box.width, box.height)


def inner(box: Any) -> Box:
    """Return a box with its padding on the left, where a marker may stand; no line runs there."""
    left = box.padding_box_x()
    right = box.content_box_x() + box.width
    return _mm(left, box.padding_box_y(), right - left, box.padding_height())


def edge(box: Any) -> Box:
    """Return a box with its borders, which is as far as its ground reaches."""
    return _mm(box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())


def text_ink(box: Any) -> Box:
    """Return the box around the ink of a text box."""
    return layout_ink(box.pango_layout, box.style, box.position_x, box.position_y + box.baseline)


def layout_ink(layout: Any, style: Any, x_px: float, baseline_px: float) -> Box:
    """Return the box around the ink of a line that the engine has set, from where it begins."""
    layout.reactivate(style)
    line, _ = layout.get_first_line()
    ink = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ink, ffi.NULL)
    layout.deactivate()
    left, top, width, height = (
        units * FROM_UNITS for units in (ink.x, ink.y, ink.width, ink.height)
    )
    return _mm(x_px + left, baseline_px + top, width, height)


def _mm(left: float, top: float, width: float, height: float) -> Box:
    return Box(*map(mm_from_px, (left, top, left + width, top + height)))
