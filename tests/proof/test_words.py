"""Words of a page: what they say, where they stand, how they look."""

from pathlib import Path

import pypdfium2
import pytest

from report.products.booklet import BOOKLET
from report.proof.differences.words import Word, lines, stretches, words_of
from report.workspace import Workspace

from support.paged import paged, words


def read(pdf: bytes) -> list[Word]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [word for number, page in enumerate(document, 1) for word in words_of(page, number)]


def test_words_stand_where_they_were_drawn_in_mm_from_the_upper_left() -> None:
    first, second = read(paged(words(20, 50, "Malmö stad", size_pt=10)))
    assert (first.text, second.text) == ("Malmö", "stad")
    left, top, _, height = first.boxes[0]
    assert left == pytest.approx(20, abs=0.1)
    assert top < 50 < top + height  # the baseline is between them
    assert second.boxes[0][0] > left


def test_pages_count_from_one() -> None:
    assert [word.page for word in read(paged(words(9, 9, "ett"), words(9, 9, "två")))] == [1, 2]


def test_a_word_has_the_look_that_it_was_drawn_in() -> None:
    (word,) = read(paged(words(20, 50, "guld", size_pt=12, rgb=(0.8, 0.4, 0.2))))
    assert (word.look.font, word.look.size_pt) == ("Helvetica", 12)
    assert word.look.rgb == (204, 102, 51)


def test_a_word_broken_at_the_end_of_a_line_is_one_with_two_boxes() -> None:
    found = read(paged(words(20, 50, "digital-") + words(20, 55, "isering nu")))
    assert [word.text for word in found] == ["digitalisering", "nu"]
    assert found[0].is_broken
    assert [round(box[0]) for box in found[0].boxes] == [20, 20]


def test_a_hyphen_within_a_line_stays() -> None:
    (word,) = read(paged(words(20, 50, "IT-chef")))
    assert (word.text, word.key, word.is_broken) == ("IT-chef", "ITchef", False)


def test_words_of_a_line_are_one_stretch_and_those_of_another_column_are_none() -> None:
    beside = words(20, 50, "ett två") + words(90, 50, "tre") + words(20, 60, "fyra")
    assert [round(box[0]) for _, box in lines(read(paged(beside)))] == [20, 90, 20]


def test_stretches_are_the_lines_of_a_text() -> None:
    found = read(paged(words(20, 50, "ett två") + words(90, 50, "tre") + words(20, 60, "fyra")))
    assert list(stretches(found)) == [(0, 2), (2, 3), (3, 4)]
    assert list(stretches([])) == []


def test_every_word_of_a_real_booklet_has_a_box_on_its_page(made: Workspace) -> None:
    path: Path = BOOKLET.file(made, 2019)
    found = read(path.read_bytes())
    assert len(found) > 500
    assert {word.text for word in found} >= {"Norrby", "skolutvecklingsprogrammet"}
    corners = [box for word in found for box in word.boxes]
    assert min(min(left, top) for left, top, _, _ in corners) > 0
    assert max(left + width for left, _, width, _ in corners) < 148
    assert max(top + height for _, top, _, height in corners) < 210
