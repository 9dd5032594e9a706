"""A photograph's file → a JPEG in the four inks, at the size at which it is printed."""

from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms, ImageOps

from report.press.ink import held, most_ink
from report.press.separation import separated
from report.press.shop import Shop
from report.problems import ContentError, Place, Problem
from report.units import dots

QUALITY: Final = 95  # of 100; from 92 on no one sees the blocks in print
PAPER: Final = "white"
MARGIN: Final = 5  # percent of ink that is taken off where the JPEG adds some


def picture_in_inks(path: Path, width_mm: float, shop: Shop) -> bytes:
    """Give a picture that is printed at this width as a JPEG for a shop's press.

    It is turned upright as its camera tells, what is transparent becomes paper, and
    where it has more pixels than the shop can use, they are reduced. Raises
    `ContentError` where the colours of the file cannot be understood.
    """
    with Image.open(path) as file:
        picture = _on_paper(ImageOps.exif_transpose(file))
    smaller = _reduced(picture, ceil(dots(width_mm, shop.order.resolution_ppi.most)))
    try:
        return _jpeg(separated(smaller, shop.profile), shop.order.ink_limit_percent)
    except ImageCms.PyCMSError as error:
        raise ContentError(_strange_colours(path, error)) from error


def _on_paper(picture: Image.Image) -> Image.Image:
    """Give a picture without transparency, in one of the modes L, RGB and CMYK."""
    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, PAPER)
        flat = Image.alpha_composite(paper, picture).convert("RGB")
    elif picture.mode in ("L", "RGB", "CMYK"):
        flat = picture
    else:
        flat = picture.convert("L" if picture.mode in ("1", "I;16", "I", "F") else "RGB")
    flat.info["icc_profile"] = profile
    return flat


def _reduced(picture: Image.Image, width: int) -> Image.Image:
    if picture.width <= width:
        return picture
    height = round(picture.height * width / picture.width)
    smaller = picture.resize((width, max(1, height)), Image.Resampling.LANCZOS)
    smaller.info["icc_profile"] = picture.info["icc_profile"]
    return smaller


def _jpeg(picture: Image.Image, limit: float) -> bytes:
    """Write a picture whose ink is within the limit when it is read again.

    At hard edges a JPEG has a little more or less than what was put in.
    """
    aim = limit
    while most_ink(Image.open(BytesIO(data := _written(held(picture, aim))))) > limit:
        aim -= MARGIN
    return data


def _written(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, subsampling="4:4:4", icc_profile=None)
    return file.getvalue()


def _strange_colours(path: Path, error: Exception) -> Problem:
    return Problem(
        "strange-colours",
        f"the colour profile in '{path.name}' does not fit its picture: {error}",
        Place(path),
        "Open the picture in an image program, and save it as sRGB.",
    )
