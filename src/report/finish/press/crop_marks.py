"""Crop marks: where to cut, in all inks at once, outside the bleed."""

from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Page, Pdf

from report.units import pt_from_mm

GAP_MM: Final = 1  # from the bleed, so that no mark is left on a page that is cut badly
LENGTH_MM: Final = 5
ROOM_MM: Final = 8  # that marks take around the bleed
WIDTH_PT: Final = 0.25
REGISTRATION: Final = "/Registration"
DASHES: Final = "[2 1.5] 0 d"

Box = tuple[float, float, float, float]  # left, lower, right and upper edge in pt


def draw_marks(document: Pdf, page: Page, trim: Box, bleed_mm: float) -> None:
    """Draw two marks at each corner of the trim."""
    spaces = page.resources.get("/ColorSpace", Dictionary())
    page.resources["/ColorSpace"] = spaces
    if REGISTRATION not in spaces:
        spaces[REGISTRATION] = document.make_indirect(_registration())
    lines = "\n".join(_lines(trim, pt_from_mm(bleed_mm)))
    page.contents_add(f"q {WIDTH_PT} w {REGISTRATION} CS 1 SCN\n{lines}\nQ".encode(), prepend=False)


def draw_fold(page: Page, trim: Box, bleed_mm: float) -> None:
    """Draw a dashed mark above and below the fold in the middle; crop marks are there already."""
    left, lower, right, upper = trim
    x, near = (left + right) / 2, pt_from_mm(bleed_mm + GAP_MM)
    far = near + pt_from_mm(LENGTH_MM)
    lines = "\n".join(
        f"{x:.4f} {start:.4f} m {x:.4f} {end:.4f} l S"
        for start, end in ((lower - near, lower - far), (upper + near, upper + far))
    )
    page.contents_add(f"q {WIDTH_PT} w {DASHES} {REGISTRATION} CS 1 SCN\n{lines}\nQ".encode())


def _lines(trim: Box, bleed: float) -> Iterator[str]:
    left, lower, right, upper = trim
    near = bleed + pt_from_mm(GAP_MM)
    far = near + pt_from_mm(LENGTH_MM)
    for x in (left, right):
        yield f"{x:.4f} {lower - near:.4f} m {x:.4f} {lower - far:.4f} l S"
        yield f"{x:.4f} {upper + near:.4f} m {x:.4f} {upper + far:.4f} l S"
    for y in (lower, upper):
        yield f"{left - near:.4f} {y:.4f} m {left - far:.4f} {y:.4f} l S"
        yield f"{right + near:.4f} {y:.4f} m {right + far:.4f} {y:.4f} l S"


def _registration() -> Array:
    """Return the colour that prints on every plate (ISO 32000-2, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
