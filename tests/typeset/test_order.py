"""Content painted in the order in which it is read, with the looks that it had."""

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from report.checks.visible import visible_text
from report.typeset import Sheet, Typesetter, tags

from support.tag_tree import read_tags, tag_tree
from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-serif/SourceSerif4SmText-Regular.otf) }
@page { size: 80mm 170mm; margin: 6mm }
@page { @top-left { content: "huvud" } @bottom-left { content: "7" } }
html { font: 10pt/12pt House } body { margin: 0 } p, svg { margin: 2mm 0 } svg { display: block }
"""
LOOKS = {
    "plain": "color: #146",
    "positioned": "position: relative; color: #a00",
    "lifted": "position: relative; z-index: 2; background: #fd8; clear: both",
    "lowered": "position: relative; z-index: -1",
    "beside": "float: right; width: 20mm; color: rgba(0, 0, 0, 0.5)",
    "placed": "position: absolute; bottom: 0; right: 0; width: 20mm",
    "clipped": "overflow: hidden; height: 18pt; width: 30mm; border: 1pt solid #080",
    "turned": "transform: rotate(3deg); color: #408",
    "spaced": "letter-spacing: 2pt; text-decoration: underline; text-transform: uppercase",
}
DRAWING = (
    "<svg width='20mm' height='9mm' style='{}'><title>En ruta</title>"
    "<rect width='90' height='40' fill='{}'/></svg>"
)


def set_page(body: str) -> bytes:
    sheet = Sheet(((Path("a.css"), CSS),))
    html = f"<html lang='sv'><head><title>t</title></head><body>{body}</body></html>"
    return Typesetter(REPOSITORY, ("styles",), sheet).layout(html).pdf()


def painted(pdf: bytes) -> list[str]:
    return [piece.strip() for piece in visible_text(pdf)]


def picture(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        image: Image.Image = document[0].render(scale=2).to_pil()
        return image


def test_what_is_positioned_is_painted_where_it_is_read() -> None:
    pdf = set_page("<p style='position: relative'>ett</p><p>två</p><p style='float: left'>tre</p>")
    assert painted(pdf) == ["huvud", "7", "ett", "två", "tre"]


def test_a_page_that_is_painted_as_it_is_read_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = "<p>ett</p><p style='color: #a00'>två</p>"
    made = set_page(body)
    monkeypatch.setattr(tags, "paint_in_order", lambda operators, order: None)
    assert made == set_page(body)


def test_a_picture_stays_below_the_text_on_it() -> None:
    below = "position: absolute; top: 0; left: 0; z-index: -1"
    pdf = set_page(f"<p>ett</p><p>två</p>{DRAWING.format(below, '#fd8')}<p>tre</p>")
    image = picture(pdf).convert("RGB")
    drawn = image.crop((34, 34, 147, 57)).convert("L")  # 6 to 26 mm from the left at 144 dpi
    assert sum(drawn.histogram()[:90]) > 9  # letters
    assert list(tag_tree(read_tags(pdf)))[1:] == [
        '  P "ett"',
        '  P "två"',
        "  Figure Alt='En ruta'",
        '  P "tre"',
    ]


# What is placed lies on nothing but others that are placed: their texts have one colour.
FLOWING = st.sampled_from([look for name, look in LOOKS.items() if name != "placed"])
PARTS = st.one_of(
    st.tuples(st.just("text"), st.sampled_from(list(LOOKS.values()))),
    st.tuples(st.sampled_from(["drawing", "group"]), FLOWING),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(PARTS, min_size=2, max_size=8))
def test_whatever_is_positioned_looks_as_before_and_is_read_in_order(
    parts: list[tuple[str, str]],
) -> None:
    body = "".join(html(kind, look, number) for number, (kind, look) in enumerate(parts))
    made = set_page(body)
    order = [word for word in painted(made) if word.lower().startswith("ord")]
    assert [word.lower() for word in order] == sorted(word.lower() for word in order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tags, "paint_in_order", lambda operators, order: None)
        as_painted = set_page(body)
    assert ImageChops.difference(picture(made), picture(as_painted)).getbbox() is None


def html(kind: str, look: str, number: int) -> str:
    if kind == "drawing":
        return DRAWING.format(look, "#9cf")
    if kind == "group":
        return f"<div style='{look}'><p>ord{number}a</p><p style='{look}'>ord{number}b</p></div>"
    return f"<p style='{look}'>ord{number}</p>"
