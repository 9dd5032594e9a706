"""The pictures of a file with the words for those who do not see them, as its tags tell of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from report.proof.comments.annotations import box_of
from report.proof.comments.text_strings import text_of

MOST_FIGURES: Final = 10_000  # of a file; a booklet has some fifty
_PLACES: Final = 4  # attributes of a figure, among which its place is looked for


@dataclass(frozen=True)
class Figure:
    """A picture on a page, which counts from 1: its alternative, and the box in which it stands.

    The box has left, bottom, right and top in pt, origin lower left; it is None if the tags do not
    tell.
    """

    page: int
    alternative: str
    box: tuple[float, float, float, float] | None


def figures_of(document: pikepdf.Pdf) -> list[Figure]:
    """Return the figures of a file that is tagged, in the order of its objects.

    The file may come from anywhere: what is not built as the standard says is left out (ISO
    32000-1, 14.8.4.5 and 14.8.5.4.3).
    """
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
    found: list[Figure] = []
    for element in _elements(document):
        page = _page(element, pages)
        if page and len(found) < MOST_FIGURES:
            found.append(Figure(page, text_of(element.get("/Alt")), _box(element)))
    return found


def _elements(document: pikepdf.Pdf) -> Iterator[Any]:
    for item in document.objects:
        if isinstance(item, Dictionary) and item.get("/S") == Name.Figure and "/Alt" in item:
            yield item


def _page(element: Any, pages: Mapping[tuple[int, int], int]) -> int | None:
    page = element.get("/Pg")
    return pages.get(page.objgen) if isinstance(page, Dictionary) else None


def _box(element: Any) -> tuple[float, float, float, float] | None:
    attributes = element.get("/A")
    for one in list(attributes)[:_PLACES] if isinstance(attributes, Array) else [attributes]:
        edges = one.get("/BBox") if isinstance(one, Dictionary) else None
        if isinstance(edges, Array) and len(edges) == 4:
            try:
                return box_of([float(edge) for edge in edges])
            except (TypeError, ValueError):
                continue
    return None
