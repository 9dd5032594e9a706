"""The booklet on sheets for the office printer: printed on both sides, folded and stapled.

The file is for paper: it has neither tags nor links. Who reads on a screen, or
publishes the booklet, takes the screen edition.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name

from report.finish.imposition import (
    FOLD_MM,
    SHEET_HEIGHT_MM,
    SHEET_WIDTH_MM,
    Folding,
    Half,
    Stretch,
    marks,
    place,
    saddle_stitch,
)
from report.finish.origin import take_over
from report.units import mm_from_pt, pt_from_mm

PDF_VERSION: Final = "1.7"  # the first in which a file asks to be printed on both sides
TITLE: Final = "{} – ark för utskrift"
MARK_LINES: Final = ("1.4 w 1 G", "0.4 w 0 G")  # dark on light: seen on every ground


def imposed(pdf: bytes, folding: Folding) -> bytes:
    """Return the sheets on which the pages of a booklet stand: a PDF with a page for each side.

    Every page is placed whole, up to its trim box; its fonts, pictures and colours stay
    as they are. The same pages give the same bytes.
    """
    with pikepdf.open(BytesIO(pdf)) as booklet, pikepdf.new() as sheets:
        pages = [sheets.copy_foreign(page.as_form_xobject()) for page in booklet.pages]
        sides = saddle_stitch(len(pages))
        for number, (left, right) in enumerate(sides):
            side = _blank_side(sheets)
            for half, page in ((Half.LEFT, left), (Half.RIGHT, right)):
                if page:
                    _add_page(side, pages[page - 1], half, number // 2, folding)
            if folding.marks:
                _add_marks(side, marks(number, len(sides)))
        _describe(sheets, booklet)
        take_over(sheets, booklet)
        _advise_printer(sheets)
        file = BytesIO()
        sheets.save(file, min_version=PDF_VERSION, deterministic_id=True)
    return file.getvalue()


def _blank_side(sheets: pikepdf.Pdf) -> pikepdf.Page:
    width, height = (round(pt_from_mm(mm), 4) for mm in (SHEET_WIDTH_MM, SHEET_HEIGHT_MM))
    return sheets.add_blank_page(page_size=(width, height))


def _add_page(
    side: pikepdf.Page, page: pikepdf.Object, half: Half, sheet: int, folding: Folding
) -> None:
    """Draw a page on its half of a side, where it is cut off if it creeps over the fold."""
    left, bottom, right, top = (float(edge) for edge in page.BBox)
    size_mm = mm_from_pt(right - left), mm_from_pt(top - bottom)
    placed = place(size_mm, half, sheet, folding)
    x = pt_from_mm(placed.x_mm) - placed.scale * left
    y = pt_from_mm(placed.y_mm) - placed.scale * bottom
    name = side.add_resource(page, Name.XObject, Name(f"/{half.name.title()}"))
    _draw(
        side,
        f"{_points(half.left_mm, 0, FOLD_MM, SHEET_HEIGHT_MM)} re W n",
        f"{placed.scale:f} 0 0 {placed.scale:f} {x:.4f} {y:.4f} cm {name} Do",
    )


def _add_marks(side: pikepdf.Page, stretches: Iterable[Stretch]) -> None:
    for start, end in stretches:
        line = f"{_points(FOLD_MM, start)} m {_points(FOLD_MM, end)} l S"
        _draw(side, *(f"{style} {line}" for style in MARK_LINES))


def _draw(side: pikepdf.Page, *operators: str) -> None:
    """Draw on a side, leaving its coordinates and colours as they were."""
    side.contents_add("\n".join(("q", *operators, "Q")).encode())


def _points(*lengths_mm: float) -> str:
    return " ".join(f"{pt_from_mm(length):.4f}" for length in lengths_mm)


def _describe(sheets: pikepdf.Pdf, booklet: pikepdf.Pdf) -> None:
    """Take over who made the booklet and when, its language, and what its colours mean."""
    for key, value in booklet.docinfo.items():
        sheets.docinfo[key] = str(value)
    sheets.docinfo.Title = TITLE.format(booklet.docinfo.get("/Title", "")).lstrip(" –")
    with sheets.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(sheets.docinfo)
    if Name.Lang in booklet.Root:
        sheets.Root.Lang = str(booklet.Root.Lang)
    if Name.OutputIntents in booklet.Root:
        intents = booklet.make_indirect(booklet.Root.OutputIntents)
        sheets.Root.OutputIntents = sheets.copy_foreign(intents)


def _advise_printer(sheets: pikepdf.Pdf) -> None:
    """Ask the print dialogue for both sides, the short edge and true size (ISO 32000-1, 12.2)."""
    sheets.Root.ViewerPreferences = Dictionary(
        Duplex=Name.DuplexFlipShortEdge,
        PrintScaling=Name("/None"),
        PickTrayByPDFSize=True,
        DisplayDocTitle=True,
    )
