"""Style sheets are parsed once, and set pages as before when they come from the cache."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tinycss2

from report.problems import ContentError
from report.typeset import Sheet, Typesetter
from report.typeset.parsed import OWN

from support.workspaces import REPOSITORY

OWN_SHEETS = """
import tinycss2
asked = []
parse = tinycss2.parse_stylesheet
tinycss2.parse_stylesheet = lambda text, *rest: asked.append(text) or parse(text, *rest)
from report.typeset import engine
from weasyprint import html
print(len(asked), engine.UA_STYLESHEET.matcher.order, len(engine.UA_STYLESHEET.page_rules),
      html.PH_STYLESHEET.matcher.order, html.UA_FORM_STYLESHEET.matcher.order,
      sorted(html.UA_COUNTER_STYLE))
"""
HTML = (
    "<!doctype html><html lang='sv'><head><title>t</title></head><body>"
    "<ol class=a><li><p>En rad till<p class='b c'>Två <em>rader</em></ol></body></html>"
)
FACE = "@font-face { font-family: House; src: url(fonts/House.otf) } html { font-family: House }"
CSS = """
@page { size: 90mm 60mm; @bottom-left { content: counter(page) } }
.a > li:first-child .b.c, [class~=c] { color: #123456; margin: 1mm 2mm calc(1mm + 2pt) }
:root { --size: 11pt } p { font-size: var(--size) } em { font-style: normal }
"""


@pytest.fixture(autouse=True)
def _remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))


def test_the_engine_reads_its_own_sheets_once_and_has_the_same_rules_then() -> None:
    parsed, known = (_own_sheets() for _ in range(2))
    assert (parsed[0], known[0]) == (str(len(OWN)), "0")
    assert parsed[1:] == known[1:]
    assert int(known[1]) > 100


def _own_sheets() -> list[str]:
    command = [sys.executable, "-c", OWN_SHEETS]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a font."""
    font = REPOSITORY / "styles" / "fonts" / "source-sans" / "SourceSans3-Regular.otf"
    own = tmp_path / "styles" / "fonts" / "House.otf"
    own.parent.mkdir(parents=True)
    own.write_bytes(font.read_bytes())
    return tmp_path


def test_a_sheet_that_was_parsed_before_sets_the_same_pages(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(root, CSS)
    with monkeypatch.context() as patch:
        patch.setattr(tinycss2, "parse_stylesheet", lambda *rest: pytest.fail("parsed again"))
        assert made(root, CSS) == first
    assert made(root, CSS.replace("11pt", "12pt")) != first


def made(root: Path, css: str) -> bytes:
    sheet = Sheet(((root / "face.css", FACE), (root / "a.css", css)))
    return Typesetter(root, ("content", "styles"), sheet).layout(HTML).pdf()


@pytest.mark.parametrize(
    "wrong", ["p { colour: red }", "@font-face { font-family: A; src: url(fonts/none.otf) }"]
)
def test_what_is_wrong_with_a_sheet_is_told_each_time(root: Path, wrong: str) -> None:
    told = []
    for _ in range(2):
        with pytest.raises(ContentError) as caught:
            made(root, wrong)
        told.append(caught.value.problems)
    assert told[0] == told[1]


def test_a_font_that_has_gone_is_missed_though_the_sheet_is_known(root: Path) -> None:
    assert made(root, CSS) == made(root, CSS)
    (root / "styles" / "fonts" / "House.otf").unlink()
    with pytest.raises(ContentError):
        made(root, CSS)
