"""What has changed between two versions of a file, one thing after another, as a reader sees it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from report.compositor.source_map import SourcePicture
from report.locales import N_, _, ngettext
from report.problems import Place
from report.proof.differences.matching import WordChange
from report.proof.differences.moves import moved_lines, otherwise_set
from report.proof.differences.paired import ComparedWords
from report.proof.differences.places import Places
from report.proof.differences.unseen import Meant, Unseen
from report.proof.differences.words import Box, Word, lines

MOST_TOLD: Final = 8  # words of which it is told that they look different
_SIGNS: Final = ".,;:!?"  # that stand behind a link
GAP_MM: Final = 0.8  # the width of a mark where words are missing

Marks = tuple[tuple[int, Box], ...]  # pages, and boxes on them


class Kind(StrEnum):
    """What kind of a thing has changed."""

    WORDS = N_("words")
    LOOK = N_("look")  # of words that are the same
    LINES = N_("lines")  # that stand elsewhere, whose words are the same
    DRAWN = N_("drawn")  # what is no word: pictures, lines, grounds
    LINK = N_("link")  # that leads elsewhere
    ALTERNATIVE = N_("alternative")  # what is said to those who do not see a picture
    PAGE_ADDED = N_("page added")
    PAGE_GONE = N_("page gone")
    PAGE_MOVED = N_("page moved")


_ORDER: Final = (
    *(Kind.PAGE_ADDED, Kind.PAGE_GONE, Kind.PAGE_MOVED),
    *(Kind.WORDS, Kind.LOOK, Kind.LINES, Kind.DRAWN, Kind.LINK, Kind.ALTERNATIVE),
)


@dataclass(frozen=True)
class Change:
    """A thing that has changed in a file: on which page now and before, if there is one.

    `before` and `after` are words, or how they look, an address, or what is said of a picture;
    `note` tells what is not said by them.
    `lead` and `tail` are the words around them. `place` is where it is written, and the marks
    are where it stands on the pages.
    """

    kind: Kind
    file: str
    page: int | None
    page_before: int | None
    before: str = ""
    after: str = ""
    note: str = ""
    place: Place | None = None
    lead: str = ""
    tail: str = ""
    marks_before: Marks = ()
    marks_after: Marks = ()


@dataclass(frozen=True)
class Found:
    """What was found of one file: its words, and the areas that are drawn otherwise, by page."""

    name: str
    words: ComparedWords
    areas: Mapping[int, Sequence[Box]]
    places: Places
    pictures: Sequence[SourcePicture] = ()

    def page_now(self, before: int) -> int | None:
        """Return the page now that was this page before."""
        return next((pair.after for pair in self.words.pages if pair.before == before), None)

    def page_before(self, after: int) -> int | None:
        """Return the page before that is this page now."""
        return next((pair.before for pair in self.words.pages if pair.after == after), None)


def changes(found: Found) -> list[Change]:
    """Return all that has changed in a file: page by page, and on a page words first."""
    order = {pair: number for number, pair in enumerate(found.words.pages)}
    rows = {("after", pair.after): order[pair] for pair in found.words.pages}
    rows |= {("before", pair.before): order[pair] for pair in found.words.pages}

    def position(change: Change) -> tuple[int, int, float]:
        row = rows["after", change.page] if change.page else rows["before", change.page_before]
        marks = change.marks_after or change.marks_before
        return row, _ORDER.index(change.kind), marks[0][1][1] if marks else 0.0

    seen = (*_pages(found), *_words(found), *_looks(found), *_lines(found), *_areas(found))
    return sorted((*seen, *_unseen(found)), key=position)


def _pages(found: Found) -> Iterator[Change]:
    for pair in found.words.pages:
        if pair.before is None:
            yield Change(Kind.PAGE_ADDED, found.name, pair.after, None)
        elif pair.after is None:
            yield Change(Kind.PAGE_GONE, found.name, None, pair.before)
        elif pair.is_moved:
            note = _("page {before} is page {after} now", before=pair.before, after=pair.after)
            yield Change(Kind.PAGE_MOVED, found.name, pair.after, pair.before, note=note)


def _words(found: Found) -> Iterator[Change]:
    """Yield the words that changed, but for those of pages that are new or gone as a whole."""
    new = {pair.after for pair in found.words.pages if pair.before is None}
    gone = {pair.before for pair in found.words.pages if pair.after is None}
    for change in found.words.changes:
        is_told = {word.page for word in change.after} <= new
        if not (is_told and {word.page for word in change.before} <= gone):
            yield _of_words(found, change)


def _of_words(found: Found, change: WordChange) -> Change:
    beside = (*change.lead[-1:], *change.tail[:1])
    if change.after:
        page: int | None = change.after[0].page
        place = found.places.of_words(change.after, change.lead)
    else:
        page = found.page_now(change.before[0].page) or (beside[0].page if beside else None)
        near = [word for word in beside if word.page == page]
        place = found.places.of_words(near) if near else None
    before = change.before[0].page if change.before else page and found.page_before(page)
    return Change(
        *(Kind.WORDS, found.name, page, before, said(change.before), said(change.after)),
        place=place,
        lead=said(change.lead),
        tail=said(change.tail),
        marks_before=tuple(lines(change.before)) or _gap(change.behind),
        marks_after=tuple(lines(change.after)) or _gap(next(iter(change.lead[-1:]), None)),
    )


def _gap(behind: Word | None) -> Marks:
    """Return the place behind a word, where others are missing."""
    if behind is None:
        return ()
    left, top, width, height = behind.boxes[-1]
    return ((behind.page, (left + width, top, GAP_MM, height)),)


def _looks(found: Found) -> Iterator[Change]:
    for group in otherwise_set(found.words.pairs, found.places):
        old, new = zip(*group.pairs, strict=True)
        yield Change(
            *(Kind.LOOK, found.name, new[0].page, old[0].page, group.before, group.after),
            note=f"{group.extent}: {said(new[:MOST_TOLD])}{' …' if new[MOST_TOLD:] else ''}",
            place=found.places.of_words(new[:1]),
            marks_before=tuple(lines(old)),
            marks_after=tuple(lines(new)),
        )


def _lines(found: Found) -> Iterator[Change]:
    for moved in moved_lines(found.words, found.places):
        yield Change(
            *(Kind.LINES, found.name, moved.first_page, found.page_before(moved.first_page)),
            note=moved.said,
            place=moved.place,
            marks_before=tuple(lines(moved.before)),
            marks_after=tuple(lines(moved.after)),
        )


def _areas(found: Found) -> Iterator[Change]:
    """Yield what is drawn otherwise: each photograph, and all else of a page."""
    for page, areas in found.areas.items():
        before = found.page_before(page)
        rest = list(areas)
        for picture in (each for each in found.pictures if each.box.page == page):
            own = [area for area in rest if _meet(area, picture.box.seen_mm)]
            rest = [area for area in rest if area not in own]
            if own:
                note = _("the photograph '{text}' is drawn otherwise", text=picture.alt)
                yield _of_areas(found.name, page, before, own, note, picture.place)
        if rest:
            note = ngettext(
                "an area is drawn otherwise", "{n} areas are drawn otherwise", len(rest)
            )
            place = found.places.of_area(page, rest[0])
            yield _of_areas(found.name, page, before, rest, note, place)


def _of_areas(
    name: str,
    page: int,
    before: int | None,
    areas: Iterable[Box],
    note: str,
    place: Place | None,
) -> Change:
    marks = tuple((page, area) for area in areas)
    old = tuple((before, box) for _, box in marks) if before else ()
    return Change(
        *(Kind.DRAWN, name, page, before),
        note=note,
        place=place,
        marks_before=old,
        marks_after=marks,
    )


def _unseen(found: Found) -> Iterator[Change]:
    """Yield where links lead that led elsewhere, and what is said of pictures."""
    for before, after in found.words.unseen:
        one = after or before
        if one is None:
            continue
        is_link = one.meant is Meant.LINK
        behind = said(one.words).rstrip(_SIGNS)
        yield Change(
            Kind.LINK if is_link else Kind.ALTERNATIVE,
            found.name,
            after.page if after else found.page_now(one.page),
            before.page if before else found.page_before(one.page),
            before.said if before else "",
            after.said if after else "",
            note=_("the address behind '{words}'", words=behind)
            if is_link
            else _("said of a picture"),
            place=_place_of(found, after) if after else None,
            marks_before=tuple((before.page, box) for box in before.boxes) if before else (),
            marks_after=tuple((after.page, box) for box in after.boxes) if after else (),
        )


def _place_of(found: Found, one: Unseen) -> Place | None:
    """Return where an address or an alternative is written."""
    pictures = (each for each in found.pictures if each.box.page == one.page)
    near = next((each.place for each in pictures if each.alt == one.said), None)
    if near is None and one.words:
        near = found.places.of_words(one.words)
    near = near or found.places.of_area(one.page, one.boxes[0])
    return found.places.of_literal(one.said, near) if near else None


def said(words: Sequence[Word]) -> str:
    """Return words as they are read."""
    return " ".join(word.text for word in words)


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
