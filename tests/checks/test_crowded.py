"""Words without room on pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from report.checks.crowded import crowded_words
from report.checks.printed import Wording
from report.checks.written import Written
from report.graphics.drawn import Drawn, Kind, Room, Shape, Words, corners, shape
from report.graphics.plane import Box
from report.problems import Place, Problem

from support.editions import Product
from support.laid import Desk
from support.workspaces import copy_some

TRIM = Box(0, 0, 100, 150)
AREA = Box(10, 10, 90, 140)
COLUMN = Box(10, 10, 45, 140)
WHOLE = Place(Path("edition.yaml"))


def words(text: str, left: float, top: float, line: int = 0, room: Room | None = None) -> Words:
    """Make words of 2 mm for each letter, 3 mm high."""
    box = Box(left, top, left + 2 * len(text), top + 3)
    return Words(text, text, box, 3, line, room or Room(COLUMN, AREA))


def told(*things: Words | Shape) -> list[str]:
    return [problem.message for problem in problems(*things)]


def problems(*things: Words | Shape) -> list[Problem]:
    page = Drawn(
        2,
        TRIM,
        tuple(each for each in things if isinstance(each, Words)),
        tuple(each for each in things if isinstance(each, Shape)),
    )
    written = Written([Wording("kommunstyrelse", Place(Path("lund.md"), 7, 1))])
    return crowded_words([page], written, WHOLE)


@pytest.mark.parametrize(
    ("found", "edge"),
    [
        (words("kommunstyrelsen", 16, 20), "1.0 mm over the edge of its column"),
        (words("a", 9, 20), "1.0 mm over the edge of its column"),
        (words("a", 20, 138), "1.0 mm over the area of type"),
        (words("a", 20, 148), "1.0 mm over the edge of the page"),
    ],
)
def test_words_outside_their_column_are_found(found: Words, edge: str) -> None:
    assert told(found) == [f"'{found.text}' reaches {edge}, on page 2"]


def test_the_edge_of_a_ground_is_hidden_by_another_that_lies_over_it() -> None:
    step = shape(Kind.GROUND, 5, corners(Box(0, 30, 100, 150)))
    over = shape(Kind.GROUND, 6, corners(Box(0, 20, 100, 60)))
    (found,) = told(words("skola", 20, 29), step)
    assert found == "'skola' stands on the edge of a coloured ground, on page 2"
    assert told(words("skola", 20, 29), step, over) == []
    assert told(words("skola", 20, 18), step, over) != []


def test_words_that_fill_their_column_are_in_it() -> None:
    assert told(words("kommunstyrelse", 10, 20), words("och mer", 10, 24, line=1)) == []


def test_ink_may_lean_out_of_the_room_of_its_letters_and_these_not_of_their_column() -> None:
    leaning = words("för", 9.4, 20)
    assert told(replace(leaning, reach_mm=(10, 15.4))) == []
    assert told(replace(leaning, reach_mm=(9.5, 15.4))) == [
        "'för' reaches 0.5 mm over the edge of its column, on page 2"
    ]


def test_an_f_in_italics_may_begin_and_end_a_line(tmp_path: Path) -> None:
    """Its tail reaches out of every column."""
    workspace = copy_some(tmp_path, "norrby")
    path = workspace.year(2019) / "norrby.md"
    head, _, _ = path.read_text("utf-8").rpartition("---\n")
    body = (
        "".join(f"*för{'a' * n} chef* och ja *för{'a' * n} relief* eller " for n in range(12)) * 4
    )
    path.write_text(f"{head}---\n\n{body}\n", "utf-8")
    pages = list(Desk(workspace).layout("booklet").drawn())
    begins = [each for page in pages for each in page.words if each.text.startswith("för")]
    assert any(each.room and each.box.left < each.room.column.left - 0.5 for each in begins)
    assert crowded_words(pages, Written([]), WHOLE) == []


def test_a_quote_may_hang_but_no_other_sign() -> None:
    assert told(words("”Så”", 8.6, 20)) == []
    assert told(words("Så”", 8.6, 20)) == [
        "'Så”' reaches 1.4 mm over the edge of its column, on page 2"
    ]


def test_words_stay_on_a_coloured_ground() -> None:
    band = Box(0, 0, 100, 30)
    room = Room(COLUMN, band, is_painted=True, grounds={5})
    ground = shape(Kind.GROUND, 5, corners(band))
    assert told(ground, words("namn", 12, 26, room=room)) == []
    assert told(ground, words("namn", 12, 29, room=room)) == [
        "'namn' reaches 2.0 mm over the edge of the ground on which it stands, on page 2"
    ]


def test_words_stand_on_a_ground_of_others_as_a_whole_or_not_at_all() -> None:
    steps = shape(Kind.GROUND, 5, corners(Box(0, 120, 100, 150)))
    assert told(steps, words("12", 12, 125), words("ord", 12, 110, line=1)) == []
    assert told(steps, words("ord", 12, 119)) == [
        "'ord' stands on the edge of a coloured ground, on page 2"
    ]


def test_words_over_words_are_found_and_told_once() -> None:
    over = told(words("en rad", 12, 20), words("en annan", 14, 21, line=1))
    assert over == ["'en annan' stands on 'en rad', on page 2"]


def test_lines_that_are_close_do_not_touch() -> None:
    assert told(words("en rad", 12, 20), words("en annan", 12, 23, line=1)) == []


def test_faces_in_one_line_may_overhang_each_other_but_a_marker_stands_beside_its_text() -> None:
    assert told(words("om", 12, 20), words("att", 15.9, 20)) == []
    assert told(words("1.", 12, 20), words("ord", 14, 20)) == ["'ord' stands on '1.', on page 2"]


@pytest.mark.parametrize(
    ("kind", "name"), [(Kind.PHOTOGRAPH, "a photograph"), (Kind.DRAWING, "a drawing")]
)
def test_words_over_pictures_are_found(kind: Kind, name: str) -> None:
    triangle = shape(kind, 5, ((30, 10), (80, 10), (30, 60)))
    assert told(triangle, words("namn", 24, 20), words("x", 12, 20, line=1)) == [
        f"'namn' stands on {name}, on page 2"
    ]
    beside = replace(words("namn", 72, 50), room=None)
    assert told(triangle, beside) == []


def test_words_within_a_drawing_and_its_shapes_belong_together() -> None:
    land = shape(Kind.DRAWING, 5, ((30, 10), (80, 10), (30, 60)))
    assert told(land, replace(words("Skara", 32, 20, line=5), room=None)) == []


def test_what_is_outside_is_not_told_again_for_what_it_stands_on() -> None:
    wide = words("kommunstyrelsen", 16, 20)
    assert len(told(wide, words("nästa spalt", 44, 20, line=1, room=Room(AREA, AREA)))) == 1


def test_the_place_is_that_of_the_words_or_else_of_the_whole() -> None:
    wide = words("kommunstyrelse", 30, 20)
    (known,) = problems(wide)
    (unknown,) = problems(replace(wide, block="x"))
    assert known.place == Place(Path("lund.md"), 7, 1)
    assert unknown.place == WHOLE


def test_no_words_of_an_edition_lack_room(edition: list[Product]) -> None:
    assert [problem for product in edition for problem in product.crowded] == []


def test_words_on_a_ground_of_their_own_may_lie_over_a_photograph() -> None:
    photograph = shape(Kind.PHOTOGRAPH, 3, corners(Box(0, 0, 100, 60)))
    label = Box(18, 19, 32, 25)
    for number, found in ((4, []), (2, ["'skola' stands on a photograph, on page 2"])):
        room = Room(COLUMN, label, is_painted=True, grounds=frozenset({number}))
        ground = shape(Kind.GROUND, number, corners(label))
        assert told(words("skola", 20, 20, room=room), photograph, ground) == found
