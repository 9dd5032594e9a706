"""Pages drawn for the web page: large where something changed, small elsewhere."""

from enum import StrEnum
from io import BytesIO
from math import sqrt
from typing import TYPE_CHECKING, Any, Final

from report.proof.differences.pixels import drawn
from report.units import MM_PER_INCH, PT_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL_PX: Final = 150  # across: half as many on a screen with twice the dots
SHARPEST_PPI: Final = 160
COARSEST_PPI: Final = 96
MOST_PIXELS: Final = 75_000_000  # of all large pictures, at about a tenth of a byte each
QUALITY: Final = 80  # of photographs, of 100; type is packed without loss
_MANY: Final = 20_000  # colours: type and drawings have some 2,000, with all shades of their edges


class Version(StrEnum):
    """One of the two versions of a file."""

    BEFORE = "before"
    AFTER = "after"


def sharpness(sizes_mm: list[tuple[float, float]]) -> float:
    """Return with how many dots to the inch pages are drawn, so that all of them stay small.

    >>> sharpness([(148, 210)] * 2), sharpness([(148, 210)] * 1000)
    (160, 96)
    >>> round(sharpness([(148, 210)] * 72), 1)
    147.0
    """
    area = sum(width * height for width, height in sizes_mm) / MM_PER_INCH**2
    finest = sqrt(MOST_PIXELS / area) if area else SHARPEST_PPI
    return max(COARSEST_PPI, min(SHARPEST_PPI, finest))


def page_picture(page: Any, per_inch: float) -> bytes:
    """Draw a page as WebP: without loss, or as a photograph where it shows one.

    Without loss, a photograph takes ten times as long to pack, and several times the room.
    """
    picture = drawn(page, per_inch)
    if picture.getcolors(_MANY) is None:
        return _webp(picture, quality=QUALITY)
    return _webp(picture, lossless=True, method=2)


def thumbnail(page: Any) -> bytes:
    """Draw a page very small, as WebP."""
    picture = drawn(page, THUMBNAIL_PX / page.get_width() * PT_PER_INCH)
    return _webp(picture, quality=60)


def _webp(picture: "Image", **how: Any) -> bytes:
    file = BytesIO()
    picture.save(file, "webp", **how)
    return file.getvalue()
