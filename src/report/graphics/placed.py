"""Where a photograph stands on the pages of a document."""

from collections.abc import Iterable
from dataclasses import dataclass

Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class PictureBox:
    """A picture on a page: its path in the workspace, what is seen of it, and all of it.

    Areas are left, top, width and height in mm, from the upper left of the trim. What a frame
    cuts off the picture lies between the two.
    """

    page: int
    path: str
    seen_mm: Area
    whole_mm: Area


def largest_widths_mm(boxes: Iterable[PictureBox]) -> dict[str, float]:
    """Return the largest width at which each picture is drawn, by its path in the workspace.

    It is the width of the whole picture, also of what its frame cuts off.
    """
    widths: dict[str, float] = {}
    for box in boxes:
        width_mm = box.whole_mm[2]
        widths[box.path] = max(width_mm, widths.get(box.path, 0))
    return widths
