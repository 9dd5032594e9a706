"""The segments of a JPEG (ITU-T T.81, annex B): those of its first picture, and no others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from report.pictures.kinds import MOST_PARTS, Kind, Parts, Size
from report.pictures.scans import require_scans
from report.pictures.unfit import cut, damaged

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
_START_OF_SCAN, _END, _ADOBE, _JFIF, _EXIF, _ICC = 0xDA, 0xD9, 0xEE, 0xE0, 0xE1, 0xE2
_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
# Tables, and the frame and scans that use them: all that makes the picture.
_TABLES: Final = frozenset({0xC4, 0xCC, 0xDB, 0xDD, _START_OF_SCAN})
_MODES: Final = {1: "L", 3: "RGB", 4: "CMYK"}  # by the number of components
_HUFFMAN: Final = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended or progressive
_MARKER: Final = re.compile(rb"\xff[^\x00\xff]")
_AFTER_SCAN: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JFIF_NAME, _ADOBE_NAME, _EXIF_NAME, _ICC_NAME = b"JFIF\0", b"Adobe", b"Exif\0\0", b"ICC_PROFILE\0"
_PLAIN_JFIF: Final = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"  # no resolution, no thumbnail


@dataclass(frozen=True)
class _Segment:
    """A marker, and all from there to the next; `body` is what it says, without its length."""

    marker: int
    data: bytes

    @property
    def body(self) -> bytes:
        return self.data[4 : 2 + int.from_bytes(self.data[2:4])]


def is_jpeg(data: bytes) -> bool:
    """Return whether this is a JPEG by its first bytes."""
    return data[:3] == b"\xff\xd8\xff"


def parts(data: bytes) -> Parts:
    """Return the parts of a JPEG. Raises `Unfit` where its end is missing, or it is damaged."""
    segments = list(_segments(data))
    frame = _frame(segments)
    if _is_common(frame):
        scans = [segment.body for segment in segments if segment.marker == _START_OF_SCAN]
        require_scans(frame.marker, frame.body, scans)
    adobe = next((s.body for s in _named(segments, _ADOBE, _ADOBE_NAME) if len(s.body) > 11), None)
    has_jfif = any(_named(segments, _JFIF, _JFIF_NAME))
    kept = [s.data for s in segments if s.marker in _TABLES or s.marker in _FRAMES]
    head = [_PLAIN_JFIF] if has_jfif else []
    head += [b"\xff\xee\0\x0e" + adobe[:12]] if adobe else []
    return Parts(
        Kind.JPEG,
        _size(frame),
        b"".join([SOI, *head, *kept, EOI]),
        _profile(segments),
        _exif(segments),
        mode=_MODES.get(frame.body[5], ""),
        is_common=_is_common(frame),
        fits_pdf=_fits_pdf(frame, has_jfif or adobe is not None),
        is_inverted=adobe is not None,
    )


def head(data: bytes) -> Parts:
    """Return what a JPEG says before its first scan: no pixels. Raises `Unfit`."""
    segments = list(_segments(data, only_head=True))
    return Parts(Kind.JPEG, _size(_frame(segments)), b"", exif=_exif(segments))


def _segments(data: bytes, *, only_head: bool = False) -> Iterator[_Segment]:
    """Yield the segments up to the end of the first picture; what lies between them is left out.

    The head ends where the first scan begins.
    """
    position = len(SOI)
    for _ in range(MOST_PARTS):
        match = _MARKER.search(data, position)
        if not match:
            raise cut()
        start, marker = match.start(), data[match.start() + 1]
        position = match.end()
        if marker == _END or (only_head and marker == _START_OF_SCAN):
            return
        if marker in _STANDALONE:
            continue
        length = int.from_bytes(data[position : position + 2])
        if length < 2:
            raise damaged() if len(data) >= position + 2 else cut()
        position += length
        if marker == _START_OF_SCAN:
            after = _AFTER_SCAN.search(data, position)
            position = after.start() if after else len(data)
        if position >= len(data):
            raise cut()
        yield _Segment(marker, data[start:position])
    raise damaged()


def _frame(segments: list[_Segment]) -> _Segment:
    frames = [segment for segment in segments if segment.marker in _FRAMES]
    if len(frames) != 1 or len(frames[0].body) < 6:
        raise damaged()
    return frames[0]


def _size(frame: _Segment) -> Size:
    height, width = (int.from_bytes(frame.body[at : at + 2]) for at in (1, 3))
    return Size(width, height)


def _exif(segments: list[_Segment]) -> bytes | None:
    return next((segment.body for segment in _named(segments, _EXIF, _EXIF_NAME)), None)


def _named(segments: list[_Segment], marker: int, name: bytes) -> Iterator[_Segment]:
    return (s for s in segments if s.marker == marker and s.body.startswith(name))


def _profile(segments: list[_Segment]) -> bytes | None:
    """Join a colour profile from its pieces, each with its number (ICC.1:2022, B.4)."""
    pieces = [segment.body[len(_ICC_NAME) :] for segment in _named(segments, _ICC, _ICC_NAME)]
    if not pieces:
        return None
    ordered = sorted((piece[0] if piece else 0, piece[2:]) for piece in pieces)
    return b"".join(body for _, body in ordered)


def _is_common(frame: _Segment) -> bool:
    """Return whether a picture is coded as all programs know it: by Huffman, 8 bits to a colour."""
    return frame.marker in _HUFFMAN and frame.body[0] == 8 and frame.body[5] in _MODES


def _fits_pdf(frame: _Segment, says_its_colours: bool) -> bool:
    """Return whether all readers of PDFs see the same picture (ISO 32000-1, 7.4.8).

    Without a mark of JFIF or Adobe, programs guess by the names of the components.
    """
    components = frame.body[5]
    names = tuple(islice(frame.body[6::3], components))
    are_clear = components == 1 or (components == 3 and (says_its_colours or names == (1, 2, 3)))
    return _is_common(frame) and are_clear
