"""Readers' notes → places in the content."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from report.problems import Place
from report.proof.comments.columns import Columns
from report.proof.comments.finding import find
from report.proof.comments.letters import Letters, letters_of
from report.proof.comments.marked import Marked
from report.proof.comments.notes import Kind, Reply
from report.proof.comments.recognising import CurrentEdition, Recognised
from report.proof.comments.source_letters import Spot


class Found(StrEnum):
    """How sure the place of a comment is."""

    MARKED = "marked"  # the words that are marked stand there
    BESIDE = "beside"  # no words are marked: it is where the nearest ones are
    PICTURE = "picture"  # no words are marked: the note stands on a picture, which is named there
    CHANGED = "changed"  # the paragraph is there, and the words that are marked are not any more
    NOWHERE = "not found"


@dataclass(frozen=True)
class Comment:
    """What a reader noted, and where in the content; `page` counts from 1, in `file`.

    The organisation is that whose text stands on the page, also where the words that are marked
    are those of the award. What is not found has the text of its page as its place, without a
    line, or none. `within` is the word of which `marked` is a part; of a note on a picture,
    `marked` is its alternative.
    """

    organisation: str
    slug: str | None
    place: Place | None
    found: Found
    kind: Kind
    marked: str
    within: str
    note: str
    author: str
    date: str
    replies: tuple[Reply, ...]
    file: Path
    page: int


def comments(of: Recognised, edition: CurrentEdition, columns: Columns) -> Iterator[Comment]:
    """Yield the notes of a file in its order, each with its place."""
    pages = [letters_of(page) for page in of.file.pages]
    files = list(_files(of, edition, pages))

    @cache
    def spot_of(page: int, start: int, end: int) -> Spot | None:
        return find(edition.letters, pages[page], start, end, files[page])

    for note, marked in of.file.notes:
        of_page = files[note.page - 1]
        picture = edition.picture(marked.picture, of_page) if marked and marked.picture else None
        is_near = marked and marked.end > marked.start and not picture
        spot = spot_of(note.page - 1, marked.start, marked.end) if marked and is_near else None
        named = None
        if marked and is_near and not _is_of(spot, of_page):
            named = edition.criterion(pages[note.page - 1], marked.start, marked.end, of_page)
        first = Place(of_page[0]) if of_page else None
        place = picture or named or (columns.place(spot) if spot else first)
        slugs = (edition.slug_of(path) for path in (place.path if place else None, *of_page))
        slug = next(filter(None, slugs), None)
        yield Comment(
            organisation=edition.organisation(slug),
            slug=slug,
            place=place,
            found=Found.PICTURE if picture else _found(marked, spot, is_named=bool(named)),
            kind=note.kind,
            marked=_about(marked, picture),
            within=marked.within if marked else "",
            note=note.text,
            author=note.author,
            date=note.date,
            replies=note.replies,
            file=of.file.path,
            page=note.page,
        )


def _files(
    of: Recognised, edition: CurrentEdition, pages: Iterable[Letters]
) -> Iterator[tuple[Path, ...]]:
    """Yield the files that each page is from: of a profile, its text."""
    own = (edition.texts[of.slug].path,) if of.slug in edition.texts else ()
    files: tuple[Path, ...] = ()
    for page in pages:
        files = own or edition.letters.files_of(page.letters, files)
        yield files


def _about(marked: Marked | None, picture: Place | None) -> str:
    """Return the words that are marked, or those that tell of the picture."""
    if marked is None:
        return ""
    return marked.picture if picture else marked.words


def _is_of(spot: Spot | None, files: Sequence[Path]) -> bool:
    """Return whether words stand in the first of these files, as they are on the page."""
    return spot is not None and spot.source.path in files[:1] and not spot.has_changed


def _found(marked: Marked | None, spot: Spot | None, *, is_named: bool) -> Found:
    if not (marked and (spot or is_named)):
        return Found.NOWHERE
    if spot and spot.has_changed and not is_named:
        return Found.CHANGED
    return Found.MARKED if marked.words else Found.BESIDE
