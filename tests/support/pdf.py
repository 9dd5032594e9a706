"""What a finished PDF shows, read back by other programs than the one that made it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pikepdf
import pypdfium2
from PIL import ImageChops

from report.units import mm_from_pt

# Cells of a page drawn as text, and the letters for what prevails in them.
CELL_WIDTH_MM, CELL_HEIGHT_MM = 4.0, 7.0


def texts(path: Path) -> list[str]:
    """Return the text of each page on one line, with words that were broken made whole."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [
        " ".join(page.replace("\ufffe", "").split()) for page in pages
    ]  # a hyphen at a line's end


def boxes_mm(path: Path) -> list[tuple[float, float]]:
    """Return the width and height of each page's trim box."""
    with pikepdf.open(path) as document:
        return [
            (
                round(mm_from_pt(float(page.trimbox[2] - page.trimbox[0])), 1),
                round(mm_from_pt(float(page.trimbox[3] - page.trimbox[1])), 1),
            )
            for page in document.pages
        ]


def pictures_mm(path: Path) -> list[tuple[float, float]]:
    """Return the width and height at which each picture is placed, before it is clipped."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            for picture in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = picture.get_bounds()
                found.append((mm_from_pt(right - left), mm_from_pt(top - bottom)))
    return found


def fonts(path: Path) -> set[str]:
    """Return the names of the embedded fonts without their subset tags."""
    with pikepdf.open(path) as document:
        found = {
            str(item.FontName).split("+")[-1]
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            if "/FontFile3" in item or "/FontFile2" in item
        }
        named = {
            str(item.FontName)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
    assert len(found) == len(named), "a font is named but not embedded"
    return found


def unicode_maps(path: Path) -> str:
    """Return the tables from glyphs to letters of all fonts."""
    with pikepdf.open(path) as document:
        return "\n".join(
            item.ToUnicode.read_bytes().decode("latin-1")
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item
        )


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Return the bookmarks as level, title and page; levels and pages count from 1."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (mark.level + 1, mark.get_title(), mark.get_dest().get_index() + 1)
            for mark in document.get_toc()
        ]


def links(path: Path) -> Iterator[tuple[int, int | str]]:
    """Yield for each link its page, and the page or the address to which it leads."""
    with pikepdf.open(path) as document:
        names = dict(_destinations(document))
        numbers = {page.objgen: n for n, page in enumerate(document.pages, start=1)}
        for number, page in enumerate(document.pages, start=1):
            for note in page.get("/Annots", []):
                if note.Subtype != "/Link":
                    continue
                if "/A" in note:
                    yield number, str(note.A.URI)
                else:
                    yield number, numbers[names[str(note.Dest)].objgen]


def _destinations(document: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    for name, target in pikepdf.NameTree(document.Root.Names.Dests).items():
        yield str(name), next(iter(cast(Any, target)))


def ink_bottom_mm(path: Path, page: int = 1) -> float:
    """Return how far the lowest ink of a page is from its upper edge."""
    dots_per_pt = 4
    with pypdfium2.PdfDocument(path) as document:
        image = document[page - 1].render(scale=dots_per_pt).to_pil().convert("L")
    box = ImageChops.invert(image).getbbox()
    return mm_from_pt(box[3] / dots_per_pt) if box else 0


def drawing(path: Path, page: int) -> str:
    """Draw a page as text: blank for paper, # for a dark ground, o for gold, x for ink on paper."""
    with pypdfium2.PdfDocument(path) as document:
        image = document[page - 1].render(scale=1).to_pil().convert("RGB")
    columns = round(mm_from_pt(image.width) / CELL_WIDTH_MM)
    rows = round(mm_from_pt(image.height) / CELL_HEIGHT_MM)
    small = image.resize((columns * 4, rows * 8))
    lines = []
    for row in range(rows):
        cells = [
            small.crop((column * 4, row * 8, column * 4 + 4, row * 8 + 8))
            for column in range(columns)
        ]
        lines.append("".join(_letter(list(cell.get_flattened_data())) for cell in cells).rstrip())
    return "\n".join(lines) + "\n"


def _letter(pixels: list[tuple[int, int, int]]) -> str:
    paper = sum(1 for pixel in pixels if min(pixel) > 235)
    gold = sum(1 for red, _, blue in pixels if red > blue + 60)
    dark = sum(1 for pixel in pixels if max(pixel) < 110)
    if gold > len(pixels) * 0.6:
        return "o"
    if dark > len(pixels) * 0.6:
        return "#"
    return " " if paper > len(pixels) * 0.93 else "x"


def text_colours(path: Path) -> set[tuple[str, tuple[float, ...]]]:
    """Return each pair of a font, without its subset tag, and a colour in which it sets text."""
    found: set[tuple[str, tuple[float, ...]]] = set()
    with pikepdf.open(path) as document:
        for page in document.pages:
            found |= set(_text_colours(page, page.resources))
    return found


def _text_colours(stream: Any, resources: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    font, colour = "", tuple[float, ...]()
    kept: list[tuple[str, tuple[float, ...]]] = []
    for instruction in pikepdf.parse_content_stream(stream, "q Q Tf k rg g sc scn Tj TJ Do"):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "q":
            kept.append((font, colour))
        elif operator == "Q":
            font, colour = kept.pop()
        elif operator == "Tf":
            font = str(resources.Font[str(operands[0])].BaseFont).split("+")[-1]
        elif operator in ("Tj", "TJ"):
            yield font, colour
        elif operator == "Do":
            target = resources.XObject[str(operands[0])]
            if target.Subtype == "/Form":
                yield from _text_colours(target, target.Resources)
        else:
            colour = tuple(round(float(value), 3) for value in operands)
