"""What a drawing (SVG) draws: its words, and the outlines of its shapes.

Read is what `report.graphics` writes: shapes with straight edges, circles and words. Of
anything else the whole drawing is the outline.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from report.graphics.drawn import Kind, Shape, Words, corners, shape
from report.graphics.svg import Point
from report.typeset.engine import split_first_line
from report.typeset.extents import content, layout_ink
from report.units import px_from_mm

_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"

# Takes a point of the drawing and gives it on the page.
_Placed = Callable[[Point], Point]


def is_drawing(element: Element) -> bool:
    """Return whether an element is a drawing."""
    return element.tag == f"{_NAMESPACE}svg"


def words_and_shapes(box: Any, number: int) -> Iterator[Words | Shape]:
    """Find the words and shapes of the drawing that a box shows; all of them get the number."""
    area = content(box)
    left, top, width, _ = map(float, box.element.get("viewBox").split())
    scale = (area.right - area.left) / width

    def placed(point: Point) -> Point:
        return area.left + (point[0] - left) * scale, area.top + (point[1] - top) * scale

    for element in box.element:
        name = element.tag.removeprefix(_NAMESPACE)
        if name == "text":
            yield _words(element, box.style, scale, placed, number)
        elif name != "title":
            read = _OUTLINES.get(name)
            outline = tuple(map(placed, read(element))) if read else corners(area)
            yield shape(Kind.DRAWING, number, outline)


def _words(element: Element, style: Any, scale: float, placed: _Placed, number: int) -> Words:
    text = "".join(element.itertext())
    size_mm = float(element.get("font-size", "0")) * scale
    face = style.copy()
    face["font_family"] = (element.get("font-family"),)
    face["font_size"] = px_from_mm(size_mm)
    face["font_weight"] = int(element.get("font-weight", "400"))
    layout, *_ = split_first_line(text, face, None, None, 0)
    x_mm, y_mm = placed(_numbers(element, "x", "y"))
    ink = layout_ink(layout, face, px_from_mm(x_mm), px_from_mm(y_mm))
    return Words(text, text, ink, size_mm, number)


def _of_polygon(element: Element) -> Iterator[Point]:
    for point in element.get("points", "").split():
        x, y = map(float, point.split(","))
        yield x, y


def _of_circle(element: Element) -> Iterator[Point]:
    x, y = _numbers(element, "cx", "cy")
    radius = float(element.get("r", "0"))
    yield from ((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))


def _of_line(element: Element) -> Iterator[Point]:
    yield _numbers(element, "x1", "y1")
    yield _numbers(element, "x2", "y2")


def _numbers(element: Element, across: str, down: str) -> Point:
    return float(element.get(across, "0")), float(element.get(down, "0"))


_OUTLINES: Final[dict[str, Callable[[Element], Iterator[Point]]]] = {
    "polygon": _of_polygon,
    "circle": _of_circle,
    "line": _of_line,
}
