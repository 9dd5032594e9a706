"""Which text of the content stands where on finished pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report.checks.printed import Wording
from report.checks.written import Written
from report.linebreaking import BlockBox
from report.problems import Place


@dataclass(frozen=True)
class SourceBox:
    """An area of a page: left, top, width and height; its text, and where that was written."""

    page: int
    box_mm: tuple[float, float, float, float]
    text: str
    place: Place


def source_boxes(areas: Iterable[BlockBox], wordings: Iterable[Wording]) -> tuple[SourceBox, ...]:
    """Find where the text of each area was written; one that nobody wrote is left out.

    Of places that read alike, the one in the file of the box before it counts.
    """
    return tuple(_found(areas, Written(wordings)))


def _found(areas: Iterable[BlockBox], written: "Written") -> Iterator[SourceBox]:
    before: Place | None = None
    for area in areas:
        if place := written.place(area.text, before):
            before = place
            yield SourceBox(area.page, area.box_mm, area.text, place)
