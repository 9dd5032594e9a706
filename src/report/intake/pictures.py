"""Pictures that came with a text: only those that a page can show."""

import base64
import binascii
import warnings
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PIL import Image, UnidentifiedImageError

LARGEST = 60_000_000  # bytes
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


def suffix(data: bytes) -> str | None:
    """Give the suffix of a picture that a page can show, by what its bytes are; or nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=list(SUFFIXES)) as image:
                return SUFFIXES[str(image.format)]
    except (
        *(UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning),
        *(OSError, SyntaxError, ValueError),
    ):
        return None


def beside(page: Path, address: str) -> bytes | None:
    """Read a picture that lies beside a saved page, or in it; nothing is fetched.

    A path may not lead out of the page's folder, by `..` or by a link of the file system.
    """
    if address.startswith("data:"):
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
    try:
        return base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)
    except binascii.Error:
        return None
