"""Where a page ends: its trim, the bleed around it, and the paper of the press sheet."""

from typing import Final

from pikepdf import Array, Dictionary, Page, Pdf

from report.finish.press.crop_marks import ROOM_MM, Box, draw_marks
from report.model import Order
from report.units import pt_from_mm

DIGITS: Final = 4  # of a length in pt


def frame(document: Pdf, order: Order) -> None:
    """Return each page its three boxes, from an origin of 0, 0, and marks where they are wanted.

    What reaches further than the bleed is cut off. Some programs of print shops go
    wrong with pages whose origin is elsewhere, which is how the engine writes a bleed.
    """
    room_mm = order.bleed_mm + (ROOM_MM if order.marks else 0)
    moved: set[tuple[int, int]] = set()
    for page in document.pages:
        left, lower, right, upper = (float(edge) for edge in page.trimbox)
        room, bleed = pt_from_mm(room_mm), pt_from_mm(order.bleed_mm)
        trim = (room, room, room + right - left, room + upper - lower)
        _move(page, room - left, room - lower, _grown(trim, bleed), moved)
        boxed(page, trim, bleed, room)
        if order.marks:
            draw_marks(document, page, trim, order.bleed_mm)
        page.contents_coalesce()


def boxed(page: Page, trim: Box, bleed: float, room: float) -> None:
    """Give a page its boxes: the trim, and what reaches beyond it by so many pt on all sides."""
    page.mediabox = _array(_grown(trim, room))
    page["/BleedBox"] = _array(_grown(trim, bleed))
    page["/TrimBox"] = _array(trim)


def _move(
    page: Page, right: float, up: float, area: Box, moved_patterns: set[tuple[int, int]]
) -> None:
    """Move what is drawn by so many pt, and keep it within an area."""
    lower_left, (width, height) = area[:2], (area[2] - area[0], area[3] - area[1])
    clip = " ".join(f"{number:.4f}" for number in (*lower_left, width, height))
    page.contents_add(f"q {clip} re W n 1 0 0 1 {right:.4f} {up:.4f} cm".encode(), prepend=True)
    page.contents_add(b"Q", prepend=False)
    # Patterns lie on the page and not on what is drawn (ISO 32000-2, 8.7.3.1).
    for pattern in page.resources.get("/Pattern", Dictionary()).values():
        if pattern.objgen not in moved_patterns:
            moved_patterns.add(pattern.objgen)
            *shape, x, y = (float(number) for number in pattern.get("/Matrix", [1, 0, 0, 1, 0, 0]))
            pattern["/Matrix"] = Array([*shape, x + right, y + up])


def _grown(box: Box, margin: float) -> Box:
    left, lower, right, upper = box
    return left - margin, lower - margin, right + margin, upper + margin


def _array(box: Box) -> Array:
    return Array([round(edge, DIGITS) for edge in box])
