"""Two versions of a file compared, in processes with limits: one may come from anywhere.

Each process holds both versions of all files, and does one job after another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import pypdfium2

from report.problems import ContentError, Problem
from report.processes import Job, Limits, Workers
from report.proof.aligning import PagePair, aligned
from report.proof.matching import Matching, Pair, WordChange, matched
from report.proof.pictures import Version, page_picture, thumbnail
from report.proof.pixels import COMPARED_PPI, differing, drawn
from report.proof.words import Box, Word, lines, words_of
from report.units import mm_from_pt

PRELOAD: Final = ("report.proof.comparing",)
LIMITS: Final = Limits(seconds=120, memory_bytes=1_500_000_000)
MOST_PAGES: Final = 1_000
LONGEST_MM: Final = 1_000  # the longer edge of a page: twice that of the largest sheet of an office
STILL_MM: Final = 0.02  # a word that moved by less stands where it stood

Size = tuple[float, float]  # width and height in mm


@dataclass(frozen=True)
class ComparedWords:
    """What the words of two versions of a file tell.

    `pairs` are words that are the same, and have moved or look different; `numbers` are the
    boxes of page numbers, by page, of pages whose number is another one.
    """

    pages: tuple[PagePair, ...]
    sizes: tuple[tuple[Size, ...], tuple[Size, ...]]
    pairs: tuple[Pair, ...]
    changes: tuple[WordChange, ...]
    numbers: tuple[Mapping[int, Box], Mapping[int, Box]]

    def told(self, pair: PagePair) -> tuple[Box, ...]:
        """Return the boxes of a page, in both versions, whose words are told as changed."""
        before, after = self._boxes
        return (*before.get(pair.before or 0, ()), *after.get(pair.after or 0, ()))

    @cached_property
    def _boxes(self) -> tuple[dict[int, list[Box]], dict[int, list[Box]]]:
        """The boxes that are told, by page: before and now."""
        old = [one for one, _ in self.pairs]
        new = [other for _, other in self.pairs]
        old += [word for change in self.changes for word in change.before]
        new += [word for change in self.changes for word in change.after]
        before, after = _by_page(old), _by_page(new)
        for pair in self.pages:
            if pair.before and pair.after and pair.before != pair.after:
                for boxes, numbers, page in zip(
                    (before, after), self.numbers, (pair.before, pair.after), strict=True
                ):
                    boxes.setdefault(page, []).extend(filter(None, [numbers.get(page)]))
        return before, after


def _by_page(words: Iterable[Word]) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = {}
    for word in words:
        boxes.setdefault(word.page, []).extend(word.boxes)
    return boxes


@dataclass(frozen=True)
class _Held:
    """The versions of the files that a process holds, by name."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]

    def of(self, version: Version) -> Mapping[str, bytes]:
        """Return the files of one version."""
        return self.before if version is Version.BEFORE else self.after


_held: list[_Held] = []  # one, once the process has begun


def start_pool(
    before: Mapping[str, bytes], after: Mapping[str, bytes], count: int | None = None
) -> Workers:
    """Start workers that hold the files: so many, or one for each processor."""
    return Workers(_begin, (before, after), preload=PRELOAD, count=count, limits=LIMITS)


def words_job(name: str) -> Job[ComparedWords]:
    """Describe the job of comparing the words of both versions of a file."""
    return Job(_compare_words, (name,), f"comparing the words of {name}")


def areas_job(name: str, pair: PagePair, apart_from: Sequence[Box]) -> Job[tuple[Box, ...]]:
    """Describe the job of finding where a page is drawn otherwise, apart from some boxes."""
    what = f"comparing page {pair.after} of {name}"
    return Job(_differing_areas, (name, pair, tuple(apart_from)), what)


def picture_job(name: str, version: Version, page: int, per_inch: float) -> Job[bytes]:
    """Describe the job of drawing a page, so many dots to the inch."""
    return Job(_picture, (name, version, page, per_inch), f"drawing page {page} of {name}")


def thumbnail_job(name: str, version: Version, page: int) -> Job[bytes]:
    """Describe the job of drawing a page very small."""
    return Job(_thumbnail, (name, version, page), f"drawing page {page} of {name}")


def sizes_job(name: str, version: Version) -> Job[tuple[Size, ...]]:
    """Describe the job of reading how large the pages of a file are."""
    return Job(_read_sizes, (name, version), f"reading {name}")


def _begin(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    _held[:] = [_Held(before, after)]


def _compare_words(name: str) -> ComparedWords:
    old, new = (_pages(name, version) for version in Version)
    if _held[0].before.get(name) == _held[0].after.get(name):
        same = (PagePair(n, n, is_same_text=True) for n in range(1, len(new.sizes) + 1))
        return ComparedWords(tuple(same), (old.sizes, new.sizes), (), (), ({}, {}))
    pages = aligned(old.keys, new.keys)
    found = list(_matchings(pages, old.words, new.words))
    rows = {pair.before: pair.after for pair in pages if pair.before}
    pairs = (pair for each in found for pair in each.pairs if not _is_same(pair, rows))
    changes = (change for each in found for change in each.changes)
    sizes, numbers = (old.sizes, new.sizes), (old.numbers, new.numbers)
    return ComparedWords(tuple(pages), sizes, tuple(pairs), tuple(changes), numbers)


@dataclass(frozen=True)
class _Pages:
    """The pages of a version of a file: their sizes, their words, and the boxes of their numbers.

    The numbers are not among the words.
    """

    sizes: tuple[Size, ...] = ()
    words: Sequence[Sequence[Word]] = ()
    numbers: Mapping[int, Box] = field(default_factory=dict)

    @property
    def keys(self) -> list[tuple[str, ...]]:
        """What the words of each page have in common with those of the same page."""
        return [tuple(word.key for word in page) for page in self.words]


def _pages(name: str, version: Version) -> _Pages:
    """Read the pages of a version of a file; none where there is no such file."""
    if name not in _held[0].of(version):
        return _Pages()
    with _opened(name, version) as document:
        read = [words_of(page, number) for number, page in enumerate(document, start=1)]
        sizes = _sizes(document)
    folios = [_folio(words, number) for number, words in enumerate(read, start=1)]
    bare = [
        [word for word in words if word is not folio]
        for words, folio in zip(read, folios, strict=True)
    ]
    numbers = {number: folio.boxes[0] for number, folio in enumerate(folios, start=1) if folio}
    return _Pages(sizes, bare, numbers)


def _matchings(
    pages: Sequence[PagePair], before: Sequence[Sequence[Word]], after: Sequence[Sequence[Word]]
) -> Iterator[Matching]:
    """Match the words of pages that read alike each by itself, and others as one text between them.

    So does text that goes on to the next page stay one text.
    """
    old: list[Word] = []
    new: list[Word] = []
    for pair in pages:
        of_before = before[pair.before - 1] if pair.before else ()
        of_after = after[pair.after - 1] if pair.after else ()
        if pair.is_same_text or pair.is_moved:
            yield matched(of_before, of_after)
        else:
            old += of_before
            new += of_after
        if pair.is_same_text and not pair.is_moved:
            yield matched(old, new)
            old, new = [], []
    yield matched(old, new)


def is_still(pair: Pair, rows: Mapping[int, int | None]) -> bool:
    """Return whether a word stands where it stood; `rows` are the pages now by those before."""
    one, other = pair
    return (
        rows.get(one.page) == other.page
        and len(one.boxes) == len(other.boxes)
        and all(map(_is_near, one.boxes, other.boxes))
    )


def _is_same(pair: Pair, rows: Mapping[int, int | None]) -> bool:
    """Return whether a word stands where it stood, and looks as it did."""
    return pair[0].look == pair[1].look and is_still(pair, rows)


def _is_near(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= STILL_MM for a, b in zip(one, other, strict=True))


def _folio(words: Sequence[Word], page: int) -> Word | None:
    """Return the number of a page where it stands alone, as in a margin."""
    for n, word in enumerate(words):
        if word.text == str(page):
            around = words[max(0, n - 1) : n + 2]
            if len(list(lines(around))) == len(around):
                return word
    return None


def _differing_areas(name: str, pair: PagePair, apart_from: Sequence[Box]) -> tuple[Box, ...]:
    if pair.before is None or pair.after is None:
        return ()
    with _opened(name, Version.BEFORE) as old, _opened(name, Version.AFTER) as new:
        before = drawn(old[pair.before - 1], COMPARED_PPI)
        after = drawn(new[pair.after - 1], COMPARED_PPI)
    return tuple(differing(before, after, apart_from))


def _picture(name: str, version: Version, page: int, per_inch: float) -> bytes:
    with _opened(name, version) as document:
        return page_picture(document[page - 1], per_inch)


def _thumbnail(name: str, version: Version, page: int) -> bytes:
    with _opened(name, version) as document:
        return thumbnail(document[page - 1])


def _read_sizes(name: str, version: Version) -> tuple[Size, ...]:
    with _opened(name, version) as document:
        return _sizes(document)


def _opened(name: str, version: Version) -> Any:
    """Open a version of a file. Raises `ContentError` where it is not a PDF, or a huge one."""
    try:
        document = pypdfium2.PdfDocument(_held[0].of(version)[name])
    except pypdfium2.PdfiumError as error:
        raise ContentError(_unreadable(name, version, str(error))) from error
    if len(document) > MOST_PAGES:
        raise ContentError(_unreadable(name, version, f"it has more than {MOST_PAGES} pages"))
    if any(max(size) > LONGEST_MM for size in _sizes(document)):
        raise ContentError(_unreadable(name, version, "it has a page of more than a metre"))
    return document


def _sizes(document: Any) -> tuple[Size, ...]:
    sizes = (document.get_page_size(number) for number in range(len(document)))
    return tuple(
        (round(mm_from_pt(width), 2), round(mm_from_pt(height), 2)) for width, height in sizes
    )


def _unreadable(name: str, version: Version, why: str) -> Problem:
    return Problem(
        "not-comparable",
        f"'{name}' as it was {version} cannot be compared: {why}",
        advice="Compare with a booklet or a profile that report made for the screen.",
    )
