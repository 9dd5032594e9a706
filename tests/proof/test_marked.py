"""The words of a page that a note is about."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.products.profile import PROFILE
from report.proof.comments.annotations import Box
from report.proof.comments.figures import Figure
from report.proof.comments.marked import Marked, marked
from report.proof.comments.notes import Kind, Note
from report.proof.comments.page_letters import PageLetters, pages_of
from report.workspace import Workspace

from support.annotating import Annotating, annotating, around

# Three lines of nine letters and spaces, 5 pt wide and 8 pt high, 12 pt apart; from above.
LINES = ("ett två t", "re fyra fem", "sex skol\x02arbete")
TEXT = "\r\n".join(LINES[:2]) + "\r\n" + LINES[2]


def typewriter() -> PageLetters:
    boxes: list[Box] = []
    x, y = 0.0, 100.0
    for letter in TEXT:
        if letter == "\n":
            x, y = 0.0, y - 12
        boxes.append((x, y, x + 4, y + 8))
        if letter == "\x02":
            x, y = 0.0, y - 12
        elif letter not in "\r\n":
            x += 5
    return PageLetters(TEXT, tuple(boxes))


PAGE = typewriter()


def box(words: str) -> Box:
    at = TEXT.index(words)
    return around([PAGE.boxes[n] for n in range(at, at + len(words)) if not TEXT[n].isspace()])


def note(kind: Kind, *boxes: Box) -> Note:
    return Note(1, kind, boxes, "", "", "")


def test_words_whose_middles_are_in_the_mark_are_marked() -> None:
    assert marked(note(Kind.HIGHLIGHT, box("två")), PAGE) == Marked(4, 7, "två")


def test_a_mark_that_is_higher_than_a_line_takes_none_of_the_next() -> None:
    """Preview marks lines so that the marks lie upon one another."""
    left, bottom, right, top = box("fyra")
    higher = left, bottom - 5, right, top + 5
    found = marked(note(Kind.HIGHLIGHT, higher), PAGE)
    assert found
    assert found.words == "fyra"


def test_a_mark_over_two_lines_is_read_as_one() -> None:
    found = marked(note(Kind.STRIKE_OUT, box("två t"), box("re")), PAGE)
    assert found
    assert found.words == "två t re"


def test_a_word_that_is_broken_is_read_as_one() -> None:
    found = marked(note(Kind.UNDERLINE, box("skol"), box("arbete")), PAGE)
    assert found
    assert found.words == "skolarbete"


def test_a_part_of_a_word_is_shown_with_the_word() -> None:
    found = marked(note(Kind.STRIKE_OUT, box("yra")), PAGE)
    assert found
    assert (found.words, found.within) == ("yra", "fyra")


def test_marks_that_are_apart_are_told_apart() -> None:
    found = marked(note(Kind.HIGHLIGHT, box("ett"), box("fem")), PAGE)
    assert found == Marked(0, 3, "ett … fem")


def test_a_line_that_is_drawn_below_words_marks_them() -> None:
    left, bottom, right, _ = box("fyra")
    found = marked(note(Kind.UNDERLINE, (left, bottom - 2, right, bottom - 1)), PAGE)
    assert found
    assert found.words == "fyra"


def test_a_note_stands_beside_the_nearest_word() -> None:
    _, bottom, right, top = box("fem")
    found = marked(note(Kind.NOTE, (right + 20, bottom, right + 40, top)), PAGE)
    start = TEXT.index("fem")
    assert found == Marked(start, start + 3)


def test_a_note_far_from_any_word_stands_beside_none() -> None:
    assert marked(note(Kind.NOTE, (500, 500, 520, 520)), PAGE) is None
    assert marked(note(Kind.NOTE), PAGE) is None
    assert marked(note(Kind.NOTE, box("ett")), PageLetters("", ())) is None


PICTURE = Figure(1, "En robot", (0, 0, 200, 90))


@pytest.mark.parametrize("kind", [Kind.NOTE, Kind.FREE_TEXT, Kind.HIGHLIGHT, Kind.STAMP])
def test_a_note_on_a_picture_is_about_the_picture(kind: Kind) -> None:
    figures = [PICTURE, Figure(1, "Ett fält", (0, 0, 500, 500)), Figure(1, "Utan plats", None)]
    found = marked(note(kind, (100, 30, 110, 40)), PAGE, figures)
    assert found
    assert (found.picture, found.words) == ("En robot", "")
    far = marked(note(kind, (700, 700, 710, 710)), PAGE, figures)
    assert far is None


def test_words_on_a_picture_are_what_a_note_on_them_is_about() -> None:
    on_words = (*PAGE.boxes[TEXT.index("sex")][:2], *PAGE.boxes[TEXT.index("sex") + 2][2:])
    beside = marked(note(Kind.NOTE, on_words), PAGE, [PICTURE])
    assert beside
    assert beside.picture == ""
    highlighted = marked(note(Kind.HIGHLIGHT, box("sex")), PAGE, [PICTURE])
    assert highlighted
    assert (highlighted.picture, highlighted.words) == ("", "sex")


@pytest.mark.parametrize("after", ["ett", "två", "fyra", "fem", "sex"])
def test_an_insertion_is_after_the_word_before_it(after: str) -> None:
    _, bottom, right, _ = box(after)
    found = marked(note(Kind.INSERTION, (right - 1, bottom - 1, right + 3, bottom + 4)), PAGE)
    assert found
    assert found.words == after


@given(st.tuples(*[st.floats(-50, 200)] * 4))
def test_any_mark_is_about_words_that_are_there(corners: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = corners
    area = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    for kind in Kind:
        if found := marked(note(kind, area), PAGE):
            assert 0 <= found.start < found.end <= len(TEXT)
            assert TEXT[found.start : found.end].strip()


def turned(on: Annotating) -> None:
    on.pdf.pages[0].Rotate = 90


def cropped(on: Annotating) -> None:
    on.pdf.pages[0].CropBox = pikepdf.Array([60, 40, 540, 800])


def moved(on: Annotating) -> None:
    """A page that begins elsewhere, as print shops make them."""
    on.pdf.pages[0].MediaBox = pikepdf.Array([-30, -30, 640, 880])


@pytest.mark.parametrize("change", [turned, cropped, moved])
def test_a_page_that_was_turned_or_cropped_has_its_words_where_they_were(
    made: Workspace, tmp_path: Path, change: Callable[[Annotating], None]
) -> None:
    words = "skolutvecklingsprogrammet"
    with annotating(PROFILE.file(made, 2019, "norrby"), tmp_path / "a.pdf") as on:
        lines = tuple(on.lines(words))
        change(on)
    with pikepdf.open(tmp_path / "a.pdf") as document:
        (page,) = pages_of(tmp_path / "a.pdf", document)
    found = marked(note(Kind.HIGHLIGHT, *lines), page)
    assert found
    assert found.words == words
