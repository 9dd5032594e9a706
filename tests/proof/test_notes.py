"""Annotations become notes, and none is dropped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from report.proof.comments import annotations as module
from report.proof.comments.annotations import Annotation, Box, annotations, box_of
from report.proof.comments.notes import Kind, Note, Reply, notes

from support.annotating import (
    Annotating,
    acrobat_reply,
    acrobat_state,
    counterclockwise,
    n,
    popup,
    z,
)

BOX = (10.0, 20.0, 50.0, 32.0)
numbers = st.floats(-1000, 1000)


@pytest.fixture
def blank(tmp_path: Path) -> Annotating:
    """A PDF with two empty pages."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(400, 600))
    return Annotating(tmp_path / "blank.pdf", pdf)


def read(on: Annotating) -> list[Note]:
    return notes(annotations(on.pdf))


@given(numbers, numbers, st.floats(0.1, 300), st.floats(0.1, 30), st.permutations(range(4)))
def test_a_mark_is_the_same_in_whatever_order_its_corners_come(
    left: float, bottom: float, width: float, height: float, order: list[int]
) -> None:
    corners = [(left + x * width, bottom + y * height) for x in (0, 1) for y in (0, 1)]
    points = [number for corner in order for number in corners[corner]]
    assert box_of(points) == (left, bottom, left + width, bottom + height)


@pytest.mark.parametrize("corners", [z, n, counterclockwise])
def test_each_line_of_a_mark_is_a_box(
    blank: Annotating, corners: Callable[[Box], list[float]]
) -> None:
    lower = (10.0, 8.0, 30.0, 20.0)
    blank.add("Highlight", QuadPoints=[*corners(BOX), *corners(lower)], Rect=(10, 8, 50, 32))
    assert read(blank)[0].boxes == (BOX, lower)


@pytest.mark.parametrize("quads", [[1, 2, 3], ["a"] * 8, Name.Nej, []])
def test_a_mark_without_good_corners_is_where_its_rectangle_is(
    blank: Annotating, quads: Any
) -> None:
    blank.add("Highlight", QuadPoints=quads, Rect=(50, 32, 10, 20))  # its corners turned round, too
    assert read(blank)[0].boxes == (BOX,)


def test_replies_stand_below_what_they_answer(blank: Annotating) -> None:
    first = blank.add("Highlight", Contents="Varför?", T="Mats", Rect=BOX)
    answer = acrobat_reply(blank, first, "Därför.", "Anna")
    acrobat_reply(blank, answer, "Jaså.", "Mats")
    acrobat_state(blank, first, "Anna")
    (note,) = read(blank)
    assert (note.author, note.text) == ("Mats", "Varför?")
    day = "2019-10-04T09:00:00+02:00"
    assert note.replies == (
        Reply("Anna", "Därför.", day),
        Reply("Mats", "Jaså.", day),
        Reply("Anna", "Accepted set by Anna", ""),
    )


def test_a_reply_to_what_is_not_there_is_a_note(blank: Annotating) -> None:
    gone = blank.pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 1, 1])))
    acrobat_reply(blank, gone, "Håller med.", "Anna")
    assert [note.text for note in read(blank)] == ["Håller med."]


def test_the_window_of_a_note_is_no_note(blank: Annotating) -> None:
    popup(blank, blank.add("Text", Contents="Hej", Rect=BOX))
    assert [note.text for note in read(blank)] == ["Hej"]


def test_a_text_in_the_window_belongs_to_its_note(blank: Annotating) -> None:
    parent = blank.add("Underline", Rect=BOX, T="Mats")
    blank.add("Popup", Parent=parent, Contents="Stryk", Rect=BOX)
    blank.add("Popup", Contents="Utan not", Rect=BOX)
    assert [(note.kind, note.text) for note in read(blank)] == [
        (Kind.UNDERLINE, "Stryk"),
        (Kind.NOTE, "Utan not"),
    ]


@pytest.mark.parametrize(("first", "part"), [("Caret", "StrikeOut"), ("StrikeOut", "Caret")])
def test_a_caret_and_what_is_struck_out_with_it_replace_words(
    blank: Annotating, first: str, part: str
) -> None:
    """Acrobat begins with the caret, others with what is struck out."""
    boxes = {"Caret": (48.0, 18.0, 54.0, 24.0), "StrikeOut": BOX}
    texts = {"Caret": "villkoren", "StrikeOut": ""}
    head = blank.add(first, Contents=texts[first], T="Mats", Rect=boxes[first])
    blank.add(part, Contents=texts[part], T="Mats", Rect=boxes[part], IRT=head, RT=Name.Group)
    (note,) = read(blank)
    assert (note.kind, note.text, note.boxes) == (Kind.REPLACEMENT, "villkoren", (BOX,))


def test_rich_text_counts_where_there_is_no_plain_one(blank: Annotating) -> None:
    blank.add("Text", RC="<p>Hello <b>World</b>!</p>", Rect=(50, 50, 50, 50))
    assert read(blank)[0].text == "Hello World!"


def test_an_arrow_is_where_it_leads(blank: Annotating) -> None:
    blank.add(
        "FreeText", Contents="Här", Rect=(200, 200, 300, 220), CL=[30, 40, 100, 150, 200, 210]
    )
    assert read(blank)[0].boxes == ((30, 40, 30, 40),)


def test_an_attachment_without_a_text_has_its_name(blank: Annotating) -> None:
    blank.add("FileAttachment", FS=Dictionary(F="ny bild.jpg"), Rect=BOX)
    assert [(note.kind, note.text) for note in read(blank)] == [(Kind.ATTACHMENT, "ny bild.jpg")]


def test_links_and_fields_are_no_notes(blank: Annotating) -> None:
    blank.add("Link", Rect=BOX, Contents="Läs mer")
    blank.add("Widget", Rect=BOX)
    assert read(blank) == []


def test_what_is_no_annotation_hides_none(blank: Annotating) -> None:
    """A program leaves nothing where a note was deleted; another one is listed twice."""
    made = blank.add("Text", Contents="Kvar", Rect=BOX)
    blank.pdf.pages[0].Annots = Array([None, 7, Array([]), Dictionary(), made, made])
    blank.pdf.pages[1].Annots = Name.Nej
    assert [note.text for note in read(blank) if note.text] == ["Kvar"]


def test_a_kind_that_nobody_knows_is_listed(blank: Annotating) -> None:
    blank.add("Projection", Contents="Ny sort", Rect=Name.Nej, T=Name.Nej, M=7, IRT=Name.Nej)
    assert read(blank) == [Note(1, Kind.OTHER, (), "Ny sort", "", "")]


def test_a_damaged_name_hides_no_note(blank: Annotating) -> None:
    made = blank.add("Text", Contents="Kvar", Rect=BOX)
    made.Subtype = pikepdf.Object.parse(b"/Te#ffxt")
    assert [(note.kind, note.text) for note in read(blank)] == [(Kind.OTHER, "Kvar")]


SUBTYPES = ("Text", "Highlight", "StrikeOut", "Caret", "FreeText", "Popup", "Stamp", "Ny")
one = st.builds(
    Annotation,
    page=st.integers(1, 3),
    subtype=st.sampled_from(SUBTYPES),
    boxes=st.just((BOX,)),
    text=st.sampled_from(("", "x")),
    answers=st.none() | st.integers(0, 11),
    is_part=st.booleans(),
    holder=st.none() | st.integers(0, 11),
)


@given(st.lists(one, min_size=12, max_size=12))
def test_whatever_answers_what_every_text_is_in_one_note(found: list[Annotation]) -> None:
    """Circles and chains of all kinds; each text is its own, to be told apart."""
    named = [
        Annotation(**{**vars(each), "text": each.text and f"text {number}"})
        for number, each in enumerate(found)
    ]
    made = notes(named)
    said = [text for note in made for text in note.text.split("\n")]
    said += [text for note in made for reply in note.replies for text in reply.text.split("\n")]
    assert sorted(filter(None, said)) == sorted(each.text for each in named if each.text)


@given(st.lists(one, min_size=12, max_size=12))
def test_every_mark_without_a_word_is_a_note_or_a_part_of_one(found: list[Annotation]) -> None:
    marks = sum(
        not (each.text or each.is_part) and each.subtype not in ("Text", "Popup") for each in found
    )
    assert len(notes(found)) >= (1 if marks else 0)
    silent = [Annotation(**{**vars(each), "text": "", "is_part": False}) for each in found]
    alone = sum(each.subtype not in ("Text", "Popup") for each in found)
    assert len([note for note in notes(silent) if note.kind is not Kind.NOTE]) == alone


def test_what_goes_in_a_circle_begins_with_the_first() -> None:
    circle = [Annotation(1, "Text", (BOX,), str(k), answers=(k + 1) % 2) for k in range(2)]
    (made,) = notes(circle)
    assert (made.text, [reply.text for reply in made.replies]) == ("0", ["1"])


def test_a_chain_of_ten_thousand_replies_is_read(blank: Annotating) -> None:
    answers = [None, *range(9_999)]
    chain = [Annotation(1, "Text", (BOX,), f"{k}", answers=each) for k, each in enumerate(answers)]
    made = notes(chain)
    assert sum(1 + len(note.replies) for note in made) == len(chain)


def test_more_notes_than_anybody_writes_are_refused(
    blank: Annotating, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ANNOTATIONS", 3)
    for _ in range(4):
        blank.add("Text", Rect=BOX)
    with pytest.raises(ValueError, match="more than 3 notes"):
        annotations(blank.pdf)
