"""The colour profile of a press: read with limits, and tried before pages are made with it."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms

LARGEST: Final = 20_000_000  # bytes; those of presses have up to 3 million
_HEADER: Final = 128  # bytes (ICC.1:2022, 7.2)
_PRESS: Final = (b"prtr", b"CMYK", b"acsp")  # class, colour space, mark
# Colours that every press can print about as they are: paper, greys, and quiet ones.
_TRIED: Final = (
    *((255, 255, 255), (200, 200, 200), (128, 128, 128), (70, 70, 70)),
    *((200, 130, 130), (120, 150, 120), (120, 120, 165)),
)
_ASTRAY: Final = 60  # of 255: an uncoated paper changes these colours by less than half as much


class Unsuitable(Exception):  # noqa: N818 - what is wrong lies in the profile
    """A file is no profile to separate colours with. Its text follows the name of the file."""


def read_profile(path: Path) -> bytes:
    """Read the ICC profile of a press with four inks. Raises `Unsuitable` for anything else.

    It is tried: colours go to inks and back again, and must come out much as they went in.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Unsuitable(f"is larger than {LARGEST // 1_000_000} MB, as no colour profile is")
        profile = path.read_bytes()
    except OSError as error:
        raise Unsuitable(f"cannot be read: {error.strerror or error}") from error
    if (profile[12:16], profile[16:20], profile[36:40]) != _PRESS:
        raise Unsuitable("is no colour profile of a press with four inks")
    said = int.from_bytes(profile[:4])
    if not _HEADER < said <= len(profile):
        raise Unsuitable(f"is cut off: it should have {said} bytes, and has {len(profile)}")
    if not _leads_back(profile):
        raise Unsuitable("is damaged: colours that go through it come out as others")
    return profile


def _leads_back(profile: bytes) -> bool:
    ramp = Image.frombytes("RGB", (len(_TRIED), 1), bytes(v for colour in _TRIED for v in colour))
    try:
        press = ImageCms.getOpenProfile(BytesIO(profile))
        screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        inks = _through(ramp, screen, press, ("RGB", "CMYK"))
        seen = _through(inks, press, screen, ("CMYK", "RGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    return max(_distances(ramp.tobytes(), seen.tobytes())) <= _ASTRAY


def _through(
    image: Image.Image,
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    modes: tuple[str, str],
) -> Image.Image:
    return ImageCms.buildTransform(
        source,
        target,
        *modes,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).apply(image)


def _distances(before: Sequence[int], after: Sequence[int]) -> list[int]:
    return [abs(a - b) for a, b in zip(before, after, strict=True)]
