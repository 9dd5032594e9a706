"""The chunks of a PNG (PNG third edition, 5 and 11): those of its first picture, and no others."""

import zlib
from collections.abc import Iterator
from typing import Final

from report.locales import _
from report.pictures.kinds import MOST_PARTS, MOST_PROFILE, Kind, Parts, Size
from report.pictures.unfit import cut, damaged, strange_colours

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEAD, _END, _PROFILE, _EXIF = b"IHDR", b"IEND", b"iCCP", b"eXIf"
_KEPT: Final = frozenset({_HEAD, b"PLTE", b"tRNS", b"IDAT", _END})
_HEAD_BYTES: Final = 13
_FRAME: Final = 12  # bytes around what a chunk holds: length, name, check sum


def is_png(data: bytes) -> bool:
    """Return whether this is a PNG by its first bytes."""
    return data.startswith(_SIGNATURE)


def parts(data: bytes) -> Parts:
    """Return the parts of a PNG. Raises `Unfit` where its end is missing, or it is damaged."""
    kept: list[bytes] = []
    taken: dict[bytes, bytes] = {}
    for name, chunk in _chunks(data):
        if not kept and name != _HEAD:
            raise damaged()
        if name in _KEPT and not (kept and name == _HEAD):
            kept.append(chunk)
        elif name in (_PROFILE, _EXIF):
            taken.setdefault(name, chunk[8:-4])
    head = kept[0][8:-4]
    if len(head) != _HEAD_BYTES:
        raise damaged()
    return Parts(
        Kind.PNG,
        Size(int.from_bytes(head[:4]), int.from_bytes(head[4:8])),
        b"".join([_SIGNATURE, *kept]),
        _unpacked(taken[_PROFILE]) if _PROFILE in taken else None,
        taken.get(_EXIF),
        is_deep=head[8] == 16,
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name of each chunk, and the whole of it, to the end of the picture."""
    position = len(_SIGNATURE)
    for _part in range(MOST_PARTS):
        end = position + _FRAME + int.from_bytes(data[position : position + 4])
        if end > len(data) or len(data) < position + _FRAME:
            raise cut()
        name = data[position + 4 : position + 8]
        yield name, data[position:end]
        if name == _END:
            return
        position = end
    raise damaged()


def _unpacked(chunk: bytes) -> bytes:
    """Unpack a colour profile (11.3.2.3), as far as it is not made to fill the memory."""
    packed = chunk.partition(b"\0")[2]
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(packed[1:], MOST_PROFILE)
    except zlib.error as error:
        raise strange_colours(error) from error
    if not unpacking.eof:
        raise strange_colours(_("it is cut off, or too large"))
    return profile
