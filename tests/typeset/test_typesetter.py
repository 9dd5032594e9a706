"""The engine, locked in."""

import zlib
from io import BytesIO
from pathlib import Path
from unittest.mock import patch
from xml.etree.ElementTree import Element

import pikepdf
import pytest

from report import linebreaking
from report.finish.saving import saved
from report.linebreaking import Block, Choices
from report.problems import ContentError, MachineError, Problem
from report.typeset import Layout, Sheet, Typesetter, engine

from support import pdf

PAGE = (
    "<!doctype html><html lang='sv'><head><title>t</title>{head}</head><body>{body}</body></html>"
)


def sheet(folder: Path, css: str = "") -> Sheet:
    fonts = "@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }"
    text = "html { font-family: House }\n"
    return Sheet(((folder / "fonts.css", fonts), (folder / "type.css", text + css)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    from support.workspaces import REPOSITORY

    (tmp_path / "content").mkdir()
    (tmp_path / "styles").symlink_to(REPOSITORY / "styles")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return tmp_path


def lay_out(root: Path, sheet: Sheet, html: str) -> Layout:
    layout = Typesetter(root, ("content", "styles"), sheet).layout(html)
    assert layout.pdf().startswith(b"%PDF-")
    return layout


def problems(root: Path, body: str, css: str = "", head: str = "") -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        lay_out(root, sheet(root, css), PAGE.format(body=body, head=head))
    return list(caught.value.problems)


def test_pages_and_anchors(root: Path) -> None:
    body = "<p id=a>a</p><p id=b style='break-before: page'>b<br>b</p>"
    layout = lay_out(root, sheet(root), PAGE.format(body=body, head=""))
    assert layout.page_count == 2
    assert layout.pages_of_anchors() == {"a": 1, "b": 2}
    assert layout.line_count == 3


# A page of 100 mm between margins of 20 mm, and lines of 10 mm.
FILL = "\n@page { size: 100mm 140mm; margin: 20mm } body, p { margin: 0; line-height: 10mm }"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", 0),
        ("<p>a<br>b<br>c</p>", 0.26),  # the third line's letters end about 4 mm above its foot
        ("<p>a</p><div style='height: 50mm'></div>", 0.06),
        ("<p>a</p><div style='height: 50mm; background: red'></div>", 0.6),
        ("<p>a</p><div style='height: 50mm; border: 1px solid'></div>", 0.605),
        ("<p>a</p><svg style='display: block' aria-hidden=true width=9mm height=40mm></svg>", 0.5),
        ("<p>a</p><p style='position: absolute; bottom: 0'>b</p>", 0.06),
        ("<p>a</p><p style='position: absolute; bottom: 0; background: red'>b</p>", 0.06),
        ("<p>a</p><p style='break-before: page'>b</p>", 1.06),
    ],
)
def test_the_fill_is_the_lowest_ink_of_the_flow(root: Path, body: str, expected: float) -> None:
    layout = lay_out(root, sheet(root, FILL), PAGE.format(body=body, head=""))
    assert layout.fill == pytest.approx(expected, abs=0.015)


def test_passages_are_read_as_they_were_set(root: Path) -> None:
    css = "@page { size: 60mm; margin: 10mm } body { margin: 0; font-size: 10pt; hyphens: manual }"
    body = (
        "<p>en skol\u00aden\u00adhets skol\u00adut\u00adveck\u00adlings"
        "<em>\u00adprogram\u00adverk</em></p>"
        "<div style='columns: 2; orphans: 1; widows: 1'>a<br>b</div>"
        "<p style='position: absolute'>ab<span style='display: block'>c</span></p>"
    )
    layout = lay_out(root, sheet(root, css), PAGE.format(body=body, head=""))
    first, columns, outside, inside = layout.passages()
    lines = [line.text for line in first.lines]
    assert lines == ["en skolenhets skolutveck‐", "lingsprogramverk"]
    assert (first.tag, first.block.text) == ("p", "en skolenhets skolutvecklingsprogramverk")
    assert first.measure_mm == pytest.approx(40)
    assert [line.text for line in columns.lines] == ["a", "b"]
    assert not columns.lines[0].is_above(columns.lines[1])
    assert ([line.text for line in outside.lines], inside.lines[0].text) == (["ab"], "c")
    assert outside.block == inside.block


def test_lines_are_composed_as_they_were_chosen(root: Path) -> None:
    body = "<h1>Ett steg i taget</h1><p>en skol\u00adenhet</p>"
    choices = Choices(frozenset({(Block("en skolenhet"), 1)}))
    css = "@page { size: 40mm; margin: 10mm } * { hyphens: manual; font-size: 10pt }"
    setter = Typesetter(root, ("content", "styles"), sheet(root, css))
    layout = setter.layout(PAGE.format(body=body, head=""), choices)
    lines = [[line.text for line in passage.lines] for passage in layout.passages()]
    assert lines == [["Ett steg", "i taget"], ["en", "skolenhet"]]


def test_letters_that_are_joined_are_read_apart(root: Path, tmp_path: Path) -> None:
    """With a soft hyphen inside a ligature the engine forgets what its letters are."""
    path = tmp_path / "a.pdf"
    layout = lay_out(root, sheet(root), PAGE.format(body="<p>uppgif\u00adter</p>", head=""))
    path.write_bytes(layout.pdf())
    assert "<>" not in pdf.unicode_maps(path)


def test_a_mistake_in_a_style_sheet_is_shown_with_file_and_line(root: Path) -> None:
    (problem,) = problems(root, "", css="\np { colour: red }")
    assert str(problem.place).endswith("type.css:3:5")


def test_a_missing_glyph_is_a_problem(root: Path) -> None:
    assert problems(root, "<p>ก</p>")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://example.org/a.png",
        "https://example.org/a.png",
        "../secret.png",
        "secret.png",
        "content/../secret.png",
        "content/%2e%2e/secret.png",
        "content/missing.png",
        "styles/tokens.css",
        "data:image/png;base64,AAAA",
    ],
)
@pytest.mark.parametrize(
    "pattern", ["<img alt=x src='{}'>", "<p style='background: url({})'>x</p>"]
)
def test_nothing_but_pictures_of_the_workspace_can_be_fetched(
    root: Path, address: str, pattern: str
) -> None:
    found = problems(root, pattern.format(address))
    assert {problem.rule for problem in found} <= {"refused-file", "typesetting"}


def test_a_symbolic_link_out_of_the_workspace_is_refused(root: Path) -> None:
    (root / "content" / "link.png").symlink_to(root / "secret.png")
    (problem,) = problems(root, "<img alt=x src='content/link.png'>")
    assert "leads out of the workspace" in problem.message


def test_a_refusal_inside_svg_fails_too(root: Path) -> None:
    svg = "<svg width=9 height=9><image href='https://report.invalid/secret.png'/></svg>"
    assert problems(root, svg)[0].rule == "refused-file"


def test_another_version_of_the_engine_is_refused_with_advice() -> None:
    with pytest.raises(MachineError) as caught:
        engine.require_version("70.1")
    (problem,) = caught.value.problems
    assert problem.advice == "Install it: pip install weasyprint==70.0"


def test_one_layout_gives_files_of_several_variants(root: Path) -> None:
    html = PAGE.format(body="<h1>a</h1>", head="")
    layout = lay_out(root, sheet(root), html)
    variants = ("pdf/ua-1", "pdf/a-2a", "pdf/ua-1")
    plain, archive, again = (layout.pdf(variant) for variant in variants)
    assert [has_output_intent(file) for file in (plain, archive)] == [False, True]
    assert again == plain


def test_a_file_is_not_written_twice_for_an_id_that_it_gets_when_it_is_finished(root: Path) -> None:
    layout = lay_out(root, sheet(root), PAGE.format(body="<p>ord</p>", head=""))
    with patch("pydyf.zlib.compressobj", side_effect=zlib.compressobj) as compressing:
        pdf = layout.pdf()
    assert compressing.call_count == pdf.count(b"/FlateDecode")
    with pikepdf.open(BytesIO(pdf)) as document:
        finished = saved(document)
    with pikepdf.open(BytesIO(finished)) as document:
        assert "/ID" in document.trailer


def test_the_fonts_of_a_piece_are_not_compressed_as_it_gets_others(root: Path) -> None:
    layout = lay_out(root, sheet(root), PAGE.format(body="<p>ord</p>", head=""))
    whole, piece = (layout.pdf(elsewhere=elsewhere) for elsewhere in ("", "https://x.invalid/"))
    assert [b"OTTO" in file for file in (whole, piece)] == [False, True]
    assert piece.count(b"/FlateDecode") < whole.count(b"/FlateDecode")


def has_output_intent(file: bytes) -> bool:
    with pikepdf.open(BytesIO(file)) as document:
        return "/OutputIntents" in document.Root


def test_a_document_that_comes_again_is_read_once_and_set_in_its_new_style(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Element] = []
    prepare = linebreaking.prepare

    def counted(tree: Element) -> dict[Element, Block]:
        read.append(tree)
        return prepare(tree)

    monkeypatch.setattr(linebreaking, "prepare", counted)
    typesetter = Typesetter(
        root,
        ("content", "styles"),
        sheet(root, ":root { --size: 9pt } p { font-size: var(--size) }"),
    )
    html = PAGE.format(head="", body="<p data-line=1>Skolan</p>" * 3)
    small, large = (typesetter.layout(html, style=f"--size: {size}pt") for size in (10, 20))
    assert [float(large.fill / small.fill)] == [pytest.approx(2, abs=0.1)]
    assert len(read) == 1
    whole = Choices(frozenset({(Block("Skolan"), 1)}))
    typesetter.layout(html, whole)
    typesetter.layout(html.replace("Skolan", "Skola"), whole)
    assert len(read) == 2
