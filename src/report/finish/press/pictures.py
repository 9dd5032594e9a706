"""A photograph's file → a JPEG in the four inks, at the size at which it is printed."""

from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final

from PIL import Image

from report.finish.press.ink import held, most_ink
from report.finish.press.separation import separated
from report.finish.press.shop import Shop
from report.pictures import Size, Unfit, read
from report.pictures.decoding import decoded
from report.pictures.parts import parts
from report.problems import ContentError, Place
from report.units import dots

QUALITY: Final = 95  # of 100; from 92 on no one sees the blocks in print
MARGIN: Final = 5  # percent of ink that is taken off where the JPEG adds some


def picture_in_inks(path: Path, width_mm: float, shop: Shop) -> bytes:
    """Return a picture that is printed at this width as a JPEG for a shop's press.

    It is turned upright as its camera tells, what is transparent becomes paper, and
    where it has more pixels than the shop can use, they are reduced. Raises
    `ContentError` where it cannot be read, or its colours not be understood.
    """
    width = ceil(dots(width_mm, shop.order.resolution_ppi.most))
    try:
        picture = decoded(parts(read(path)), lambda size, is_drawing: _reduced(size, width))
        return _jpeg(separated(picture.on_paper(), shop.profile), shop.order.ink_limit_percent)
    except Unfit as unfit:
        raise ContentError(unfit.problem(path.name, Place(path))) from unfit


def _reduced(size: Size, width: int) -> Size:
    if size.width <= width:
        return size
    return Size(width, max(1, round(size.height * width / size.width)))


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
    picture.save(file, "JPEG", quality=QUALITY, subsampling="4:4:4", comment=None)
    return file.getvalue()
