"""Two versions of a file compared, in processes with limits: one may come from anywhere.

Each process holds both versions of all files, and does one job after another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import pikepdf

from report.finish.origin import Origin, noted
from report.finish.stamp import unmarked
from report.locales import _
from report.processes import Job, Limits, Workers
from report.proof.differences.aligning import PagePair
from report.proof.differences.paging import Pages, Size, opened, read_pages, sizes_of
from report.proof.differences.paired import ComparedWords, compared_words, same_pages
from report.proof.differences.pictures import Version, page_picture, thumbnail
from report.proof.differences.pixels import COMPARED_PPI, differing, drawn
from report.proof.differences.words import Box

PRELOAD: Final = ("report.proof.differences.comparing",)
LIMITS: Final = Limits(seconds=120, memory_bytes=1_500_000_000)


@dataclass(frozen=True)
class _Held:
    """The versions of the files that a process holds, by name; `bare` are those without marks."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    bare: dict[str, bytes] = field(default_factory=dict)

    def has(self, name: str, version: Version) -> bool:
        """Return whether there is a file in a version."""
        return name in (self.before if version is Version.BEFORE else self.after)

    def pdf(self, name: str, version: Version) -> bytes:
        """Return a file of one version. That of before may be a proof: then without its mark."""
        if version is Version.AFTER:
            return self.after[name]
        if name not in self.bare:
            self.bare[name] = unmarked(self.before[name])
        return self.bare[name]


@dataclass(frozen=True)
class Description:
    """What a file is: how large its pages are, and what it was made from, if it says so."""

    sizes: tuple[Size, ...]
    origin: Origin | None


_held: list[_Held] = []  # one, once the process has begun


def start_pool(
    before: Mapping[str, bytes], after: Mapping[str, bytes], count: int | None = None
) -> Workers:
    """Start workers that hold the files: so many, or one for each processor."""
    return Workers(_begin, (before, after), preload=PRELOAD, count=count, limits=LIMITS)


def words_job(name: str, only: range | None = None) -> Job[ComparedWords]:
    """Describe the job of comparing the words of both versions of a file.

    The version of before may be a part: `only` are the pages now that it has.
    """
    return Job(_compare_words, (name, only), _("comparing the words of {file}", file=name))


def areas_job(name: str, pair: PagePair, words: ComparedWords) -> Job[tuple[Box, ...]]:
    """Describe the job of finding where a page is drawn otherwise, apart from words that differ."""
    what = _("comparing page {page} of {file}", page=pair.after, file=name)
    return Job(_differing_areas, (name, pair, words.told(pair), words.hardly_moved(pair)), what)


def picture_job(name: str, version: Version, page: int, per_inch: float) -> Job[bytes]:
    """Describe the job of drawing a page, so many dots to the inch."""
    return Job(_picture, (name, version, page, per_inch), _drawing(name, page))


def thumbnail_job(name: str, version: Version, page: int) -> Job[bytes]:
    """Describe the job of drawing a page very small."""
    return Job(_thumbnail, (name, version, page), _drawing(name, page))


def _drawing(name: str, page: int) -> str:
    return _("drawing page {page} of {file}", page=page, file=name)


def description_job(name: str) -> Job[Description]:
    """Describe the job of reading what a file of before is."""
    return Job(_describe, (name,), _("reading {file}", file=name))


def _begin(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    _held[:] = [_Held(before, after)]


def _compare_words(name: str, only: range | None) -> ComparedWords:
    if _held[0].before.get(name) == _held[0].after.get(name):
        with _opened(name, Version.AFTER) as document:
            return same_pages(sizes_of(document))
    old, new = (_pages(name, version) for version in Version)
    return compared_words(old, new, only)


def _pages(name: str, version: Version) -> Pages:
    """Read the pages of a version of a file; none where there is no such file."""
    if not _held[0].has(name, version):
        return Pages()
    with _opened(name, version) as document:
        return read_pages(document, _held[0].pdf(name, version), name)


def _differing_areas(
    name: str, pair: PagePair, apart_from: Sequence[Box], nudged: Sequence[Box]
) -> tuple[Box, ...]:
    if pair.before is None or pair.after is None:
        return ()
    with _opened(name, Version.BEFORE) as old, _opened(name, Version.AFTER) as new:
        before = drawn(old[pair.before - 1], COMPARED_PPI)
        after = drawn(new[pair.after - 1], COMPARED_PPI)
    return tuple(differing(before, after, apart_from, nudged))


def _picture(name: str, version: Version, page: int, per_inch: float) -> bytes:
    with _opened(name, version) as document:
        return page_picture(document[page - 1], per_inch)


def _thumbnail(name: str, version: Version, page: int) -> bytes:
    with _opened(name, version) as document:
        return thumbnail(document[page - 1])


def _describe(name: str) -> Description:
    with _opened(name, Version.BEFORE) as document:
        sizes = sizes_of(document)
    try:
        with pikepdf.open(BytesIO(_held[0].before[name])) as read:
            return Description(sizes, noted(read))
    except pikepdf.PdfError:  # what PDFium reads all the same
        return Description(sizes, None)


def _opened(name: str, version: Version) -> Any:
    return opened(_held[0].pdf(name, version), name)
