"""What a picture's file is made of, and what is taken of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from report.pictures.exif import LYING, UPRIGHT, orientation

LARGEST_FILE: Final = 60_000_000  # bytes
MOST_PIXELS: Final = 40_000_000
MOST_PARTS: Final = 200_000  # segments or chunks; of any size, a picture has some thousands
MOST_PROFILE: Final = 20_000_000  # bytes of a colour profile when it is unpacked

MEDIA_TYPES: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".heif": "image/heif",
}


class Kind(StrEnum):
    """The formats that are taken, as Pillow names them."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    TIFF = "TIFF"
    HEIC = "HEIF"


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Parts:
    """A picture that is not decoded yet, apart from what its file says of it.

    `pixels` is a file of the same kind with the first picture and nothing else: no notes of a
    camera or a person, no profile, no thumbnail, no second picture. A HEIC is whole: it is never
    shown as it is. `stored` is the size before it is turned. Of a JPEG, `mode` is that of its
    colours, `is_common` tells whether it is coded as nearly all are, `fits_pdf` whether a PDF can
    hold the pixels as they are, and `is_inverted` whether inks are counted from 255 downwards.
    """

    kind: Kind
    stored: Size
    pixels: bytes
    profile: bytes | None = None
    exif: bytes | None = None
    is_deep: bool = False  # 16 bits to a colour
    mode: str = ""
    is_common: bool = False
    fits_pdf: bool = False
    is_inverted: bool = True
    is_negative: bool = False  # grey that is counted from white, where Pillow takes it from black

    @property
    def orientation(self) -> int:
        """How it is turned when it is shown, as Exif counts: 1 is upright."""
        return orientation(self.exif) if self.exif else UPRIGHT

    @property
    def size(self) -> Size:
        """Width and height as it is shown."""
        width, height = self.stored
        return Size(height, width) if self.orientation in LYING else self.stored
