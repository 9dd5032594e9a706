"""Colours sent through the profile of a press and back, before pages are made with it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

# Colours that every press can print about as they are: paper, greys, and quiet ones.
_TRIED: Final = (
    *((255, 255, 255), (200, 200, 200), (128, 128, 128), (70, 70, 70)),
    *((200, 130, 130), (120, 150, 120), (120, 120, 165)),
)
_ASTRAY: Final = 60  # of 255: an uncoated paper changes these colours by less than half as much


def leads_back(profile: bytes) -> bool:
    """Whether colours that go to inks through a profile come back much as they were."""
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
