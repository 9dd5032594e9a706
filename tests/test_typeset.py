"""The engine, locked in."""

from pathlib import Path

import pytest

from report.problems import ContentError, Problem
from report.typeset import Layout, Sheet, Typesetter

import pdf

PAGE = (
    "<!doctype html><html lang='sv'><head><title>t</title>{head}</head><body>{body}</body></html>"
)


def sheet(folder: Path, css: str = "") -> Sheet:
    fonts = "@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }"
    text = "html { font-family: House }\n"
    return Sheet(((folder / "fonts.css", fonts), (folder / "type.css", text + css)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    from conftest import REPOSITORY

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
        ("<p>a</p><svg style='display: block' width=9mm height=40mm></svg>", 0.5),
        ("<p>a</p><p style='position: absolute; bottom: 0'>b</p>", 0.06),
        ("<p>a</p><p style='position: absolute; bottom: 0; background: red'>b</p>", 0.06),
        ("<p>a</p><p style='break-before: page'>b</p>", 1.06),
    ],
)
def test_the_fill_is_the_lowest_ink_of_the_flow(root: Path, body: str, expected: float) -> None:
    layout = lay_out(root, sheet(root, FILL), PAGE.format(body=body, head=""))
    assert layout.fill == pytest.approx(expected, abs=0.015)


def test_a_ligature_over_a_soft_hyphen_keeps_its_letters(root: Path, tmp_path: Path) -> None:
    body = "<p>upp\u00adgif\u00adter <em>efter</em> straf\u00adfet</p>"
    path = tmp_path / "ligature.pdf"
    path.write_bytes(lay_out(root, sheet(root), PAGE.format(body=body, head="")).pdf())
    assert pdf.texts(path) == ["uppgifter efter straffet"]


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
