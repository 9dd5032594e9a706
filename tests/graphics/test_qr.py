"""QR codes."""

import io
from pathlib import Path

import pypdfium2
import pytest
import segno
import zxingcpp

from report.design.colours import read_colours
from report.graphics import qr
from report.graphics.qr import qr_code
from report.typeset import Sheet, Typesetter
from report.workspace import Workspace

from support.workspaces import REPOSITORY

COLOURS = read_colours(Workspace(REPOSITORY))
ADDRESS = "https://www2.diu.se/guldtrappan/malmo-stad/"


def test_the_code_says_where_it_leads() -> None:
    assert "<title>QR-kod till Provsidan</title>" in qr_code(COLOURS, ADDRESS, "Provsidan", 19)


def test_the_code_can_be_read_from_the_page() -> None:
    sheet = Sheet(
        ((REPOSITORY / "a.css", "@page { size: 40mm; margin: 5mm } svg { display: block }"),)
    )
    html = f"<html lang=sv><title>t</title>{qr_code(COLOURS, ADDRESS, 'Provsidan', 19)}</html>"
    data = Typesetter(REPOSITORY, ("styles",), sheet).layout(html).pdf()
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        image = document[0].render(scale=300 / 72).to_pil().convert("L")
    (code,) = zxingcpp.read_barcodes(image)
    assert code.text == ADDRESS


def test_a_code_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn() -> str:
        qr._modules.cache_clear()  # as another process would begin
        return qr_code(COLOURS, ADDRESS, "Provsidan", 19)

    made_anew = drawn()
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path))
    assert drawn() == made_anew
    monkeypatch.delattr(segno, "make")
    assert drawn() == made_anew
