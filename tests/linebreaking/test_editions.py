"""The lines of the real editions: what a typesetter would look at."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from report.linebreaking import Line, Passage
from report.swedish import leans

from support.editions import Product

FULL_MEASURE_MM = 113  # of a page of the booklet; what is narrower is no running text
LABEL = 30  # characters; a shorter text has no last line to speak of


def columns(passages: list[Passage]) -> Iterator[list[tuple[Line, Passage]]]:
    """Yield the lines of each column, from its head to its foot."""
    lines = [(line, passage) for passage in passages for line in passage.lines]
    column: list[tuple[Line, Passage]] = []
    for line, passage in lines:
        if column and not column[-1][0].is_above(line):
            yield column
            column = []
        column.append((line, passage))
    yield column


def parts(passage: Passage) -> list[list[Line]]:
    """Return the lines of a passage in each of the columns over which it goes."""
    return [[line for line, _ in column] for column in columns([passage])]


@pytest.fixture
def products(edition: list[Product]) -> dict[str, list[Passage]]:
    """The booklet and the profiles of an edition, as passages."""
    return {product.name: product.passages for product in edition}


@pytest.fixture
def passages(products: dict[str, list[Passage]]) -> list[Passage]:
    found = [passage for product in products.values() for passage in product]
    assert len(found) > 100
    assert any(line.is_broken for passage in found for line in passage.lines)
    return found


def test_no_two_hyphens_in_a_row(passages: list[Passage]) -> None:
    assert [
        (above.text, below.text)
        for passage in passages
        for above, below in pairwise(passage.lines)
        if ends_in_hyphen(above) and ends_in_hyphen(below)
    ] == []


def ends_in_hyphen(line: Line) -> bool:
    """Whether a hyphen ends a line: of a broken word, or of one that is written with it."""
    return line.is_broken or line.text.endswith("-")


def test_no_word_is_broken_over_pages_or_columns(passages: list[Passage]) -> None:
    assert [
        line.text
        for passage in passages
        for line, following in pairwise(passage.lines)
        if line.is_broken and not line.is_above(following)
    ] == []


def test_no_last_line_is_a_short_word_or_the_rest_of_one(passages: list[Passage]) -> None:
    assert [
        (above.text, last.text)
        for passage in passages
        if len(passage.block.text) > LABEL
        for above, last in list(pairwise(passage.lines))[-1:]
        if len(last.text.split()) == 1 and (sum(map(str.isalnum, last.text)) < 7 or above.is_broken)
    ] == []


def test_headings_are_never_broken_and_no_small_word_ends_a_line(passages: list[Passage]) -> None:
    headings = [passage for passage in passages if passage.block.is_heading]
    assert headings
    assert not [line for passage in headings for line in passage.lines if line.is_broken]
    assert [
        line.text
        for passage in headings
        for line in passage.lines[:-1]
        if leans(line.text.split()[-1])
    ] == []


def test_no_heading_stands_in_the_last_two_lines_of_a_page(
    products: dict[str, list[Passage]],
) -> None:
    seen = 0
    for passages in products.values():
        for column in columns(passages):
            for number, (line, passage) in enumerate(column):
                if passage.tag in ("h2", "h3", "h4"):
                    seen += 1
                    assert len(column) - number > 2, line.text
    assert seen > 10


def test_no_line_of_a_paragraph_stands_alone_on_a_page(passages: list[Passage]) -> None:
    broken = [passage for passage in passages if passage.tag == "p" and len(parts(passage)) > 1]
    assert len(passages) > 10
    assert [p for p in broken if min(map(len, parts(p))) < 2] == []


def test_lines_of_facing_pages_stand_level(products: dict[str, list[Passage]]) -> None:
    pages: dict[int, tuple[float, float]] = {}
    for passage in products["booklet"]:
        spacing = line_spacing(passage)
        if passage.tag == "p" and passage.measure_mm > FULL_MEASURE_MM and spacing:
            top = passage.lines[0]
            pages.setdefault(top.page, (top.top_mm, spacing))
    spreads = [(pages[n], pages[n + 1]) for n in pages if n % 2 == 0 and n + 1 in pages]
    same = [(left, right) for left, right in spreads if left[1] == pytest.approx(right[1])]
    assert same
    for (left, spacing), (right, _) in same:
        assert (right - left + spacing / 2) % spacing == pytest.approx(spacing / 2, abs=0.05)


def line_spacing(passage: Passage) -> float | None:
    """Return the distance of lines in mm, if it is one of running text: 11.5 to 14 pt."""
    first, *others = passage.lines
    gaps = [line.top_mm - first.top_mm for line in others if first.is_above(line)]
    return gaps[0] if gaps and 4 < gaps[0] < 5 else None


def test_the_pages_of_a_dummy_and_its_lines_are_those_of_the_booklet(
    edition: list[Product],
) -> None:
    booklet, *_ = edition
    assert booklet.rounds == 1
