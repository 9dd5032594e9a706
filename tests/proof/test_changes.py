"""What has changed between two files is told as a reader sees it, and nothing is passed over."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.compositor.source_map import SourceBox, SourcePicture
from report.graphics.placed import PictureBox
from report.problems import Place
from report.proof.differences.changes import Change, Kind

from support.compared import areas, compared_file
from support.paged import ground, lines, paged, words

MALMO = """\
---
title: Först grunden
---

Förvaltningen bildades 2013 och fick
en plan 2014. Sedan kom [datorerna](https://example.org/bildades-2013) dit.
"""
SAID = ("Förvaltningen bildades 2013 och fick en", "plan 2014. Sedan kom datorerna dit.")
FOOT = "Guldtrappan 2019"
MORE = [f"{word} med flera ord som fyller" for word in ("Rad", "Mening", "Stycke", "Spalt", "Sida")]


def said(change: Change) -> tuple[Kind, str, str]:
    return change.kind, change.before, change.after


def kinds(before: bytes, after: bytes) -> list[Kind]:
    return [change.kind for change in compared_file(before, after).changes]


def leaf(number: int, *said: str, top: float = 30) -> str:
    """Draw a page with its number, a running foot and lines of words."""
    foot = words(16, 200, str(number)), words(60, 200, FOOT)
    return "\n".join((*foot, lines(said, top=top)))


@pytest.fixture
def boxes(tmp_path: Path) -> list[SourceBox]:
    """The places of two pages, all of one text."""
    path = tmp_path / "malmo.md"
    path.write_text(MALMO, "utf-8")
    block = " ".join(SAID)
    return [SourceBox(page, (10, 20, 128, 100), block, Place(path, 5, 1)) for page in (1, 2)]


def test_a_file_compared_with_itself_has_not_changed() -> None:
    pdf = paged(leaf(1, *SAID), leaf(2, *MORE) + "\n" + ground(20, 90, 30, 10))
    assert compared_file(pdf, pdf).changes == ()


def test_a_digit_is_told_with_its_page_its_line_and_its_column(boxes: list[SourceBox]) -> None:
    corrected = (SAID[0], SAID[1].replace("2014", "2015"))
    boxes[0].place.path.write_text(MALMO.replace("2014", "2015"), "utf-8")
    file = compared_file(paged(leaf(1, *SAID)), paged(leaf(1, *corrected)), boxes)
    (change,) = file.changes
    assert said(change) == (Kind.WORDS, "2014.", "2015.")
    assert (change.page, change.page_before) == (1, 1)
    assert change.place == Place(boxes[0].place.path, 6, "en plan 2014".index("2014") + 1)
    assert (change.lead, change.tail) == ("fick en plan", "Sedan kom datorerna")


def test_a_number_that_nobody_wrote_has_the_place_of_its_block(boxes: list[SourceBox]) -> None:
    old, new = (paged(words(16, 30, f"Innehåll {page}")) for page in ("13", "14"))
    (change,) = compared_file(old, new, boxes).changes
    assert "2014" in MALMO  # where its digits stand, too
    assert change.place == boxes[0].place


def test_a_changed_word_is_marked_in_both_versions() -> None:
    file = compared_file(paged(leaf(1, *SAID)), paged(leaf(1, SAID[0], SAID[1].replace("4", "5"))))
    (change,) = file.changes
    ((page, before),), ((_, after),) = change.marks_before, change.marks_after
    assert page == 1
    assert before == pytest.approx(after, abs=0.5)
    assert before[1] < 35 < before[1] + before[3]  # the baseline of the second line


def test_a_word_that_came_is_marked_also_where_it_was_not() -> None:
    file = compared_file(paged(words(16, 30, "en stad")), paged(words(16, 30, "en stor stad")))
    change = next(change for change in file.changes if change.kind is Kind.WORDS)
    assert said(change) == (Kind.WORDS, "", "stor")
    ((_, gap),) = change.marks_before
    assert gap[2] < 1


def test_an_added_page_changes_no_other_and_no_number_of_a_page_is_told() -> None:
    old = paged(leaf(1, *SAID), leaf(2, *MORE))
    new = paged(leaf(1, *SAID), leaf(2, "Helt nya ord", "på ett blad"), leaf(3, *MORE))
    file = compared_file(old, new)
    assert [(change.kind, change.page) for change in file.changes] == [(Kind.PAGE_ADDED, 2)]


def test_a_page_that_is_gone_is_told_with_its_old_number() -> None:
    new = paged(leaf(1, *SAID), leaf(2, *MORE))
    old = paged(leaf(1, *SAID), leaf(2, "Helt nya ord", "på ett blad"), leaf(3, *MORE))
    (change,) = compared_file(old, new).changes
    assert (change.kind, change.page, change.page_before) == (Kind.PAGE_GONE, None, 2)


def test_a_page_that_moved_is_told_with_both_numbers() -> None:
    blank = leaf(3, "Tredje sidan har", "ord som är dess egna", "och inga andras")
    old = paged(leaf(1, *SAID), leaf(2, *MORE), blank)
    new = paged(leaf(1, *MORE), blank.replace("(3)", "(2)"), leaf(3, *SAID))
    changes = compared_file(old, new).changes
    assert [(each.kind, each.page_before, each.page) for each in changes] == [
        (Kind.PAGE_MOVED, 1, 3)
    ]


def test_lines_that_moved_far_above_a_correction_are_told(boxes: list[SourceBox]) -> None:
    old = paged(leaf(1, *MORE), leaf(2, *SAID))
    new = paged(leaf(1, *MORE, top=31), leaf(2, SAID[0], SAID[1].replace("2014", "2015")))
    changes = compared_file(old, new, boxes).changes
    assert [change.kind for change in changes] == [Kind.LINES, Kind.WORDS]
    assert changes[0].note == (
        f"{len(MORE)} lines moved on page 1; "
        "they move from page 1 on, though words changed only on page 2"
    )


def test_lines_above_a_correction_on_its_own_page_are_told(boxes: list[SourceBox]) -> None:
    old = paged(leaf(1, *MORE) + "\n" + lines(SAID, top=100))
    corrected = (SAID[0].replace("2013", "2012"), SAID[1])
    new = paged(leaf(1, *MORE, top=31) + "\n" + lines(corrected, top=100))
    change = compared_file(old, new, boxes).changes[-1]
    count = len(MORE)
    assert change.note.startswith(f"{count} lines moved on page 1; {count} lines of them above")


def test_a_line_that_went_to_the_next_page_is_told_and_its_words_are_not(
    boxes: list[SourceBox],
) -> None:
    old = paged(leaf(1, *MORE), leaf(2, *SAID))
    new = paged(leaf(1, *MORE[:-1]), leaf(2, MORE[-1], *SAID))
    changes = compared_file(old, new, boxes).changes
    assert {change.kind for change in changes} == {Kind.LINES}
    assert "1 line went from page 1 to page 2" in changes[0].note
    assert "no word of this text changed" in changes[0].note


def test_what_stands_above_a_text_is_no_part_of_it() -> None:
    head = words(100, 10, "Guldtrappan 2019")
    old, new = (
        paged(head + lines([said])) for said in ("Om Guldtrappan 2019 skrev alla", "skrev alla")
    )
    told = [said(change) for change in compared_file(old, new).changes]
    assert told[0] == (Kind.WORDS, "Om Guldtrappan 2019", "")
    assert {kind for kind, _, _ in told[1:]} <= {Kind.LINES}


def test_a_word_in_another_colour_is_told_with_both_colours() -> None:
    old, new = (paged(words(16, 30, "guld", rgb=(level, 0, 0))) for level in (0.2, 0.22))
    (change,) = compared_file(old, new).changes
    assert said(change) == (Kind.LOOK, "#330000", "#380000")


def test_words_in_another_size_are_told_once() -> None:
    old, new = (paged(words(16, 30, "tre små ord", size_pt=size)) for size in (9, 9.2))
    changes = compared_file(old, new).changes
    assert said(changes[0]) == (Kind.LOOK, "Helvetica 9 pt", "Helvetica 9.2 pt")
    assert changes[0].note == "3 words on page 1: tre små ord"
    assert [change.kind for change in changes].count(Kind.LOOK) == 1


@pytest.mark.parametrize("left", [20.03, 41.37, 60.0])
def test_words_that_moved_by_a_hundredth_of_a_millimetre_are_not_told(left: float) -> None:
    old, new = (paged(lines(SAID, left=x)) for x in (left, left + 0.01))
    assert areas(old, new, 1, 1)  # PDFium draws letters on thirds of a dot
    assert compared_file(old, new).changes == ()


def test_a_rule_through_words_that_moved_so_little_is() -> None:
    old, new = (lines(SAID, left=x) for x in (20.03, 20.04))
    (change,) = compared_file(paged(old), paged(f"{new}\n{ground(22, 29, 9, 0.2)}")).changes
    assert change.kind is Kind.DRAWN


def test_a_line_that_moved_is_told_as_drawn_otherwise() -> None:
    page = leaf(1, *SAID)
    old, new = (paged(f"{page}\n{ground(16, top, 100, 0.1)}") for top in (80, 80.3))
    (change,) = compared_file(old, new).changes
    assert change.kind is Kind.DRAWN
    assert change.marks_after[0][1][1] == pytest.approx(80, abs=0.3)


def test_another_photograph_is_told_with_the_place_that_names_it() -> None:
    old, new = (paged(ground(20, 40, 60, 40, (level, 0.4, 0.3))) for level in (0.3, 0.6))
    area = (20.0, 40.0, 60.0, 40.0)
    place = Place(Path("content/2019/norrby.md"), 12, 9)
    box = PictureBox(1, "content/2019/images/a.jpg", area, area)
    picture = SourcePicture(box, "Lärare i en korridor", None, place)
    (change,) = compared_file(old, new, pictures=[picture]).changes
    assert (change.kind, change.place) == (Kind.DRAWN, place)
    assert change.note == "the photograph 'Lärare i en korridor' is drawn otherwise"


OPERATORS = st.lists(
    st.one_of(
        st.builds(
            lambda left, top, said: words(left, top, said),
            st.sampled_from([20.0, 20.3, 60.0]),
            st.sampled_from([30.0, 40.0, 40.3]),
            st.sampled_from(["ett", "två", "2013", "2014"]),
        ),
        st.builds(
            lambda left, top, width, level: ground(left, top, width, 0.3, (level, level, 0.2)),
            st.sampled_from([20.0, 20.3]),
            st.sampled_from([41.0, 90.0, 90.3]),
            st.sampled_from([10.0, 60.0]),
            st.sampled_from([0.5, 0.52, 0.9]),
        ),
    ),
    max_size=4,
)


@settings(max_examples=40)
@given(OPERATORS, OPERATORS)
def test_whatever_looks_different_is_told(before: list[str], after: list[str]) -> None:
    old, new = (paged("\n".join(operators)) for operators in (before, after))
    if areas(old, new, 1, 1):
        assert compared_file(old, new).changes
