"""Small PDFs drawn by hand: words and rules whose places and colours are known."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf

from report.units import A5, pt_from_mm

RGB = tuple[float, float, float]

BLACK: RGB = (0, 0, 0)
LINE_MM = 5.0  # from one line to the next


def words(left: float, top: float, text: str, size_pt: float = 10, rgb: RGB = BLACK) -> str:
    """Draw words; their baseline lies so many mm below the top of the page."""
    red, green, blue = rgb
    x, y = pt_from_mm(left), pt_from_mm(A5.height_mm - top)
    said = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size_pt} Tf {red} {green} {blue} rg {x:.4f} {y:.4f} Td ({said}) Tj ET\n"


def lines(text: Iterable[str], left: float = 16, top: float = 30) -> str:
    """Draw lines of words below one another."""
    return "".join(words(left, top + n * LINE_MM, each) for n, each in enumerate(text))


def ground(left: float, top: float, width: float, height: float, rgb: RGB = BLACK) -> str:
    """Fill a rectangle, in mm from the upper left of the page."""
    red, green, blue = rgb
    x, y = pt_from_mm(left), pt_from_mm(A5.height_mm - top - height)
    size = f"{pt_from_mm(width):.4f} {pt_from_mm(height):.4f}"
    return f"{red} {green} {blue} rg {x:.4f} {y:.4f} {size} re f\n"


def outline(*corners: tuple[float, float]) -> str:
    """Fill a shape with these corners, in mm from the upper left of the page."""
    points = [f"{pt_from_mm(x):.4f} {pt_from_mm(A5.height_mm - y):.4f}" for x, y in corners]
    return f"0 0 0 rg {points[0]} m {' '.join(f'{point} l' for point in points[1:])} h f\n"


def paged(*pages: str, size_mm: tuple[float, float] = (A5.width_mm, A5.height_mm)) -> bytes:
    """Make a PDF of pages, each drawn by such operators."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for content in pages:
        page = document.add_blank_page(page_size=(pt_from_mm(size_mm[0]), pt_from_mm(size_mm[1])))
        page.obj.Contents = document.make_stream(content.encode("cp1252"))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    file = BytesIO()
    document.save(file, deterministic_id=True)
    return file.getvalue()
