"""The engine's own style sheet, cut down, and what comes of it."""

from pathlib import Path

import pytest

from report.typeset import Layout, Sheet, Typesetter, engine, typesetter
from report.typeset.html import UNUSED, Html, Patterns, needs_everything

from support import pdf
from support.workspaces import REPOSITORY

PAGE = """\
<!doctype html><html lang="sv"><head><title>t</title></head><body>
<h1>Skolan</h1><p>Den ligger vid <q>ån</q>.<br>Där är den bra.</p>
<ol><li>ett</li><li value="9">nio</li><ul><li>inre</li></ul></ol>
<details open><summary>Mer</summary><p>Text</p></details>
<table><tr><th>a</th><td>b</td></tr></table>
</body></html>
"""
FONTS = "@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }"
TYPE = "html { font-family: House }\n@page { size: A5 }\n"


def set_page(css: str = "", html: str = PAGE) -> Layout:
    sheet = Sheet(((Path("fonts.css"), FONTS), (Path("type.css"), TYPE + css)))
    return Typesetter(REPOSITORY, ("content", "styles"), sheet).layout(html)


def test_the_rules_that_are_cut_are_those_of_the_engine() -> None:
    everywhere = {entry[3] for entry in engine.UA_STYLESHEET.matcher.other_selectors}
    assert everywhere >= UNUSED


def test_a_document_is_the_same_as_with_the_whole_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = set_page().pdf()
    monkeypatch.setattr(typesetter, "Html", engine.weasyprint.HTML)
    assert cut == set_page().pdf()


def test_notes_are_there_for_style_sheets_that_use_them(tmp_path: Path) -> None:
    html = "<!doctype html><html lang='sv'><title>t</title><p>Skola<span>vid ån</span></p></html>"
    path = tmp_path / "note.pdf"
    path.write_bytes(set_page("span { float: footnote }", html).pdf())
    (text,) = pdf.texts(path)
    assert "Skola1" in text
    assert "1. vid ån" in text


@pytest.mark.parametrize(
    ("css", "everything"),
    [
        ("p { float: footnote }", True),
        ("p::note-call { color: red }", True),
        ("p { display: list-item }", True),
        (".notes li, .list-items { list-style: none }", False),
    ],
)
def test_style_sheets_that_need_everything_are_told(css: str, everything: bool) -> None:
    assert needs_everything(css) is everything
    assert isinstance(Html(string="<p>"), engine.weasyprint.HTML)


def test_what_finds_the_end_of_a_name_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = Patterns()
    monkeypatch.setattr(engine.tinyhtml5.inputstream, "characters_until_regex", patterns)
    Html(string=PAGE)
    made = dict(patterns)
    assert len(made) > 3
    Html(string=PAGE)
    assert patterns == made


@pytest.mark.parametrize("these", [True, False])
@pytest.mark.parametrize("characters", ["ab", "&<\0", "]^-\\", ('"', "&")])
def test_a_pattern_finds_the_characters_that_were_named(characters: str, these: bool) -> None:
    pattern = Patterns()[(characters, these)]
    for character in 'ab&<\0]^-\\"x':
        assert bool(pattern.fullmatch(character)) is ((character in characters) is these)
