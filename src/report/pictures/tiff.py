"""TIFF (TIFF 6.0), as image programs and scanners write it: the first page, of known kinds."""

import zlib
from typing import Final

from report.locales import N_
from report.pictures import tiff_page
from report.pictures.kinds import MOST_PIXELS, Kind, Parts, Size
from report.pictures.tiff_page import ORDERS, Page, first_page
from report.pictures.unfit import STRANGE_COLOURS, Unfit, cut, damaged

_PLAIN: Final = 1  # not packed
_DEFLATED: Final = (8, 32946)
# Fax, LZW, JPEG, PackBits, Zstandard.
_PACKINGS: Final = frozenset({_PLAIN, *_DEFLATED, 2, 3, 4, 5, 7, 32773, 50000})
_MOST_UNPACKED: Final = 16 * MOST_PIXELS  # bytes
_AT_ONCE: Final = 1_000_000  # bytes that are unpacked in one step
_LUMA: Final = 6  # lightness and two colours, mostly with fewer pixels of these
_SPACES: Final = frozenset({0, 1, 2, 3, 5, _LUMA})  # grey, RGB, a palette, inks
_DEPTHS: Final = frozenset({1, 2, 4, 8, 16})  # bits
_DEEP: Final = 16
_FROM_WHITE: Final = 0
_AS_OTHERS: Final = N_("Save it as JPEG or PNG, or as a TIFF in RGB with 8 bits to a colour.")


def is_tiff(data: bytes) -> bool:
    """Return whether this is a TIFF by its first bytes."""
    return data[:4] in ORDERS


def parts(data: bytes) -> Parts:
    """Return the parts of a TIFF. Raises `Unfit` where data are missing, or of a rare kind."""
    page = first_page(data)
    _require_known(page)
    size = Size(page.number(tiff_page.WIDTH), page.number(tiff_page.HEIGHT))
    if sum(map(len, page.pieces)) < _least(page, size):
        raise cut()
    profile = page.fields.get(tiff_page.PROFILE)
    is_deep = page.number(tiff_page.BITS, 1) == _DEEP
    return Parts(
        Kind.TIFF,
        size,
        page.anew(),
        profile.values if profile else None,
        data,  # its fields are of the same form as Exif
        is_deep=is_deep,
        is_negative=is_deep and page.number(tiff_page.COLOURS) == _FROM_WHITE,
    )


def require_streams(pixels: bytes) -> None:
    """See that the data of a TIFF, where they are deflated, end as they should. Raises `Unfit`.

    What decodes them stops with the last pixel, and never comes to the check sum.
    """
    page = first_page(pixels)
    if page.number(tiff_page.PACKING, _PLAIN) in _DEFLATED:
        room = _MOST_UNPACKED
        for piece in page.pieces:
            room -= _unpacked(piece, room)


def rare_colours() -> Unfit:
    """Return what is said of a TIFF in Lab or the like, or whose colours are mixed otherwise."""
    return Unfit(N_("{file} is a TIFF with colours of a rare kind"), _AS_OTHERS, STRANGE_COLOURS)


def _require_known(page: Page) -> None:
    """See that what follows can be read. Raises `Unfit`."""
    depths = set(page.numbers(tiff_page.BITS, 1))
    if len(depths) != 1 or not depths <= _DEPTHS or set(page.numbers(tiff_page.FORMAT, 1)) != {1}:
        raise Unfit(
            N_("{file} is a TIFF with colours of more than 16 bits, or of a rare kind"), _AS_OTHERS
        )
    if page.number(tiff_page.PACKING, _PLAIN) not in _PACKINGS:
        raise Unfit(N_("{file} is a TIFF that is packed in a rare way"), _AS_OTHERS)
    if page.number(tiff_page.COLOURS) not in _SPACES:
        raise rare_colours()


def _least(page: Page, size: Size) -> int:
    """Return how many bytes of data there are at least; of what is packed, one."""
    packing, colours = page.number(tiff_page.PACKING, _PLAIN), page.number(tiff_page.COLOURS)
    if packing != _PLAIN or colours == _LUMA:
        return 1
    bits = page.number(tiff_page.BITS, 1) * page.number(tiff_page.SAMPLES, 1)
    return (size.width * bits + 7) // 8 * size.height


def _unpacked(piece: bytes, room: int) -> int:
    """Return how many bytes a deflated piece holds. Raises `Unfit` if it is damaged or too long."""
    stream, rest, found, is_over = zlib.decompressobj(), piece, 0, False
    while not is_over:
        try:
            found += len(stream.decompress(rest, _AT_ONCE))
        except zlib.error as error:
            raise damaged() from error
        is_over, rest = stream.eof, stream.unconsumed_tail
        if found > room or not (is_over or rest):
            raise damaged()
    return found
