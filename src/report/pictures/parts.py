"""A picture's file → its parts; nothing is decoded, and limits come first."""

from collections.abc import Callable
from typing import Final

from report.pictures import heic, jpeg, png, tiff, webp
from report.pictures.kinds import MOST_PIXELS, Parts, Size
from report.pictures.unfit import no_picture, too_many_pixels

_READERS: Final[tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Parts]], ...]] = (
    (jpeg.is_jpeg, jpeg.parts),
    (png.is_png, png.parts),
    (webp.is_webp, webp.parts),
    (tiff.is_tiff, tiff.parts),
    (heic.is_heic, heic.parts),
)


def parts(data: bytes) -> Parts:
    """Return the parts of a picture, whose kind is told by its bytes and not by a name.

    Raises `Unfit` for what is of no `Kind`, is cut off or damaged, or has more than
    `MOST_PIXELS`.
    """
    found = next((reader(data) for is_kind, reader in _READERS if is_kind(data)), None)
    if found is None:
        raise no_picture()
    return _within_limits(found)


def size(data: bytes) -> Size:
    """Return the size of a picture as it is shown, from the head of its file alone.

    Raises `Unfit` as `parts` does, if less often: what follows the head is not looked at.
    """
    return (_within_limits(jpeg.head(data)) if jpeg.is_jpeg(data) else parts(data)).size


def _within_limits(found: Parts) -> Parts:
    width, height = found.stored
    if not 0 < width * height <= MOST_PIXELS:
        raise too_many_pixels() if width and height else no_picture()
    return found
