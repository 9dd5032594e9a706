"""A WebP again and again, each time with one piece of its data shorter by some bytes.

All that holds pixels is coded so that its last bytes are needed for the last of them, but for a
few with which programs fill it up.
"""

from collections.abc import Iterator
from typing import Final

from report.pictures.webp import ALPHA, FRAME, HEAD, LOSSLESS, LOSSY, chunk, chunks

_LESS: Final = 16  # bytes; what programs fill up with is shorter
_SMALLEST: Final = 64  # bytes of a piece that is looked at; a plain area takes less
_MOVES: Final = 16  # bytes of what a frame says of itself, before its chunks
_KEY: Final = 10  # bytes at the beginning of lossy data (RFC 6386, 9.1)


def shortened(file: bytes) -> Iterator[bytes]:
    """Yield a file with each of the pieces of its data shortened, one at a time."""
    for inside in _of_chunks(file[HEAD:]):
        yield file[:4] + (len(inside) + 4).to_bytes(4, "little") + file[8:HEAD] + inside


def _of_chunks(data: bytes) -> Iterator[bytes]:
    found = list(chunks(data))
    for number, (name, body) in enumerate(found):
        for shorter in _of_chunk(name, body):
            changed = [*found[:number], (name, shorter), *found[number + 1 :]]
            yield b"".join(chunk(name, body) for name, body in changed)


def _of_chunk(name: bytes, body: bytes) -> Iterator[bytes]:
    if name == FRAME:
        yield from (body[:_MOVES] + inside for inside in _of_chunks(body[_MOVES:]))
    elif name == LOSSY and len(body) > _KEY:
        yield from _of_lossy(body)
    elif name in (LOSSLESS, ALPHA) and len(body) >= _SMALLEST:
        yield body[:-_LESS]


def _of_lossy(body: bytes) -> Iterator[bytes]:
    """Shorten the first partition, which tells its length, and all others but those before it.

    Of several others, only the last ends where the data do.
    """
    head = int.from_bytes(body[:3], "little")
    first = head >> 5
    end = _KEY + first
    if first >= _SMALLEST:
        tag = head - (_LESS << 5)
        yield tag.to_bytes(3, "little") + body[3 : end - _LESS] + body[end:]
    if len(body) - end >= _SMALLEST:
        yield body[:-_LESS]
