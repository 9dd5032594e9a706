"""What hands do with printed sheets."""

from collections.abc import Sequence
from typing import TypeVar

Page = TypeVar("Page")


def folded(sides: Sequence[tuple[Page, Page]]) -> list[Page]:
    """Fold a pile of sheets and leaf through it, page after page.

    Given is what stands on the left and on the right half of each side: front, back, the
    outermost sheet first. A sheet turned over on its short edge has the left half of its
    back behind the right half of its front: together they are a leaf of the first half of
    the booklet.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first = [page for front, back in sheets for page in (front[1], back[0])]
    last = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first + last
