"""What a reader can see of the text in a finished PDF."""

from collections.abc import Iterator
from ctypes import c_float
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

TOLERANCE_PT = 1  # an overhanging letter or a descender at an edge is no loss


class _Box(NamedTuple):
    """A rectangle in pt; origin lower left, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: "_Box") -> bool:
        return (
            self.left >= other.left - TOLERANCE_PT
            and self.bottom >= other.bottom - TOLERANCE_PT
            and self.right <= other.right + TOLERANCE_PT
            and self.top <= other.top + TOLERANCE_PT
        )


def visible_text(pdf: bytes) -> Iterator[str]:
    """Yield the text of all pages in the order in which it was drawn, a piece of a line at a time.

    Left out is what reaches over the edge of the page or of the area to which it is
    clipped. Not noticed: text in the colour of the ground, or under something else.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            edge = _Box(*page.get_trimbox())
            for piece in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
                if _is_visible(piece, edge):
                    yield piece.extract()


def _is_visible(piece: Any, edge: _Box) -> bool:
    if piece.level:  # inside a group, whose coordinates are its own
        return True
    box = _Box(*piece.get_bounds())
    return box.within(edge) and all(box.within(clip) for clip in _clips(piece))


def _clips(piece: Any) -> Iterator[_Box]:
    clip = raw.FPDFPageObj_GetClipPath(piece)
    for path in range(raw.FPDFClipPath_CountPaths(clip) if clip else 0):
        points = [
            _point(raw.FPDFClipPath_GetPathSegment(clip, path, number))
            for number in range(raw.FPDFClipPath_CountPathSegments(clip, path))
        ]
        if points:
            across, upwards = zip(*points, strict=True)
            yield _Box(min(across), min(upwards), max(across), max(upwards))


def _point(segment: Any) -> tuple[float, float]:
    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value
