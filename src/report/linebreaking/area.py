"""Where a block of text stands on the pages of a document."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BlockBox:
    """Where lines of a block stand: on which page, and on it left, top, width and height."""

    page: int
    box_mm: tuple[float, float, float, float]
    text: str  # of the whole block, as it was written
