"""How much of their pages text and pictures fill."""

from typing import Any, Final

from report.typeset.engine import AbsolutePlaceholder, LineBox, ReplacedBox, TextBox

DESCENT: Final = 0.22  # how far letters such as g and p reach below the line, in sizes of the type
MARK: Final = "rest"  # the class of elements that mark where a page is left empty
ALMOST_PX: Final = 4  # the tail of a last line's letters may reach so far below its block


def ink_bottom(box: Any) -> float | None:
    """Return the lower edge in px of what a box itself paints, or None if it paints nothing."""
    if isinstance(box, TextBox):
        below = box.baseline + DESCENT * box.style["font_size"]
        return float(box.position_y + below) if box.text.strip() else None
    if isinstance(box, AbsolutePlaceholder | LineBox):
        return None
    if isinstance(box, ReplacedBox) or box.border_bottom_width or getattr(box, "background", None):
        return float(box.border_box_y() + box.border_height())
    return None


def beside(page: Any) -> float:
    """Return how far text stands to the right of the paper, in widths of it; 0 if none does."""
    texts = (box for box in page.children[0].descendants() if isinstance(box, TextBox))
    rightmost = max((box.position_x + box.width for box in texts), default=0)
    return float(max(0, rightmost - page.margin_width()) / page.margin_width())


def rest(flow: Any, bottom: float) -> tuple[str, float] | None:
    """Return the name of the last mark of a rest on a page, and the height in px below it.

    A mark is an element of the class `rest` with an id: of no height, or as high as what is left
    below it is known to be. None where a page has no mark, where something follows it or nothing
    is left, and where nothing stands above it: a mark that began a page was only higher than what
    was left before.
    """
    boxes = list(flow.descendants())
    mark = next((box for box in reversed(boxes) if _is_mark(box)), None)
    if mark is None:
        return None
    own = {mark, *mark.descendants()}
    bottoms = [edge for box in boxes if box not in own and (edge := ink_bottom(box)) is not None]
    top = float(mark.border_box_y())
    is_last = bottoms and max(bottoms) < top + ALMOST_PX < bottom
    return (mark.element.get("id"), bottom - top) if is_last else None


def _is_mark(box: Any) -> bool:
    element = getattr(box, "element", None)
    if element is None or isinstance(box, LineBox | TextBox):
        return False
    return element.get("class") == MARK and bool(element.get("id"))
