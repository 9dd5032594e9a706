"""Whether the data of a picture ends where its pixels do: nothing lacks, and nothing is left over.

Damaged data mostly decode all the same, to grey or to smeared colours. But what was changed seldom
takes as many bytes as what was there, so that some are missing in the end, or remain.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

from report.pictures.jpeg import EOI
from report.pictures.kinds import Kind, Parts
from report.pictures.shortened import shortened
from report.pictures.tiff import require_streams
from report.pictures.unfit import cut, damaged

_NOISE: Final = bytes(0x10 + 37 * n % 0xE0 for n in range(4096))  # without 0xff, which marks
_RESTARTS: Final = tuple(bytes([0xFF, mark]) for mark in range(0xD0, 0xD8))
_FILLING: Final = (*_RESTARTS, b"\0", b"\xff")  # what programs put behind the last pixels


def require_end(parts: Parts) -> None:
    """See that a picture's data end with its pixels. Raises `Unfit`, or what Pillow raises.

    Data that were changed to others of the same length cannot be told from good ones.
    """
    if parts.kind is Kind.JPEG and parts.is_common:
        ends = _ends(parts.pixels.removesuffix(EOI))
        if not any(map(_reads, ends)):
            raise cut() if _goes_on(parts) else damaged()
        if all(_reads(end[:-1]) for end in ends):
            raise damaged()  # it can do without its last byte, whichever that is
    elif parts.kind is Kind.JPEG and _goes_on(parts):
        raise cut()
    elif parts.kind is Kind.WEBP and any(_decodes(less) for less in shortened(parts.pixels)):
        raise damaged()
    elif parts.kind is Kind.TIFF:
        require_streams(parts.pixels)


def _ends(scans: bytes) -> tuple[bytes, ...]:
    """Return scans as they are, and without what may only fill them up."""
    end = len(scans)
    while filling := next((f for f in _FILLING if scans.endswith(f, 0, end)), b""):
        end -= len(filling)
    return scans, scans[:end], scans[:end] + b"\xff\0"  # the latter stand for a byte of data


def _reads(scans: bytes) -> bool:
    """Return whether a JPEG is read without a warning, which Pillow (13.0) keeps to itself."""
    import pikepdf  # which no other picture needs

    with pikepdf.new() as document:
        stream = pikepdf.Stream(document, scans + EOI, Filter=pikepdf.Name.DCTDecode)
        try:
            stream.get_stream_buffer(pikepdf.StreamDecodeLevel.all)
        except (pikepdf.PdfError, RuntimeError):
            return False
    return True


def _goes_on(parts: Parts) -> bool:
    """Return whether the last scan of a JPEG lacks its end, though one was put behind it.

    Where it has one, nobody reads what follows it; where not, that becomes a part of the picture.
    """
    noisy = parts.pixels.removesuffix(EOI) + _NOISE + EOI
    first, second = (_opened(data, Kind.JPEG) for data in (parts.pixels, noisy))
    return ImageChops.difference(first, second).getbbox() is not None


def _decodes(data: bytes) -> bool:
    try:
        _opened(data, Kind.WEBP)
    except (OSError, ValueError):
        return False
    return True


def _opened(data: bytes, kind: Kind) -> Image.Image:
    image = Image.open(BytesIO(data), formats=(kind,))
    image.load()
    return image
