"""Which text of the content stands where on finished pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from report.checks.printed import Wording
from report.checks.written import Written
from report.graphics.placed import PictureBox
from report.linebreaking import BlockBox
from report.model import Edition, Focus, path_of_picture, ways_to_pictures
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


@dataclass(frozen=True)
class SourcePicture:
    """A photograph on a page, in its areas of `PictureBox`, and where its focus is written.

    `focus` is in per cent of the whole picture. Without one, the place is that of the picture.
    """

    box: PictureBox
    alt: str
    focus: Focus | None
    place: Place


def source_pictures(
    boxes: Iterable[PictureBox], edition: Edition, root: Path, texts: Iterable[SourceBox] = ()
) -> tuple[SourcePicture, ...]:
    """Find where the photographs on pages are named; their paths begin at `root`.

    Of several texts that show the same file, the one counts whose words stand on the page, too:
    `texts` tells.
    """
    beside = {(box.page, box.place.path) for box in texts}
    found: list[SourcePicture] = []
    for box in boxes:
        named = list(_named(box, edition, root))
        own = [one for one in named if (box.page, one.place.path) in beside]
        found += (own or named)[:1]
    return tuple(found)


def _named(box: PictureBox, edition: Edition, root: Path) -> Iterator[SourcePicture]:
    """Yield the picture for each text that names it."""
    for text in edition.texts:
        pictures = {path_of_picture(text, each): each for each in text.fields.pictures}
        if picture := pictures.get(root / box.path):
            ways = ways_to_pictures(text.source)
            way = next(way for way in ways if text.source.text(*way, "file") == picture.file)
            place = text.source.place(*way, "focus")
            yield SourcePicture(box, picture.alt, picture.focus, place)


def _found(areas: Iterable[BlockBox], written: "Written") -> Iterator[SourceBox]:
    before: Place | None = None
    for area in areas:
        if place := written.place(area.text, before):
            before = place
            yield SourceBox(area.page, area.box_mm, area.text, place)
