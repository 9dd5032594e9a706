"""Composed lines in the engine: in every kind of block, and as wide as they were measured."""

import re
from functools import cache
from pathlib import Path

import pytest

from report.linebreaking import Break
from report.typeset import Sheet, Typesetter, composition
from report.typeset.composed import LINE_FEED
from report.typeset.engine import TextBox

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-serif/SourceSerif4SmText-Regular.otf) }
@page { size: 60mm 200mm; margin: 10mm } body, p, ul, ol, li { margin: 0; padding: 0 }
html { font: 10pt/12pt House; hyphens: manual }
"""


SERIF = "fonts/source-serif/SourceSerif4SmText-Regular.otf"


@cache
def typesetter(font: str = SERIF) -> Typesetter:
    css = CSS.replace(SERIF, font)
    return Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), css),)))


def lines(body: str) -> list[str]:
    html = f"<html lang=sv><head><title>t</title></head><body>{body}</body></html>"
    layout = typesetter().layout(html)
    assert list(layout.set_otherwise()) == []
    return [line.text for passage in layout.passages() for line in passage.lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>kort</p>", ["kort"]),
        ("<p>en rad som är längre än så<br>och en till</p>", None),
        ("<p>  en <em> rad</em> som <b>är </b>längre <i>än</i> så </p>", None),
        ("<p style='white-space: pre'>en  rad\n som är given av den som skrev den</p>", None),
        ("<p style='text-align: right'>en rad som är längre än så och en till</p>", None),
        ("<p style='letter-spacing: .1em'>en rad som är längre än så och en till</p>", None),
        ("<p style='text-transform: uppercase'>en rad som är längre än så</p>", None),
        ("<ol><li>en rad som är längre än så</ol>", None),
        ("<div style='columns: 2; column-gap: 2mm'>en rad som är längre än så är det</div>", None),
        ("<p>en <i style='display: inline-block; width: 20mm'>låda</i> i en rad som är</p>", None),
        ("<p style='overflow-wrap: anywhere'>hosförvaltningarnasverksamheter</p>", None),
        ("<p>hosförvaltningarnasverksamheter och så</p>", None),
        ("<p style='text-indent: 5mm'>en rad som är längre än så och en till</p>", None),
        ("<table><tr><td>en rad som är<td>längre än så</table>", None),
        ("<div style='display: flex'><p>en rad som är</p><p>längre än så och mer</p></div>", None),
    ],
)
def test_all_that_is_written_is_set(body: str, expected: list[str] | None) -> None:
    found = lines(body)
    letters = re.sub(r"\s", "", re.sub("<[^>]*>", "", body)).casefold()
    shown = re.sub(r"[\s\d.\u2010]", "", "".join(found)).casefold()
    assert sorted(shown) == sorted(letters)
    assert expected is None or found == expected


def test_forced_ends_of_lines_part_a_paragraph() -> None:
    assert lines("<p>ett<br>två tre<br><br>fyra</p>") == ["ett", "två tre", "", "fyra"]


def test_letters_are_parted_where_no_line_holds_a_word() -> None:
    word = "verksamhetsutvecklingsprogrammens"
    first, second = lines(f"<p style='overflow-wrap: anywhere'>{word}</p>")
    assert first + second == word
    assert lines(f"<p>{word}</p>") == [word]


@pytest.mark.parametrize("font", [SERIF, "fonts/source-sans/SourceSans3-Regular.otf"])
def test_every_line_is_as_wide_as_it_was_measured(
    monkeypatch: pytest.MonkeyPatch, font: str
) -> None:
    """Kerning with spaces and hyphens, inline styles, letter-spacing: to a hundredth of a px.

    Each document has its own House: what a family's name stood for in the last one is forgotten.
    """
    measured: dict[str, list[float]] = {}
    original = composition.composed

    def seen(one: composition.Composition) -> tuple[Break, ...]:
        breaks = original(one)
        paragraph = composition.paragraph(one)
        for first, last in zip([None, *breaks], breaks, strict=False):
            width = paragraph.width(first, last)
            measured.setdefault(paragraph.shown(first, last), []).append(width)
        return breaks

    monkeypatch.setattr(composition, "composed", seen)
    words = "Av Torbjörn, från Täby: skol\u00adutveck\u00adlingen, ”Vårt Luleå” 1 000 f. V. T. "
    body = (
        f"<p>{words * 4}</p><p>Det <em>{words}</em> är <b style='letter-spacing: 2px'>{words}</b>"
    )
    html = f"<html lang=sv><head><title>t</title></head><body>{body}</body></html>"
    layout = typesetter(font).layout(html)
    boxes = [box for page in layout._document.pages for box in page._page_box.descendants()]
    found = 0
    for box in boxes:
        if getattr(box, "given", None):
            texts = [child.text for child in box.descendants() if isinstance(child, TextBox)]
            text = "".join(texts).replace("\u00ad\u2010", "").replace(LINE_FEED, "")
            assert pytest.approx(box.width, abs=0.01) in measured[text], text
            found += 1
    assert found > 15
