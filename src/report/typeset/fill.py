"""How much of their pages text and pictures fill."""

from typing import Any, Final

from report.typeset.engine import AbsolutePlaceholder, LineBox, ReplacedBox, TextBox

DESCENT: Final = 0.22  # how far letters such as g and p reach below the line, in sizes of the type


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
