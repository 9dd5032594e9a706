"""How much ink lies in one place of a picture, and how it is kept within a limit.

All amounts are in percent, the four inks added: 400 is all there can be. Too much
of it does not dry, and stains the next sheet.
"""

from typing import Any, Final

from PIL import Image, ImageMath

FULL: Final = 255  # a pixel's value where the ink is solid
PERCENT: Final = 100 / FULL


def most_ink(picture: Image.Image) -> float:
    """Return the ink where a CMYK picture has most of it.

    >>> most_ink(Image.new("CMYK", (2, 2), (255, 0, 0, 51)))
    120.0
    """
    total = ImageMath.lambda_eval(
        lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"], **_plates(picture)
    )
    return float(total.getextrema()[1] * PERCENT)


def held(picture: Image.Image, limit: float) -> Image.Image:
    """Lower the three colours where a CMYK picture has more ink than the limit.

    Black stays, so that the drawing does; the colours keep their proportions.

    >>> held(Image.new("CMYK", (1, 1), (255, 255, 255, 255)), 250).getpixel((0, 0))
    (127, 127, 127, 255)
    """
    if most_ink(picture) <= limit:
        return picture
    plates = _plates(picture)
    lowered = [_lowered(plates, name, limit / PERCENT) for name in ("c", "m", "y")]
    return Image.merge("CMYK", (*lowered, plates["k"]))


def _lowered(plates: dict[str, Image.Image], name: str, limit: float) -> Image.Image:
    """Return a plate with as much ink as the black of the same place leaves to it."""

    def share(inks: dict[str, Any]) -> Any:
        colours = inks["c"] + inks["m"] + inks["y"]
        room = inks["max"](inks["min"](limit - inks["k"], colours), 0)
        return inks["convert"](inks[name] * room / inks["max"](colours, 1), "L")

    floats = {key: plate.convert("F") for key, plate in plates.items()}
    lowered: Image.Image = ImageMath.lambda_eval(share, **floats)
    return lowered


def _plates(picture: Image.Image) -> dict[str, Image.Image]:
    return dict(zip("cmyk", picture.split(), strict=True))
