"""A picture's parts → its pixels: decoded whole or not at all, upright, in a plain mode.

A decoder is fed with what comes from outside; whatever it raises means that the picture is
damaged. The limits on size have been held before.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from PIL import Image, ImageFile, UnidentifiedImageError
from PIL.Image import Resampling, Transpose

from report.pictures import heic
from report.pictures.exif import LYING
from report.pictures.kinds import Kind, Parts, Size
from report.pictures.plain import is_drawing, plain
from report.pictures.tiff import rare_colours
from report.pictures.unfit import damaged
from report.pictures.whole import require_end

# What Pillow (13.0) lets through of its decoders for files that are not as they should be.
_OF_A_DECODER: Final = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(OverflowError, ZeroDivisionError, struct.error, RuntimeError),
    Image.DecompressionBombError,
)
_TURNS: Final = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_LOSSY: Final = (Kind.JPEG, Kind.HEIC)
_GAP: Final = 3.0  # how many times the size that a picture gets it keeps until the last step
_PAPER: Final[dict[str, int | tuple[int, ...]]] = {"L": 255, "RGB": (255, 255, 255)}

Enough = Callable[[Size, bool], Size]  # a size and whether it is a drawing → the size to reduce to


@dataclass(frozen=True)
class Picture:
    """Pixels as they are shown: `colours` in mode L, RGB or CMYK, and L for what is opaque.

    Where `opaque` is None, everything is. `profile` is the one that the file names for its
    colours. A drawing is mostly made of a few colours, and its file has kept each pixel.
    """

    colours: Image.Image
    opaque: Image.Image | None
    profile: bytes | None
    is_drawing: bool

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return Size(*self.colours.size)

    def on_paper(self) -> "Picture":
        """Return the picture as it looks on white paper."""
        if self.opaque is None:
            return self
        paper = Image.new(self.colours.mode, self.size, _PAPER[self.colours.mode])
        paper.paste(self.colours, mask=self.opaque)
        return replace(self, colours=paper, opaque=None)


def decoded(parts: Parts, enough: Enough) -> Picture:
    """Decode a picture, turn it upright, and reduce it to what is enough for one of its size.

    Raises `Unfit` where a part of it is missing or damaged.
    """
    # The engine (WeasyPrint 70.0) lets Pillow fill up what is cut off, in its whole process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    lies = parts.orientation in LYING
    try:
        require_end(parts)
        raw = _opened(parts.pixels, parts)
        is_drawn = parts.kind not in _LOSSY and is_drawing(raw)
        size = enough(parts.size, is_drawn)
        stored = Size(*reversed(size)) if lies else size
        if parts.kind is Kind.JPEG and stored != parts.stored:
            raw.draft(None, stored)  # decodes a fraction of it, where that is enough
        image = resized(plain(raw, parts), stored)
    except _OF_A_DECODER as error:
        raise damaged() from error
    turn = _TURNS.get(parts.orientation)
    if turn is not None:  # the first of them is 0
        image = image.transpose(turn)
    *bands, last = image.split()
    if image.mode in ("LA", "RGBA"):
        return Picture(Image.merge(image.mode[:-1], bands), last, parts.profile, is_drawn)
    return Picture(image, None, parts.profile, is_drawn)


def resized(image: Image.Image, size: Size) -> Image.Image:
    """Return an image in another size, unless it is no larger.

    What is transparent lends nothing of its colour to what is not.
    """
    if size.width >= image.width and size.height >= image.height:
        return image
    return image.resize(size, Resampling.LANCZOS, reducing_gap=_GAP)


def require_whole(parts: Parts) -> None:
    """Decode a picture to see that nothing of it is missing. Raises `Unfit`."""
    decoded(parts, lambda size, is_drawing: size)


def _opened(data: bytes, parts: Parts) -> Image.Image:
    image = heic.opened(data) if parts.kind is Kind.HEIC else _by_pillow(data, parts.kind)
    if image.size != parts.stored:
        raise damaged()
    return image


def _by_pillow(data: bytes, kind: Kind) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=(kind,))
    except UnidentifiedImageError as error:
        raise (rare_colours() if kind is Kind.TIFF else damaged()) from error
