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
    """Give a whole SVG of this size, a window on the shapes that begins at `left_mm`.

    `title` becomes the text alternative of the finished PDF; the engine finds it
    only where it is the SVG's own child.
    """
    width, height = f"{round(width_mm, 2):g}", f"{round(height_mm, 2):g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="{left_mm:g} 0 {width} {height}">'
        f"<title>{escape(title)}</title>{''.join(shapes)}</svg>"
    )


def polygon(fill: str, *points: Point) -> str:
    """Give a filled shape with straight edges."""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polygon fill="{fill}" points="{path}"/>'
