"""A picture's file → one for the screen: sRGB, on paper, no larger than a page can use."""

from collections.abc import Iterator
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from report.pictures.decoding import Picture, decoded, require_whole, resized
from report.pictures.exif import UPRIGHT
from report.pictures.kinds import Parts, Size
from report.pictures.light import in_light, is_like_srgb
from report.pictures.parts import parts

# A picture that reaches over the trim of the booklet is 158 mm wide, and one in a row at most
# 60 mm high: at 300 to the inch that is 1867 × 709. More is kept while it costs little, for eyes
# that look closely.
ENOUGH: Final = Size(1867, 709)
LARGEST_BYTES: Final = 350_000  # a profile with one stays below 500 kB
_AS_IT_IS: Final = 1.56  # times as large as enough: what is good already, and drawings
_TRIES: Final = (  # times as large as enough, and the quality of 100
    *((1.25, 88), (1.0, 88), (1.0, 80), (1.0, 70), (0.8, 70), (0.7, 60), (0.7, 45), (0.5, 30)),
)
_LONGEST: Final = 4  # times as many pixels as enough has, whatever a picture's proportions


def for_screen(data: bytes, inks: Path, *, on_paper: bool = True) -> bytes:
    """Return a picture as JPEG or, if it is a drawing, as PNG; upright, in sRGB, without any notes.

    What is transparent becomes paper. A JPEG that is good already keeps its pixels to the last bit.
    A picture that is not one `on_paper`, such as one of the styles, stands where and as large as
    it likes: it keeps its size and what is transparent. `inks` is a colour profile, see `in_light`.
    Raises `Unfit`.
    """
    found = parts(data)
    if _is_good(found) and (_is_small(found) or not on_paper):
        require_whole(found)
        return found.pixels
    if on_paper:
        return _within_limits(in_light(decoded(found, _enough), inks).on_paper())
    return _as_large_as_it_is(in_light(decoded(found, lambda size, is_drawing: size), inks))


def _is_good(found: Parts) -> bool:
    return (
        found.fits_pdf
        and found.orientation == UPRIGHT
        and (found.profile is None or is_like_srgb(found.mode, found.profile))
    )


def _is_small(found: Parts) -> bool:
    is_enough = found.size == _times_enough(_AS_IT_IS, found.size)
    return is_enough and len(found.pixels) <= LARGEST_BYTES


def _enough(size: Size, is_drawing: bool) -> Size:
    return _times_enough(_AS_IT_IS if is_drawing else _TRIES[0][0], size)


def _times_enough(scale: float, size: Size) -> Size:
    """Return the size of a picture reduced until one side is no longer than so many times enough.

    With less than enough, it is made smaller whatever its size.
    """
    wide, high = ENOUGH.width / size.width, ENOUGH.height / size.height
    most = min(max(wide, high), sqrt(_LONGEST * wide * high))
    share = min(1, scale) * min(1, max(1, scale) * most)
    return Size(max(1, round(size.width * share)), max(1, round(size.height * share)))


def _as_large_as_it_is(picture: Picture) -> bytes:
    colours = picture.colours
    if picture.opaque:
        return _png(Image.merge(f"{colours.mode}A", (*colours.split(), picture.opaque)))
    return _png(colours) if picture.is_drawing else _jpeg(colours, _TRIES[0][1])


def _within_limits(picture: Picture) -> bytes:
    """Write a picture, a drawing losslessly, with as many pixels as fit into `LARGEST_BYTES`."""
    written = b""
    for written in _written(picture):
        if len(written) <= LARGEST_BYTES:
            break
    return written


def _written(picture: Picture) -> Iterator[bytes]:
    """Write a picture smaller each time."""
    colours, size = picture.colours, picture.size
    if picture.is_drawing:
        colours = _grey_alone(colours)
        yield _png(colours)
        yield _png(resized(colours, _times_enough(1, size)))
    for scale, quality in _TRIES:
        yield _jpeg(resized(colours, _times_enough(scale, size)), quality)


def _grey_alone(colours: Image.Image) -> Image.Image:
    """Return a drawing in greys with one number to a pixel and not three."""
    red, *others = colours.split()
    is_grey = all(ImageChops.difference(red, other).getbbox() is None for other in others)
    return red if is_grey else colours


def _jpeg(colours: Image.Image, quality: int) -> bytes:
    return _saved(colours, "JPEG", quality=quality)


def _png(colours: Image.Image) -> bytes:
    return _saved(colours, "PNG")


def _saved(colours: Image.Image, kind: str, **options: int) -> bytes:
    """Write pixels, and nothing of what their file said of them."""
    file = BytesIO()
    bare = Image.new(colours.mode, colours.size)
    bare.paste(colours)
    bare.save(file, kind, **options)
    return file.getvalue()
