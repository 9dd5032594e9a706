"""Pictures that came with a text: only those that a page can show."""

import base64
import binascii
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PIL import Image, UnidentifiedImageError

from report.pictures import Unfit
from report.pictures.heic import is_heic
from report.pictures.parts import parts
from report.pictures.tiff import is_tiff

LARGEST = 60_000_000  # bytes
LONGEST_ADDRESS: Final = 200  # characters; longer ones hold the picture itself
# What Pillow calls what a file is. A JPEG that holds a second picture, as telephones write it,
# is an MPO (CIPA DC-007), of which every program shows the first.
SUFFIXES: Final = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_OPENED: Final = ("JPEG", "PNG", "WEBP")  # Pillow finds an MPO by opening a JPEG
_BROKEN: Final = (
    *(UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning),
    *(OSError, SyntaxError, ValueError, LookupError, TypeError, EOFError, ArithmeticError),
    *(struct.error, zlib.error, AttributeError),  # of readers that met what they did not expect
)


def told(address: str, *words: str) -> str:
    """Return what is told of a picture that does not come along."""
    shown = address if len(address) < LONGEST_ADDRESS else f"{address[:60]}…"
    return " ".join(part for part in (shown, *words) if part)


def suffix(data: bytes) -> str | None:
    """Return the suffix of a picture that a page can show, by what its bytes are; or nothing.

    A HEIC is known by its first bytes alone: what reads it may not be installed here.
    """
    if is_heic(data):
        return ".heic"
    if is_tiff(data):
        return _suffix_of_tiff(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_OPENED) as image:
                return SUFFIXES.get(str(image.format))
    except _BROKEN:
        return None


def _suffix_of_tiff(data: bytes) -> str | None:
    """Return the suffix of a TIFF of a kind that is read; Pillow would warn of its notes."""
    try:
        parts(data)
    except Unfit:
        return None
    return ".tif"


def beside(page: Path, address: str) -> bytes | None:
    """Read a picture that lies beside a saved page, or in it; nothing is fetched.

    A path may not lead out of the page's folder, by `..` or by a link of the file system.
    """
    if address[:5].lower() == "data:":
        return _inline(address)
    try:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        folder = page.parent.resolve()
        path = (folder / unquote(parts.path)).resolve()
        if path.is_relative_to(folder) and path.is_file() and path.stat().st_size <= LARGEST:
            return path.read_bytes()
    except (OSError, ValueError):
        return None
    return None


def _inline(address: str) -> bytes | None:
    """Read an address that is the picture itself (RFC 2397)."""
    head, _, data = address.partition(",")
    plain = unquote_to_bytes(data)
    try:
        return base64.b64decode(plain) if head.lower().endswith(";base64") else plain
    except binascii.Error:
        return None
