"""The areas of links: one annotation for each, though it goes on in the next line."""

from typing import Any

from report.typeset.engine import pydyf
from report.typeset.tags.tree import Area, Tag

# A part of a link continues the one before if it begins within so many lines below it.
NEXT_LINE = 1.5


def add_area(pdf: Any, link: Tag, area: Area, words: str) -> None:
    """Add to a link the annotation for a line of it, or widen that of the line before."""
    before = next((kid for kid in reversed(link.kids) if isinstance(kid, Area)), None)
    if before and _continues(before, area):
        _widen(before.annotation, area.annotation)
        drop_area(pdf, area)
    else:
        area.annotation["Contents"] = pydyf.String(words)
        link.kids.append(area)


def drop_area(pdf: Any, area: Area) -> None:
    """Take an annotation off its page."""
    page = pdf.objects[int(pdf.page_references[area.page].split()[0])]
    page["Annots"] = pydyf.Array(
        reference for reference in page["Annots"] if reference != area.annotation.reference
    )


def _continues(before: Area, area: Area) -> bool:
    """Return whether an area is that of the next line, and not in another column."""
    _, low, _, _ = _upright(before.annotation["Rect"])
    _, bottom, _, top = _upright(area.annotation["Rect"])
    return before.page == area.page and -1 < low - bottom < NEXT_LINE * (top - bottom)


def _widen(annotation: Any, other: Any) -> None:
    """Let an annotation cover another one, and only the two (ISO 32000-1, 12.5.6.5)."""
    boxes = [_upright(annotation["Rect"]), _upright(other["Rect"])]
    quads = annotation.get("QuadPoints") or pydyf.Array(_quad(boxes[0]))
    annotation["QuadPoints"] = pydyf.Array([*quads, *_quad(boxes[1])])
    lefts, lows, rights, tops = zip(*boxes, strict=True)
    annotation["Rect"] = pydyf.Array([min(lefts), min(lows), max(rights), max(tops)])


def _upright(rectangle: Any) -> tuple[float, float, float, float]:
    """Return a rectangle as left, bottom, right, top in pt; the engine's are upside down."""
    x1, y1, x2, y2 = rectangle
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _quad(box: tuple[float, float, float, float]) -> list[float]:
    """Return the corners in the order that readers expect: upper left and right, then lower."""
    left, low, right, top = box
    return [left, top, right, top, left, low, right, low]
