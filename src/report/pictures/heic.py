"""HEIC, as telephones write it (ISO/IEC 23008-12): read by a library of its own, libheif.

What is noted of how the picture is turned and cut stands in the file beside Exif, which does not
count here; the library follows it. It conceals damage within the data (libheif 1.23.6): only what
is missing at the end is told.
"""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from report.extras import Extra, library
from report.locales import N_, _
from report.pictures.kinds import MOST_PIXELS, Kind, Parts, Size
from report.pictures.unfit import Unfit, cut, damaged, strange_colours, too_many_pixels
from report.problems import MachineError

if TYPE_CHECKING:
    from PIL import Image

_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis"})  # of pictures coded by HEVC
_TYPE: Final = b"ftyp"
_LONGEST_LIST: Final = 256  # bytes of the box that names the brands
_HEAD: Final = 8  # bytes of a box before what it holds
_NOTES: Final = b"meta"
_SIZE: Final = re.compile(rb"ispe.{4}(.{4})(.{4})", re.DOTALL)
_PRIMARIES: Final = (1, 2, 5, 6)  # of sRGB, or next to it (ITU-T H.273, table 2)
_OF_LIGHT: Final = (16, 18)  # brightness of screens beyond white (table 3)
_OF_THE_LIBRARY: Final = (
    *(OSError, ValueError, RuntimeError, SyntaxError, EOFError),
    *(LookupError, TypeError),  # of a file without any picture, or with notes that are none
)


def is_heic(data: bytes) -> bool:
    """Return whether this is a HEIC by its first bytes."""
    if data[4:8] != _TYPE:
        return False
    end = min(int.from_bytes(data[:4]), _LONGEST_LIST)
    return any(data[at : at + 4] in _BRANDS for at in range(_HEAD, end, 4))


def parts(data: bytes) -> Parts:
    """Return the parts of a HEIC: its size as it is shown, and its profile; nothing is decoded.

    Raises `Unfit` where a part of it is missing or damaged, or the library is.
    """
    _require_small(data)
    size, info = _read(data)
    profile = info.get("icc_profile")
    if profile is None:
        _require_usual_colours(info.get("nclx_profile") or {})
    return Parts(Kind.HEIC, size, data, profile or None)


def opened(data: bytes) -> "Image.Image":
    """Decode a HEIC. Raises what the library raises: `OSError`, `ValueError`, `RuntimeError`."""
    image: Image.Image = _library().open_heif(data).to_pillow()
    return image


def _read(data: bytes) -> tuple[Size, dict[str, Any]]:
    reader = _library()
    try:
        picture = reader.open_heif(data)
        return Size(*picture.size), picture.info
    except _OF_THE_LIBRARY as error:
        raise damaged() from error


def _library() -> ModuleType:
    try:
        return library("pillow_heif", Extra.HEIC)
    except MachineError as error:
        (problem,) = error.problems
        raise Unfit(
            N_("{file} is a HEIC, and the library that reads these is missing"),
            N_("{install}, which is the extra 'heic'. Or save the picture as JPEG."),
            values={"install": problem.advice},
        ) from error


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name of each box of the file, and from where to where it lies.

    Source: ISO/IEC 14496-12, 4.2. Raises `Unfit` where the last one does not end with the file.
    """
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if length == 1:  # it stands behind the name
            length = int.from_bytes(data[at + _HEAD : at + 2 * _HEAD])
        elif length == 0:  # the last one, whatever its length
            length = len(data) - at
        if length < _HEAD and len(data) - at >= _HEAD:
            raise damaged()
        if at + max(length, _HEAD) > len(data):
            raise cut()
        yield data[at + 4 : at + _HEAD], at, at + length
        at += length


def _require_small(data: bytes) -> None:
    """See that nothing is too large before it is cut to what is shown. Raises `Unfit`.

    The library decodes no more pixels than are noted as the sizes of pictures (6.5.3).
    """
    noted = [(start, end) for name, start, end in _boxes(data) if name == _NOTES]
    for start, end in noted:
        for box in _SIZE.finditer(data, start, end):
            width, height = (int.from_bytes(side) for side in box.groups())
            if width * height > MOST_PIXELS:
                raise too_many_pixels()


def _require_usual_colours(said: dict[str, Any]) -> None:
    """See that colours without a profile are nearly those of sRGB. Raises `Unfit`."""
    if said.get("transfer_characteristics") in _OF_LIGHT:
        raise strange_colours(_("it is one for screens with a high dynamic range (HDR)"))
    if said.get("color_primaries", _PRIMARIES[0]) not in _PRIMARIES:
        raise strange_colours(_("it is one for more colours than sRGB has, and names them only"))
