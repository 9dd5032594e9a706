"""Finished files, read as a reader's program does."""

from pathlib import Path

import pytest

from report.checks.pages import HYPHEN, Page, read_pages
from report.problems import ContentError
from report.typeset import Sheet, Typesetter

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-serif/SourceSerif4SmText-Regular.otf) }
@page { size: 50mm; margin: 10mm }
body { font: 10pt House; margin: 0; hyphens: manual }
"""


def made(folder: Path, body: str) -> Path:
    """Set a narrow page and write it to a file."""
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((folder / "a.css", CSS),)))
    html = f"<html lang='sv'><head><title>t</title></head><body>{body}</body></html>"
    path = folder / "a.pdf"
    path.write_bytes(setter.layout(html).pdf())
    return path


@pytest.mark.parametrize("first", ["", "<p>it-plan</p>"])
def test_lines_that_end_in_a_hyphen(tmp_path: Path, first: str) -> None:
    """The glyph of the hyphen is read as the first character for which it was used."""
    body = f"{first}<p>skol\u00adut\u00adveck\u00adlings\u00adpro\u00adgram</p><p>Två</p>"
    lines = read_pages(made(tmp_path, body))[0].lines
    assert lines[-3:] == (f"skolutvecklings{HYPHEN}", "program", "Två")


def test_pages_count_from_1(tmp_path: Path) -> None:
    path = made(tmp_path, "<p>Ett</p><p style='break-before: page'>Två<br>tre</p>")
    assert read_pages(path) == [Page(1, ("Ett",)), Page(2, ("Två", "tre"))]


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"no")
    with pytest.raises(ContentError, match="as a PDF: 'it is damaged, or not a PDF'"):
        read_pages(path)
