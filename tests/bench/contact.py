"""Contact sheets: the spreads of a booklet side by side, eight to a picture; profiles in pairs."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageDraw

COLUMNS, ROWS = 4, 2
GAP: Final = 12  # pixels
GROUND: Final = (120, 120, 120)
PAGE_PX: Final = 500  # the height of a page

Spread = tuple[Image.Image, Image.Image | None]


def contact_sheets(booklet: Path, profiles: Sequence[Path], folder: Path) -> list[Path]:
    """Draw the pages of the files that are there, and return the pictures in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    spreads = list(_spreads(list(_pages(booklet)))) if booklet.exists() else []
    singles = [page for path in profiles for page in _pages(path)]
    spreads += list(_pairs(singles))
    size = COLUMNS * ROWS
    sheets = [spreads[start : start + size] for start in range(0, len(spreads), size)]
    made = []
    for number, sheet in enumerate(sheets, start=1):
        made.append(folder / f"sheet-{number:02}.png")
        _drawn(sheet, (number - 1) * size).save(made[-1])
    return made


def _pages(path: Path) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.render(scale=PAGE_PX / page.get_height()).to_pil().convert("RGB")


def _spreads(pages: list[Image.Image]) -> Iterator[Spread]:
    """Yield back and front of the cover, and then the pages that face each other."""
    if len(pages) > 1:
        yield pages[-1], pages[0]
        yield from _pairs(pages[1:-1])


def _pairs(pages: list[Image.Image]) -> Iterator[Spread]:
    for left in range(0, len(pages), 2):
        yield pages[left], pages[left + 1] if left + 1 < len(pages) else None


def _drawn(spreads: Sequence[Spread], first: int) -> Image.Image:
    """Draw spreads in rows, each with its number from 1 above it."""
    width = 2 * max(page.width for page, _ in spreads) + GAP
    height = PAGE_PX + 2 * GAP
    sheet = Image.new("RGB", (COLUMNS * width + GAP, ROWS * height + GAP), GROUND)
    pen = ImageDraw.Draw(sheet)
    for place, (left, right) in enumerate(spreads):
        x, y = GAP + place % COLUMNS * width, 2 * GAP + place // COLUMNS * height
        pen.text((x, y - GAP), f"{first + place + 1}", "white")
        sheet.paste(left, (x, y))
        if right:
            sheet.paste(right, (x + left.width, y))
    return sheet
