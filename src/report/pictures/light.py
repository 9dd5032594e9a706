"""The colours of a picture → those of the screen, sRGB, through ICC profiles.

Relative colorimetric with black point compensation, as for the press.
"""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageCms

from report.locales import N_, _
from report.pictures.decoding import Picture
from report.pictures.unfit import SAVE_AS_SRGB, STRANGE_COLOURS, Unfit, strange_colours
from report.problems import quoted

# Colour spaces of profiles (ICC.1:2022, table 19) that fit a mode of Pillow.
_SPACES: Final = {"L": (b"GRAY", b"RGB "), "RGB": (b"RGB ",), "CMYK": (b"CMYK",)}
_DEVICES: Final = (b"scnr", b"mntr", b"prtr", b"spac")  # classes whose profiles tell of colours
_ALIKE: Final = 3  # of 255: nobody sees that two colours differ by as much
_STEPS: Final = (0, 32, 64, 96, 128, 160, 192, 224, 255)


def in_light(picture: Picture, inks: Path) -> Picture:
    """Return a picture in sRGB: in mode L if it is grey, else RGB; it names no profile any more.

    Without a profile of its own, a picture of four inks is taken to be for the press of `inks`.
    Raises `Unfit` where its colours cannot be understood.
    """
    colours, profile = picture.colours, picture.profile
    if profile is None and colours.mode == "CMYK":
        profile = _read(inks)
    return replace(picture, colours=light_of(colours, profile), profile=None)


def light_of(colours: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert colours from the space of a profile, or from sRGB, to sRGB. Raises `Unfit`."""
    if profile is None or is_like_srgb(colours.mode, profile):
        return colours
    return _converted(colours, profile)


@lru_cache(maxsize=4)
def is_like_srgb(mode: str, profile: bytes) -> bool:
    """Return whether a profile leaves colours as they are. Raises `Unfit` for another mode."""
    require_fitting(mode, profile)
    if mode == "CMYK":
        return False
    ramp = _ramp(mode)
    change = ImageChops.difference(_converted(ramp, profile), ramp)
    return all(
        band.point(lambda level: max(0, level - _ALIKE)).getbbox() is None
        for band in change.split()
    )


def require_fitting(mode: str, profile: bytes) -> None:
    """Raise `Unfit` unless a profile tells what the colours of such a picture look like."""
    device, space, mark = profile[12:16], profile[16:20], profile[36:40]
    if mark != b"acsp":
        raise strange_colours(_("it is no ICC profile"))
    if device not in _DEVICES:
        raise strange_colours(_("it is none of a camera, a screen or a press"))
    if space not in _SPACES[mode]:
        raise strange_colours(
            _("it is one for {space}", space=space.decode("ascii", "replace").strip())
        )
    try:
        ImageCms.getOpenProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise strange_colours(error) from error


def _converted(colours: Image.Image, profile: bytes) -> Image.Image:
    """Convert colours; grey stays grey."""
    require_fitting(colours.mode, profile)
    is_grey = colours.mode == "L"
    if is_grey and profile[16:20] == b"RGB ":
        colours = colours.convert("RGB")
    try:
        light = ImageCms.buildTransform(
            ImageCms.getOpenProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            colours.mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        ).apply(colours)
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise strange_colours(error) from error
    return light.getchannel("G") if is_grey else light


def _ramp(mode: str) -> Image.Image:
    """Return colours from all over a space, L or RGB, in one row."""
    pixels = product(_STEPS, repeat=len(mode))
    data = bytes(level for pixel in pixels for level in pixel)
    return Image.frombytes(mode, (len(data) // len(mode), 1), data)


def _read(inks: Path) -> bytes:
    try:
        return inks.read_bytes()
    except OSError as error:
        raise Unfit(
            N_(
                "{file} has four inks and no colour profile, and the usual one, {usual}, is missing"
            ),
            SAVE_AS_SRGB,
            STRANGE_COLOURS,
            {"usual": quoted(inks.name)},
        ) from error
