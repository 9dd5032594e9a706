"""What nobody sees on a page and somebody meets: where links lead, and what is said of pictures."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from report.proof.comments.annotations import box_of
from report.proof.comments.figures import figures_of
from report.proof.comments.text_strings import text_of
from report.proof.differences.aligning import PagePair
from report.proof.differences.words import Box, Word
from report.units import mm_from_pt

MOST_LINKS: Final = 10_000  # of a file; a booklet has some hundred
_PAGE: Final = re.compile(r"\bsidan \d+")  # of another text, which follows from the pages

Edges = tuple[float, float, float, float]  # left, bottom, right, top in pt, origin lower left


class Meant(StrEnum):
    """What it is that is not seen."""

    LINK = "link"
    ALTERNATIVE = "alternative"


@dataclass(frozen=True)
class Unseen:
    """An address behind words, or the words for those who do not see a picture.

    `said` is the address or the alternative; a place in the same file begins with '#'. `words` are
    those of the page that lead there.
    """

    meant: Meant
    page: int
    said: str
    boxes: tuple[Box, ...]
    words: tuple[Word, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What two have in common that are the same, on whatever page they stand."""
        return self.meant, _PAGE.sub("", self.said), *(word.key for word in self.words)


UnseenChange = tuple[Unseen | None, Unseen | None]  # before, and now


def unseen_in(pdf: bytes, words: Sequence[Sequence[Word]]) -> list[Unseen]:
    """Return the links and the figures of a file, from above on each page; `words` are its words.

    What is not built as the standard says is left out (ISO 32000-1, 12.5.6.5). Raises `PdfError`
    for what is no PDF.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        found = [*_links(document, words), *_figures(document)]
    return sorted(found, key=lambda one: (one.meant, one.page, one.boxes[0][1], one.boxes[0][0]))


def changed(
    before: Sequence[Unseen], after: Sequence[Unseen], pages: Iterable[PagePair]
) -> Iterator[UnseenChange]:
    """Yield what is said otherwise, new, or gone, but for that of pages that came or went.

    What went to another page with its words is the same.
    """
    rows = list(pages)
    new = {pair.after for pair in rows if pair.before is None}
    gone = {pair.before for pair in rows if pair.after is None}
    now = {pair.before: pair.after for pair in rows if pair.before}
    for meant in Meant:
        old = [one for one in before if one.meant is meant]
        young = [one for one in after if one.meant is meant]
        for one, other in _matched(old, young, now):
            is_told = (one is None or one.page in gone) and (other is None or other.page in new)
            if not is_told:
                yield one, other


def _matched(
    before: Sequence[Unseen], after: Sequence[Unseen], now: Mapping[int, int | None]
) -> Iterator[UnseenChange]:
    """Pair what is not the same: by the words that lead there, or else by where it stands."""

    def overlap(one: Unseen, other: Unseen) -> bool:
        return now.get(one.page) == other.page and _meet(one.boxes[0], other.boxes[0])

    was = {page: other for other, page in now.items() if page}
    old, young = _others(before, after, now), _others(after, before, was)
    found = _take_pairs(old, young, _have_same_words)
    _take_pairs(old, young, _say_the_same)  # with other words, which are told as such
    yield from (*found, *_take_pairs(old, young, overlap))
    yield from (*((one, None) for one in old), *((None, one) for one in young))


def _others(
    own: Sequence[Unseen], others: Sequence[Unseen], pages: Mapping[int, int | None]
) -> list[Unseen]:
    """Return what the other version has less often, wherever it stands there.

    Of several that are the same, it is one whose page has none in the other version; `pages` are
    those of the other version.
    """
    more = Counter(one.key for one in own) - Counter(one.key for one in others)
    there = {(one.page, one.key) for one in others}
    kept: list[Unseen] = []
    for one in sorted(own, key=lambda one: (pages.get(one.page), one.key) in there):
        if more[one.key] > 0:
            more[one.key] -= 1
            kept.append(one)
    return sorted(kept, key=own.index)


def _take_pairs(
    old: list[Unseen], young: list[Unseen], are_alike: Callable[[Unseen, Unseen], bool]
) -> list[UnseenChange]:
    """Take those that are alike out of both lists, in their order, and return them as pairs."""
    pairs: list[UnseenChange] = []
    for one in list(old):
        if other := next((each for each in young if are_alike(one, each)), None):
            old.remove(one)
            young.remove(other)
            pairs.append((one, other))
    return pairs


def _have_same_words(one: Unseen, other: Unseen) -> bool:
    return bool(one.words) and one.key[2:] == other.key[2:]


def _say_the_same(one: Unseen, other: Unseen) -> bool:
    return one.key[1] == other.key[1]


def _figures(document: pikepdf.Pdf) -> Iterator[Unseen]:
    for figure in figures_of(document):
        if figure.box:
            box = _mm(figure.box, document.pages[figure.page - 1])
            yield Unseen(Meant.ALTERNATIVE, figure.page, figure.alternative, (box,))


def _links(document: pikepdf.Pdf, words: Sequence[Sequence[Word]]) -> Iterator[Unseen]:
    count = 0
    for number, (page, own) in enumerate(zip(document.pages, words, strict=False), start=1):
        begun: tuple[str, list[Box]] = ("", [])
        for address, edges in _addresses(page):
            count += 1
            if count > MOST_LINKS:
                return
            if address != begun[0]:
                yield from _link(number, *begun, own)
                begun = address, []
            begun[1].append(_mm(edges, page))  # a link that is broken has a box in each line
        yield from _link(number, *begun, own)


def _link(page: int, address: str, boxes: list[Box], words: Sequence[Word]) -> Iterator[Unseen]:
    if boxes:
        inside = (word for word in words if any(_holds(box, word.boxes[0]) for box in boxes))
        yield Unseen(Meant.LINK, page, address, tuple(boxes), tuple(inside))


def _addresses(page: pikepdf.Page) -> Iterator[tuple[str, Edges]]:
    written = page.obj.get("/Annots")
    for item in written if isinstance(written, Array) else ():
        if isinstance(item, Dictionary) and item.get("/Subtype") == Name.Link:
            address, rect = _address(item), item.get("/Rect")
            if address and isinstance(rect, Array) and len(rect) == 4:
                try:
                    edges = box_of([float(edge) for edge in rect])
                except (TypeError, ValueError):
                    continue
                yield address, edges  # whichever corners were written


def _address(link: Any) -> str:
    """Return where a link leads; nothing for a place without a name, which is a page."""
    action = link.get("/A")
    if isinstance(action, Dictionary) and isinstance(action.get("/URI"), String):
        return text_of(action.URI)
    place = action.get("/D") if isinstance(action, Dictionary) else link.get("/Dest")
    return f"#{text_of(place)}" if isinstance(place, String) else ""


def _mm(edges: Edges, page: pikepdf.Page) -> Box:
    """Return a box as that of a word: from the upper left of what is shown."""
    left, bottom, right, top = edges
    corner = [float(edge) for edge in page.cropbox]
    return (
        round(mm_from_pt(left - corner[0]), 3),
        round(mm_from_pt(corner[3] - top), 3),
        round(mm_from_pt(right - left), 3),
        round(mm_from_pt(top - bottom), 3),
    )


def _holds(box: Box, word: Box) -> bool:
    across, down = word[0] + word[2] / 2, word[1] + word[3] / 2
    return box[0] <= across <= box[0] + box[2] and box[1] <= down <= box[1] + box[3]


def _meet(one: Box, other: Box) -> bool:
    return all(
        one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2]
        for axis in (0, 1)
    )
