"""Two small PDFs compared, without processes and without an edition."""

from collections.abc import Iterable, Sequence

from report.compositor.source_map import SourceBox, SourcePicture
from report.proof.differences.changes import Found, changes
from report.proof.differences.comparison import ComparedFile
from report.proof.differences.paging import Pages, opened, read_pages
from report.proof.differences.paired import compared_words
from report.proof.differences.pixels import COMPARED_PPI, differing, drawn
from report.proof.differences.places import Places
from report.proof.differences.words import Box


def compared_file(
    before: bytes,
    after: bytes,
    boxes: Iterable[SourceBox] = (),
    pictures: Sequence[SourcePicture] = (),
) -> ComparedFile:
    """Compare two versions of a file whose blocks were written at known places."""
    words = compared_words(_pages(before), _pages(after))
    otherwise = {
        pair.after: areas(
            before, after, pair.before, pair.after, words.told(pair), words.hardly_moved(pair)
        )
        for pair in words.pages
        if pair.before and pair.after
    }
    found = changes(Found("booklet", words, otherwise, Places(boxes), pictures))
    same = before == after
    return ComparedFile("booklet", "Provhäftet", same, words.pages, words.sizes, tuple(found))


def _pages(pdf: bytes) -> Pages:
    with opened(pdf, "booklet") as document:
        return read_pages(document, pdf, "booklet")


def areas(before: bytes, after: bytes, old: int, new: int, *words: Iterable[Box]) -> list[Box]:
    """Return where pages of two files look different, but for words, as `differing` takes them."""
    with opened(before, "before") as one, opened(after, "after") as other:
        pictures = drawn(one[old - 1], COMPARED_PPI), drawn(other[new - 1], COMPARED_PPI)
    return differing(*pictures, *words)
