"""What someone who listens to a PDF is told."""

from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pikepdf
import pytest

from report.problems import ContentError
from report.typeset import Sheet, Typesetter

from support.tag_tree import read_tags, tag_tree
from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-serif/SourceSerif4SmText-Regular.otf) }
@page {
  size: 60mm 40mm; margin: 10mm; @top-left { content: "Huvud" } @bottom-left { content: "7" }
}
html { font: 10pt/12pt House; hyphens: manual } body, p, h1, ul, ol { margin: 0 }
ol { list-style: none } .note { float: footnote }
"""


def set_page(body: str, css: str = "", lang: str = "sv") -> bytes:
    sheet = Sheet(((Path("a.css"), CSS + css),))
    html = f"<html lang='{lang}'><head><title>t</title></head><body>{body}</body></html>"
    return Typesetter(REPOSITORY, ("styles",), sheet).layout(html).pdf()


def tree(body: str, css: str = "") -> str:
    lines = list(tag_tree(read_tags(set_page(body, css))))
    assert lines[0] == "Document"
    return "\n".join(line.removeprefix("  ") for line in lines[1:])


def artifacts(pdf: bytes) -> list[str]:
    """Return the kinds of content that is not read, of a page."""
    with pikepdf.open(BytesIO(pdf)) as document:
        marks = pikepdf.parse_content_stream(document.pages[0], "BDC")
        found = [mark.operands[1] for mark in marks if mark.operands[0] == "/Artifact"]
        return [str(item.get("/Subtype", item.Type)) for item in found]


CASES = {
    "an element is one, whatever the lines and pages it is on": (
        "<section><h1>Ett<br>två</h1><p>Ett långt stycke som går över flera rader, och fler än "
        "vad som får rum på sidan.</p></section>",
        """\
        Sect
          H1 "Ett två"
          P "Ett långt stycke som går över flera rader, och fler än vad som får rum på sidan."
        """,
    ),
    "a list has items with labels and bodies": (
        "<ul style='list-style: decimal'><li>ett</li></ul>"
        "<ol><li><p data-tag=Lbl>2.</p><p>två</p></li></ol>",
        """\
        L
          LI
            Lbl "1. "
            LBody "ett"
        L
          LI
            Lbl "2."
            LBody
              P "två"
        """,
    ),
    "contents are contents": (
        "<nav role=doc-toc><ol><li><a href='#a' aria-label='Ett, sidan 3'>Ett</a> "
        "<span data-tag=P aria-label='sidan 3'>3</span></li></ol></nav><h1 id=a>Ett</h1>",
        """\
        Sect
          TOC
            TOCI
              Reference
                Link Contents='Ett, sidan 3' "Ett"
                " "
                P Alt='sidan 3'
        H1 "Ett"
        """,
    ),
    "a table has headers": (
        "<table><thead><tr><th>a</th><th colspan=2>b</th></tr></thead>"
        "<tbody><tr><th scope=row>c</th><td>d</td><td></td></tr></tbody></table>",
        """\
        Table
          THead
            TR
              TH Scope='Column' "a"
              TH Scope='Column' "b"
          TBody
            TR
              TH Scope='Row' "c"
              TD "d"
              TD
        """,
    ),
    "pictures have alternatives, and ornaments are not read": (
        "<svg width=9 height=9><title>En trappa</title></svg><p>a<svg width=9 height=9 "
        "aria-hidden=true></svg></p><p aria-hidden=true>b</p>",
        """\
        Figure Alt='En trappa'
        P "a"
        """,
    ),
    "a link is one, though it has other elements in it": (
        "<p>se <a href='https://example.org/'>den <em>här</em> sidan</a>.</p>",
        """\
        P
          "se "
          Link Contents='den här sidan' "den här sidan"
          "."
        """,
    ),
    "other languages and abbreviations are told": (
        "<p>en <span lang=en>smart</span> <abbr title='informationsteknik'>it</abbr></p>",
        """\
        P
          "en "
          Span Lang='en' "smart"
          " "
          Span E='informationsteknik' "it"
        """,
    ),
    "what looks like no heading may be one": (
        "<p role=heading aria-level=3>Personer</p><p>a</p>",
        """\
        H3 "Personer"
        P "a"
        """,
    ),
    "a block without a meaning is a paragraph if it has words": (
        "<div><div>ett <em>två</em></div><div><p>tre</p></div></div>",
        """\
        P "ett två"
        P "tre"
        """,
    ),
    "a note stands behind its call": (
        "<p>ett<span class=note role=doc-footnote>en not</span> två</p><p>tre</p>",
        """\
        P
          "ett"
          Reference "1"
          Note
            Lbl "1. "
            "en not"
          " två"
        P "tre"
        """,
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_what_is_told(body: str, expected: str) -> None:
    assert f"{tree(body)}\n" == dedent(expected)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("en skol\u00aden\u00adhets ut\u00adveck\u00adlings\u00adpro\u00adgram", None),
        ("en talsyntes och en ikt-pedagog", None),
        ("se www.example.org/guldtrappan/malmo", None),
        ("fortbildnings- och utvecklingsarbete", None),
        ("barn- och ungdomsverksamhets- och omsorgsgruppen", None),
        ("ett två<br>tre", "ett två tre"),
        ("ett två tre <em>fyr\u00ad</em>tio<em>två</em> fem", None),
    ],
)
def test_no_word_is_read_in_two_halves(text: str, told: str | None) -> None:
    css = "p { overflow-wrap: anywhere } @page { size: 40mm 200mm }"
    found = tree(f"<p>{text}</p>", css)
    plain = text.replace("\u00ad", "").replace("<em>", "").replace("</em>", "")
    assert found == f'P "{told or plain}"'


def test_a_word_that_is_broken_is_one_in_the_file_itself() -> None:
    body = "<p>en liten liten liten skolutvecklings\u00adprogramverksamhet</p>"
    with pikepdf.open(BytesIO(set_page(body))) as document:
        marks = pikepdf.parse_content_stream(document.pages[0], "BDC")
        said = [mark.operands[1] for mark in marks if "/ActualText" in keys(mark.operands[1])]
        assert [str(item.ActualText) for item in said] == ["\u00ad"]
        assert not any("/ActualText" in keys(item) for item in document.objects)


def keys(item: pikepdf.Object) -> Collection[str]:
    return item.keys() if isinstance(item, pikepdf.Dictionary) else ()


def test_running_heads_and_page_numbers_are_not_read() -> None:
    pdf = set_page("<p>a</p>")
    assert list(tag_tree(read_tags(pdf))) == ["Document", '  P "a"']
    assert artifacts(pdf) == ["/Header", "/Footer"]


def test_the_head_of_a_table_is_read_once() -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(8))
    body = f"<table><thead><tr><th>a</th></tr></thead><tbody>{rows}</tbody></table>"
    told = tree(body)
    assert told.count("TH Scope='Column' \"a\"") == 1
    assert told.count("TD") == 8


def test_what_is_inside_a_link_has_no_area_of_its_own() -> None:
    body = "<p><a href='https://example.org/'>en <em>annan</em> sida</a></p>"
    with pikepdf.open(BytesIO(set_page(body))) as document:
        (area,) = document.pages[0].Annots
        assert "/QuadPoints" not in area


def test_a_link_over_two_lines_is_one_area_with_two_parts() -> None:
    words = "fyra långa ord som inte får rum på raden"
    with pikepdf.open(
        BytesIO(set_page(f"<p>a <a href='https://example.org/'>{words}</a></p>"))
    ) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert str(annotation.Contents) == words
        quads = [float(number) for number in annotation.QuadPoints]
        left, low, right, top = map(float, annotation.Rect)
    assert len(quads) == 2 * 8
    assert (min(quads[::2]), max(quads[::2])) == pytest.approx((left, right), abs=0.01)
    assert (min(quads[1::2]), max(quads[1::2])) == pytest.approx((low, top), abs=0.01)


def test_the_place_of_a_picture_is_told_in_points_from_the_foot() -> None:
    body = "<svg style='display: block' width=10mm height=5mm><title>a</title></svg>"
    with pikepdf.open(BytesIO(set_page(body))) as pdf:
        (figure,) = (item for item in pdf.objects if "/Alt" in keys(item))
        box = [float(number) * 25.4 / 72 for number in figure.A.BBox]
    assert box == pytest.approx([10, 25, 20, 30], abs=0.01)  # 40 mm - 10 mm - 5 mm = 25 mm


@pytest.mark.parametrize(
    ("body", "lang", "rule"),
    [
        ("<svg width=9 height=9></svg>", "sv", "missing-alternative"),
        ("<svg width=9 height=9><title> </title></svg>", "sv", "missing-alternative"),
        ("<p>a</p>", "", "missing-language"),
        ("<p style='opacity: 0.5'>a</p>", "sv", "see-through"),
    ],
)
def test_what_a_listener_would_miss_is_a_problem(body: str, lang: str, rule: str) -> None:
    with pytest.raises(ContentError) as caught:
        set_page(body, lang=lang)
    assert [problem.rule for problem in caught.value.problems] == [rule]
