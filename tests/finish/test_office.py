"""Sheets for the office printer, made of small booklets and read back by other programs."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageStat

from report.finish.imposition import FOLD_MM, SHEET_HEIGHT_MM, USUAL_FOLDING, Folding, Half
from report.finish.office import imposed
from report.units import A5, pt_from_mm
from report.workspace import Workspace

from support.paper import folded

PAPER, DARK = 255, 0  # greys
NEAR = 0.3  # mm from an edge, to be safely on one side of it
DOTS_PER_PT = 3

# A page that is white, or black to the bleed, and tells its number.
PAGE = "{ground} g 0 0 {width} {height} re f 0.5 g BT /F 20 Tf 100 300 Td (page{number}) Tj ET"


def booklet(pages: int, bleed_mm: float = 0, dark: Half = Half.LEFT) -> bytes:
    """Make a booklet with this many A5 pages; those on one half of the sheets are dark."""
    width, height = (pt_from_mm(mm + 2 * bleed_mm) for mm in (A5.width_mm, A5.height_mm))
    with pikepdf.new() as document:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for number in range(1, pages + 1):
            page = document.add_blank_page(page_size=(width, height))
            bleed = pt_from_mm(bleed_mm)
            page.trimbox = pikepdf.Array([bleed, bleed, width - bleed, height - bleed])
            white = int((number % 2 == 1) == (dark is Half.LEFT))
            page.Resources = Dictionary(Font=Dictionary(F=font))
            page.Contents = document.make_stream(
                PAGE.format(ground=white, width=width, height=height, number=number).encode()
            )
            page.Annots = pikepdf.Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9])])
        document.docinfo.Title = "Häftet"
        document.docinfo.CreationDate = "D:20191114"
        document.Root.Lang = "sv"
        target = BytesIO()
        document.save(target, deterministic_id=True)
    return target.getvalue()


def halves(pdf: bytes) -> list[tuple[str, str]]:
    """Return the text on the left and on the right half of each side."""
    fold = pt_from_mm(FOLD_MM)
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage() for page in document]
        return [
            (text.get_text_bounded(right=fold).strip(), text.get_text_bounded(left=fold).strip())
            for text in texts
        ]


def rendered(pdf: bytes, side: int) -> Image.Image:
    """Draw a side, counted from 0, in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[side].render(scale=DOTS_PER_PT).to_pil()
    return picture.convert("L")


def dots(length_mm: float) -> int:
    """Convert a length to dots of a rendered side."""
    return round(pt_from_mm(length_mm) * DOTS_PER_PT)


def grey(image: Image.Image, x_mm: float, y_mm: float = SHEET_HEIGHT_MM / 4) -> int:
    """Return the grey of a point; y grows downwards."""
    value = image.getpixel((dots(x_mm), dots(y_mm)))
    assert isinstance(value, int)
    return value


def test_pages_stand_on_their_halves_of_the_sides() -> None:
    assert halves(imposed(booklet(7), USUAL_FOLDING)) == [
        ("page7", "page1"),
        ("page2", ""),
        ("page6", "page3"),
        ("page4", "page5"),
    ]


def test_sides_are_a4_on_their_long_sides_exactly() -> None:
    with pikepdf.open(BytesIO(imposed(booklet(5), USUAL_FOLDING))) as document:
        boxes = [[float(edge) for edge in page.mediabox] for page in document.pages]
    width, height = 297 / 25.4 * 72, 210 / 25.4 * 72
    assert boxes == [pytest.approx([0, 0, width, height], abs=1e-4)] * 4


def test_a_page_ends_at_the_fold_and_at_the_margin() -> None:
    front = rendered(imposed(booklet(8), Folding(margin_mm=5)), 0)
    left = FOLD_MM - 148 * 200 / 210  # 200 mm of 210 are free for its height
    assert [grey(front, x) for x in (left - NEAR, FOLD_MM + NEAR)] == [PAPER, PAPER]
    assert [grey(front, x) for x in (left + NEAR, FOLD_MM - NEAR)] == [DARK, DARK]
    assert [grey(front, 100, y) for y in (5 - NEAR, 205 + NEAR)] == [PAPER, PAPER]
    assert [grey(front, 100, y) for y in (5 + NEAR, 205 - NEAR)] == [DARK, DARK]


@pytest.mark.parametrize("half", Half)
def test_creep_moves_a_page_of_an_inner_sheet_to_the_fold_and_never_over_it(half: Half) -> None:
    pdf = imposed(booklet(12, dark=half), Folding(creep_mm=1, margin_mm=0))
    innermost = rendered(pdf, 5)  # two sheets lie around it
    width = 148 - 2
    left, right = {
        Half.LEFT: (FOLD_MM - width, FOLD_MM),
        Half.RIGHT: (FOLD_MM, FOLD_MM + width),
    }[half]
    assert [grey(innermost, x) for x in (left - NEAR, right + NEAR)] == [PAPER, PAPER]
    assert [grey(innermost, x) for x in (left + NEAR, right - NEAR)] == [DARK, DARK]


@pytest.mark.parametrize("bleed_mm", [0, 3])
def test_the_page_inside_its_trim_is_on_the_sheet_and_nothing_else(bleed_mm: float) -> None:
    front = rendered(imposed(booklet(8, bleed_mm), Folding(margin_mm=0)), 0)
    left = FOLD_MM - 148
    assert [grey(front, x) for x in (left - NEAR, FOLD_MM + NEAR)] == [PAPER, PAPER]
    assert [grey(front, x) for x in (left + NEAR, FOLD_MM - NEAR)] == [DARK, DARK]
    front = rendered(imposed(booklet(8, bleed_mm), Folding(margin_mm=5)), 0)
    assert [grey(front, 100, y) for y in (5 - NEAR, 205 + NEAR)] == [PAPER, PAPER]
    assert [grey(front, 100, y) for y in (5 + NEAR, 205 - NEAR)] == [DARK, DARK]


def test_marks_stand_out_from_dark_and_from_light() -> None:
    front = rendered(imposed(booklet(4), Folding(margin_mm=0, marks=True)), 0)  # dark | light
    for mark in (8, SHEET_HEIGHT_MM / 4, SHEET_HEIGHT_MM * 3 / 4, SHEET_HEIGHT_MM - 8):
        assert max(grey(front, FOLD_MM - away, mark) for away in (0.1, 0.2, 0.3)) > 200
        assert min(grey(front, FOLD_MM + away, mark) for away in (0, 0.1, 0.2)) < 130
    between = SHEET_HEIGHT_MM / 2
    assert max(grey(front, FOLD_MM - away, between) for away in (0.2, 0.3)) == DARK
    assert min(grey(front, FOLD_MM + away, between) for away in (0.1, 0.2)) == PAPER


def test_the_printer_is_asked_for_both_sides_the_short_edge_and_true_size() -> None:
    with pikepdf.open(BytesIO(imposed(booklet(4), USUAL_FOLDING))) as document:
        wishes = document.Root.ViewerPreferences
        assert (wishes.Duplex, wishes.PrintScaling) == (Name.DuplexFlipShortEdge, Name("/None"))
        assert wishes.PickTrayByPDFSize
        assert document.pdf_version >= "1.7"


def test_the_file_says_what_it_is_and_has_no_links() -> None:
    with pikepdf.open(BytesIO(imposed(booklet(4), USUAL_FOLDING))) as document:
        assert str(document.docinfo.Title) == "Häftet – ark för utskrift"
        assert str(document.docinfo.CreationDate) == "D:20191114"
        assert str(document.Root.Lang) == "sv"
        assert document.open_metadata()["dc:title"] == "Häftet – ark för utskrift"
        assert not any("/Annots" in page for page in document.pages)
        assert "/StructTreeRoot" not in document.Root


def test_what_the_colours_mean_is_taken_over() -> None:
    with pikepdf.open(BytesIO(booklet(4))) as document:
        intent = Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB")
        document.Root.OutputIntents = pikepdf.Array([intent])
        target = BytesIO()
        document.save(target)
    with pikepdf.open(BytesIO(imposed(target.getvalue(), USUAL_FOLDING))) as sheets:
        (taken,) = sheets.Root.OutputIntents
        assert str(taken.OutputConditionIdentifier) == "sRGB"


def test_the_syntax_is_clean() -> None:
    with pikepdf.open(BytesIO(imposed(booklet(6), Folding(0.1, 5, marks=True)))) as document:
        assert document.check_pdf_syntax() == []


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(booklet(6))
    program = (
        "import hashlib, pathlib, sys; from report.finish.office import imposed;"
        "from report.finish.imposition import Folding;"
        "pdf = imposed(pathlib.Path(sys.argv[1]).read_bytes(), Folding(0.1, 5, True));"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program, path],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    ours = imposed(path.read_bytes(), Folding(0.1, 5, marks=True))
    assert sums == {hashlib.sha256(ours).hexdigest()}


def test_a_real_booklet_when_folded_reads_like_its_pages(made: Workspace) -> None:
    screen = (made.output(2019) / "guldtrappan-2019.pdf").read_bytes()
    with pypdfium2.PdfDocument(screen) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    read = folded(halves(imposed(screen, USUAL_FOLDING)))
    assert len(pages) >= 12
    assert [letters(text) for text in read] == [letters(text) for text in pages]


def letters(text: str) -> Counter[str]:
    """Count the letters of a page.

    PDFium puts a sign of its own in place of a hyphen at a line's end, and on a sheet gives it
    to the other half: so words are not the same, but letters are.
    """
    return Counter("".join(text.replace("\x02", "").split()))


def test_a_real_booklet_when_folded_looks_like_its_pages(made: Workspace) -> None:
    screen = (made.output(2019) / "guldtrappan-2019.pdf").read_bytes()
    sheets = imposed(screen, Folding(margin_mm=0))
    with pypdfium2.PdfDocument(sheets) as document:
        sides = [rendered(sheets, side) for side in range(len(document))]
    middle, page = dots(FOLD_MM), dots(A5.width_mm)
    read = folded(
        [
            (
                side.crop((middle - page, 0, middle, side.height)),
                side.crop((middle, 0, middle + page, side.height)),
            )
            for side in sides
        ]
    )
    unlike = [
        number
        for number, half in enumerate(read, start=1)
        if difference(half, rendered(screen, number - 1)) > 0.1  # a folio makes 0.2
    ]
    assert unlike == []


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures differ in grey, in the mean of points of about 1 mm."""
    small = (148, 210)
    return ImageStat.Stat(ImageChops.difference(one.resize(small), other.resize(small))).mean[0]
