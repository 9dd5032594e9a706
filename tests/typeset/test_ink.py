"""What is drawn on pages, read from the engine's boxes."""

import pytest

from report.graphics.drawn import Drawn, Kind, Words
from report.graphics.svg import circle, line, picture, polygon, text
from report.typeset import Sheet, Typesetter

from support.workspaces import REPOSITORY

CSS = (
    "@font-face { font-family: 'House Label';"
    " src: url(fonts/source-sans/SourceSans3-Regular.otf) }\n"
    "@page { size: 100mm 140mm; margin: 20mm; @bottom-left { content: 'fot' } }\n"
    "html { font: 5mm / 10mm 'House Label' } body, p { margin: 0 } svg { display: block }\n"
)


def drawn(body: str, css: str = "") -> Drawn:
    parts = ((REPOSITORY / "styles" / "type.css", CSS + css),)
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(parts))
    html = f"<!doctype html><html lang=sv><title>t</title><body>{body}</body></html>"
    (page,) = setter.layout(html).drawn()
    return page


def found(page: Drawn, written: str) -> Words:
    (words,) = (words for words in page.words if words.text == written)
    return words


def test_words_have_the_box_of_their_ink() -> None:
    box = found(drawn("<p>xxx</p>"), "xxx").box
    assert box.left == pytest.approx(20, abs=0.2)
    assert 22 < box.top < box.bottom < 28  # the line is 10 mm high, an x about 2.4 mm
    assert box.bottom - box.top == pytest.approx(5 * 0.486, abs=0.1)


def test_words_know_their_column_and_their_ground() -> None:
    body = "<div style='background: red; padding: 3mm'><p style='width: 30mm'>ord</p></div>"
    room = found(drawn(body), "ord").room
    assert room
    assert (room.column.left, room.column.right) == pytest.approx((23, 53))
    assert (room.ground.left, room.ground.right) == pytest.approx((20, 80))
    assert room.is_painted


def test_words_in_the_flow_belong_to_the_area_of_type_and_others_to_the_page() -> None:
    page = drawn("<p>ord</p>")
    in_flow, in_margin = found(page, "ord").room, found(page, "fot").room
    assert in_flow
    assert in_margin
    assert (in_flow.ground.top, in_flow.ground.bottom) == pytest.approx((20, 120))
    assert in_margin.ground == page.trim


def test_words_that_are_taken_out_of_the_flow_are_read_as_well() -> None:
    words = found(drawn("<p style='position: absolute; left: 0; top: 50mm; width: 9mm'>x</p>"), "x")
    assert words.room
    assert (words.room.column.left, words.room.column.right) == pytest.approx((20, 29))


def test_hidden_words_and_spaces_are_not_drawn() -> None:
    assert [w.text for w in drawn("<p style='visibility: hidden'>a</p><p> </p>").words] == ["fot"]


def test_a_drawing_gives_its_words_and_the_outlines_of_its_shapes() -> None:
    shapes = [
        polygon("red", (0, 0), (9, 0), (0, 9)),
        circle("red", (5, 5), 2),
        line("red", 1, (1, 1), (3, 3)),
        text("red", 4, 400, (6, 8), "Skara"),
        '<path d="M0 0h1v1h-1z"/>',
    ]
    page = drawn(picture(20, 10, "en bild", shapes, left_mm=-5))
    assert [shape.kind for shape in page.shapes] == [Kind.DRAWING] * 4
    three, four, two, whole = (shape.outline for shape in page.shapes)
    assert three[1] == pytest.approx((34, 20))
    assert four[0] == pytest.approx((28, 25))
    assert two[1] == pytest.approx((28, 23))
    assert whole[2] == pytest.approx((40, 30))
    words = found(page, "Skara")
    assert words.box.left == pytest.approx(31, abs=0.3)
    assert words.box.bottom == pytest.approx(28, abs=0.2)
    assert words.line == page.shapes[0].number


def test_a_photograph_is_its_frame_and_a_ground_its_edge() -> None:
    body = "<div style='background: red; height: 12mm'></div>"
    (ground,) = drawn(body).shapes
    assert ground.kind is Kind.GROUND
    assert ground.box.bottom == pytest.approx(32)
