"""The chunks of a WebP (RFC 9649, 2): those of its first picture, and no others."""

from collections.abc import Iterator
from typing import Final

from report.pictures.kinds import MOST_PARTS, Kind, Parts, Size
from report.pictures.unfit import cut, damaged

FRAME, ALPHA, LOSSY, LOSSLESS = b"ANMF", b"ALPH", b"VP8 ", b"VP8L"  # that hold pixels
HEAD: Final = 12  # bytes
_EXTENDED = b"VP8X"
_PROFILE, _EXIF = b"ICCP", b"EXIF"
_ONCE: Final = (_EXTENDED, b"ANIM", FRAME, ALPHA, LOSSY, LOSSLESS)
_SHOWN: Final = 0x12  # of the flags: whether there is transparency, whether it moves


def is_webp(data: bytes) -> bool:
    """Return whether this is a WebP by its first bytes."""
    return (data[:4], data[8:12]) == (b"RIFF", b"WEBP")


def parts(data: bytes) -> Parts:
    """Return the parts of a WebP. Raises `Unfit` where its end is missing, or it is damaged."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise cut()
    first: dict[bytes, bytes] = {}
    for name, body in chunks(data[HEAD:end]):
        first.setdefault(name, body)
    kept = {name: first[name] for name in _ONCE if name in first}
    if _EXTENDED in kept:
        flags = kept[_EXTENDED]
        kept[_EXTENDED] = bytes([flags[0] & _SHOWN]) + flags[1:] if flags else flags
    joined = b"".join(chunk(name, body) for name, body in kept.items())
    return Parts(
        Kind.WEBP,
        _size(kept),
        b"RIFF" + (len(joined) + 4).to_bytes(4, "little") + b"WEBP" + joined,
        first.get(_PROFILE),
        first.get(_EXIF),
    )


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name of each chunk and what it holds; they are filled up to an even length."""
    position, end = 0, len(data)
    for _ in range(MOST_PARTS):
        if position + 8 > end:
            return
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        start = position + 8
        if start + length > end:
            raise cut()
        yield data[position : position + 4], data[start : start + length]
        position = start + length + length % 2
    raise damaged()


def chunk(name: bytes, body: bytes) -> bytes:
    """Write a chunk."""
    return name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)


def _size(kept: dict[bytes, bytes]) -> Size:
    """Return the size of the canvas, or of the only picture."""
    if len(extended := kept.get(_EXTENDED, b"")) >= 10:
        width, height = (int.from_bytes(extended[at : at + 3], "little") + 1 for at in (4, 7))
        return Size(width, height)
    if len(lossy := kept.get(LOSSY, b"")) >= 10:
        width, height = (int.from_bytes(lossy[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        return Size(width, height)
    if len(lossless := kept.get(LOSSLESS, b"")) >= 5:
        packed = int.from_bytes(lossless[1:5], "little")
        return Size((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1)
    raise damaged()
