"""Where a photograph stands on the pages of a document."""

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
