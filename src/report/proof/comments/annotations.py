"""The annotations of a PDF, as readers' programs write them, one by one (ISO 32000-1, 12.5).

A file comes from anywhere: of what is not built as the standard says, as much is read as can be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from report.locales import _
from report.proof.comments.text_strings import date_of, rich_text_of, text_of

MOST_ANNOTATIONS: Final = 20_000  # of a file; a booklet that is full of notes has some hundred
MOST_BOXES: Final = 500  # of one annotation: lines that are marked, or strokes of a drawing
MOST_POINTS: Final = 5_000  # of one stroke

# Left, bottom, right, top in pt; origin lower left, whatever way round the page is shown.
Box = tuple[float, float, float, float]

# What belongs to the pages themselves, and is no note.
_OF_PAGES: Final = frozenset(("Link", "Widget", "PrinterMark", "TrapNet", "Watermark"))


@dataclass(frozen=True)
class Annotation:
    """What one annotation says, and where. Numbers are those of the file's annotations, from 0.

    `answers` is the one that it is a reply to, or a part of, `holder` the one whose text it
    shows. `boxes` are the lines that are marked, or the one box in which it stands.
    """

    page: int
    subtype: str  # without the slash
    boxes: tuple[Box, ...]
    text: str = ""
    author: str = ""
    date: str = ""
    answers: int | None = None
    is_part: bool = False
    holder: int | None = None


def annotations(document: pikepdf.Pdf) -> list[Annotation]:
    """Return the annotations of all pages in their order. Raises `ValueError` for too many."""
    found = list(_written(document))
    numbers = {item.objgen: n for n, (_, item) in enumerate(found) if item.is_indirect}
    return [_annotation(page, item, numbers) for page, item in found]


def _written(document: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    """Yield each annotation once, with its page."""
    seen: set[tuple[int, int]] = set()
    number = 0
    for page, written in enumerate(document.pages, start=1):
        for item in _items(written.get("/Annots")):
            is_new = not item.is_indirect or item.objgen not in seen
            if not is_new or _subtype(item) in _OF_PAGES:
                continue
            seen.add(item.objgen)
            number += 1
            if number > MOST_ANNOTATIONS:
                raise ValueError(_("it has more than {count} notes", count=MOST_ANNOTATIONS))
            yield page, item


def _items(value: Any) -> Iterator[pikepdf.Dictionary]:
    """Yield the dictionaries of a list; programs leave gaps in it where a note was deleted."""
    for item in value if isinstance(value, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Dictionary):
            yield item


def _annotation(
    page: int, item: pikepdf.Dictionary, numbers: Mapping[tuple[int, int], int]
) -> Annotation:
    return Annotation(
        page,
        _subtype(item),
        tuple(_boxes(item)),
        _text(item),
        text_of(item.get("/T")),
        date_of(item.get("/M")) or date_of(item.get("/CreationDate")),
        _number(item.get("/IRT"), numbers),
        item.get("/RT") == pikepdf.Name("/Group"),
        _number(item.get("/Parent"), numbers),
    )


def _subtype(item: pikepdf.Dictionary) -> str:
    try:
        return str(item.get("/Subtype", "")).removeprefix("/")
    except UnicodeDecodeError:  # as damage leaves it
        return ""


def _number(value: Any, numbers: Mapping[tuple[int, int], int]) -> int | None:
    is_known = isinstance(value, pikepdf.Dictionary) and value.is_indirect
    return numbers.get(value.objgen) if is_known else None


def _text(item: pikepdf.Dictionary) -> str:
    """Return what an annotation says: its plain text, or the rich one, or the state that it sets.

    Acrobat notes with a reply of its own that somebody has accepted or rejected a note.
    """
    text = text_of(item.get("/Contents")) or rich_text_of(item.get("/RC"))
    attached = item.get("/FS")
    if isinstance(attached, pikepdf.Dictionary) and not text:
        text = text_of(attached.get("/UF")) or text_of(attached.get("/F"))
    return text or text_of(item.get("/State"))


def _boxes(item: pikepdf.Dictionary) -> Iterator[Box]:
    """Yield the boxes of what is marked: its lines, the strokes, where an arrow leads, or all."""
    quads = _numbers(item.get("/QuadPoints"), 8 * MOST_BOXES)
    found = [box_of(quads[n : n + 8]) for n in range(0, len(quads) - 7, 8)]
    if not found and item.get("/IT") == pikepdf.Name("/InkHighlight"):
        found = list(_strokes(item))
    arrow = _numbers(item.get("/CL"), 6)  # of a callout: it begins where it points to
    if not found and len(arrow) >= 4:
        found = [box_of(arrow[:2])]
    rect = _numbers(item.get("/Rect"), 4)
    yield from found or ([box_of(rect)] if len(rect) == 4 else [])


def _strokes(item: pikepdf.Dictionary) -> Iterator[Box]:
    strokes = item.get("/InkList")
    for stroke in list(strokes)[:MOST_BOXES] if isinstance(strokes, pikepdf.Array) else ():
        points = _numbers(stroke, 2 * MOST_POINTS)
        if len(points) >= 4:
            yield box_of(points[: len(points) // 2 * 2])


def box_of(points: list[float]) -> Box:
    """Return the box around points x1, y1, x2, y2 …, in whatever order they come.

    The standard wants those of a line's four corners counterclockwise, Acrobat and most others
    write them like a Z, and some begin below.

    >>> box_of([10, 20, 30, 20, 10, 8, 30, 8]) == box_of([10, 8, 30, 8, 30, 20, 10, 20])
    True
    """
    return min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])


def _numbers(value: Any, most: int) -> list[float]:
    """Return a list of numbers, or nothing where it is none."""
    if not isinstance(value, pikepdf.Array):
        return []
    found = list(value)[:most] if len(value) <= 10 * most else []
    try:
        return [float(number) for number in found]
    except (TypeError, ValueError):
        return []
