"""Photographs for the screen: with no more pixels than a page can use.

A camera's picture of 12 million pixels would make a file of several megabytes that no
one can see more in. For the press, pictures are reduced and separated in `press.pictures`.
"""

from io import BytesIO
from typing import Final

MOST_DOTS: Final = 2100  # 300 to the inch over the whole width of a profile, 178 mm
QUALITY: Final = 88  # of 100, of what is written anew


def is_too_large(data: bytes) -> bool:
    """Tell whether a picture is wider or higher than a page can use.

    One in the four inks is left to its maker, and what cannot be read to the engine, which
    tells what is wrong with it.
    """
    from PIL import Image, UnidentifiedImageError  # an edition may have no pictures

    try:
        with Image.open(BytesIO(data)) as picture:
            return max(picture.size) > MOST_DOTS and picture.mode != "CMYK"
    except UnidentifiedImageError:
        return False


def reduced(data: bytes) -> bytes:
    """Give a picture upright, in its own format and colours, no wider or higher than `MOST_DOTS`.

    What its camera noted, such as where it stood, is left out.
    """
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as picture:
        kind, profile = picture.format, picture.info.get("icc_profile")
        upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((MOST_DOTS, MOST_DOTS), Image.Resampling.LANCZOS)
    upright.info.clear()
    file = BytesIO()
    upright.save(file, kind, quality=QUALITY, icc_profile=profile)
    return file.getvalue()
