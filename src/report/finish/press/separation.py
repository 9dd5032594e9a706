"""A picture of light → the four inks of a press, through ICC profiles.

Relative colorimetric with black point compensation: paper stays paper, and
shadows keep their drawing.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Final, Literal

from PIL import Image, ImageCms

from report.pictures.decoding import Picture
from report.pictures.light import light_of, require_fitting
from report.pictures.unfit import strange_colours

LEVELS: Final = 256


def separated(picture: Picture, press: bytes) -> Image.Image:
    """Separate a picture for the press with this ICC profile.

    Grey stays on the black plate, so that it can have no cast. A picture that is in
    CMYK already is left as it is, unless it says that it was made for another press.
    Where a picture names no profile, RGB is sRGB. Raises `Unfit` where its own profile
    cannot be used.
    """
    colours, own = picture.colours, picture.profile
    if colours.mode == "L":
        return _on_black(light_of(colours, own), press)
    if colours.mode == "CMYK" and own in (None, press):
        return colours
    if own is None:
        return _converted(colours, _made("sRGB"), press)
    require_fitting(colours.mode, own)
    try:
        return _converted(colours, _profile(own), press)
    except ImageCms.PyCMSError as error:
        raise strange_colours(error) from error


def _converted(picture: Image.Image, source: ImageCms.ImageCmsProfile, press: bytes) -> Image.Image:
    return ImageCms.buildTransform(
        source,
        _profile(press),
        picture.mode,
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).apply(picture)


def _on_black(picture: Image.Image, press: bytes) -> Image.Image:
    """Print each grey with the amount of black ink that looks as light."""
    ramp = Image.new("L", (LEVELS, 1))
    ramp.putdata(range(LEVELS))
    seen = _lightness(ramp.convert("RGB"), _made("sRGB"))
    inked = _lightness(_black(ramp), _profile(press))
    darkest = min(inked)
    # Black point compensation: the darkest of the press stands for the darkest of the screen.
    wanted = [darkest + level * (LEVELS - 1 - darkest) / (LEVELS - 1) for level in seen]
    return _black(picture.point([_nearest(inked, level) for level in wanted]))


def _nearest(values: Sequence[float], wanted: float) -> int:
    """Return the place of the value that comes nearest to what is wanted."""
    return min(range(len(values)), key=lambda place: abs(values[place] - wanted))


def _black(amounts: Image.Image) -> Image.Image:
    none = Image.new("L", amounts.size)
    return Image.merge("CMYK", (none, none, none, amounts))


def _lightness(ramp: Image.Image, profile: ImageCms.ImageCmsProfile) -> list[float]:
    """Return the lightness L* of each pixel, from 0 to 255."""
    lab = ImageCms.buildTransform(
        profile, _made("LAB"), ramp.mode, "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    ).apply(ramp)
    return [float(lightness) for lightness in lab.getchannel("L").tobytes()]


def _profile(data: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.getOpenProfile(BytesIO(data))


def _made(name: Literal["sRGB", "LAB"]) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name))
