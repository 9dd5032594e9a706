"""The few shapes that our pictures consist of, as SVG.

Style sheets do not reach into an SVG in this engine, so every shape and text
carries its own colour. Coordinates count from the upper left, in millimetres.
"""

from collections.abc import Iterable
from html import escape

Point = tuple[float, float]


def picture(
    width_mm: float, height_mm: float, title: str, shapes: Iterable[str], left_mm: float = 0
) -> str:
    """Return a whole SVG of this size, which shows the plane from `left_mm` to the right.

    `title` becomes the text alternative of the finished PDF; the engine finds it
    only where it is the SVG's own child.
    """
    width, height, left = (f"{round(length, 2):g}" for length in (width_mm, height_mm, left_mm))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="{left} 0 {width} {height}"><title>{escape(title)}</title>{"".join(shapes)}</svg>'
    )


def polygon(fill: str, *points: Point, stroke: str | None = None, width: float = 0) -> str:
    """Return a filled shape with straight edges, and a line around it if `stroke` is a colour."""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    edge = (
        f'stroke="{stroke}" stroke-width="{width:.2f}" stroke-linejoin="round" ' if stroke else ""
    )
    return f'<polygon fill="{fill}" {edge}points="{path}"/>'


def circle(fill: str, centre: Point, radius: float) -> str:
    """Return a filled circle."""
    x, y = centre
    return f'<circle fill="{fill}" cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"/>'


def line(stroke: str, width: float, start: Point, end: Point) -> str:
    """Return a straight line.

    Without `fill="none"` the engine fills it, too, with black that is light and no ink.
    """
    (x1, y1), (x2, y2) = start, end
    return (
        f'<line fill="none" stroke="{stroke}" stroke-width="{width:.2f}" '
        f'x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}"/>'
    )


def text(fill: str, size: float, weight: int, start: Point, words: str) -> str:
    """Return words in the face of labels, from the beginning of their baseline to the right."""
    x, y = start
    return (
        f'<text fill="{fill}" font-family="House Label" font-size="{size:.3f}" '
        f'font-weight="{weight}" x="{x:.2f}" y="{y:.2f}">{escape(words)}</text>'
    )
