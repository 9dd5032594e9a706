"""Draw the pages that the documentation shows: `make docs` writes docs/images/*.png.

Spreads stand as in the folded booklet, left and right page side by side.
"""

from pathlib import Path

import pypdfium2
from PIL import Image

from report.recipes.booklet import booklet
from report.recipes.profiles import profiles
from report.workspace import find_workspace

YEAR = 2019
DPI = 80
GAP = 2  # pixels between two pages: the fold
GROUND = (214, 210, 203)
EDGE = 12  # pixels of ground around the pages

# Pictures by name: pages of the booklet, counted from 1.
SPREADS = {
    "cover": (28, 1),
    "contents": (2, 3),
    "criteria": (4, 5),
    "map": (6, 7),
    "spread": (8, 9),
    "history": (22, 23),
}
PROFILE = "malmo"


def main() -> None:
    """Make the booklet and a profile, and draw their pages."""
    workspace = find_workspace(Path(__file__).resolve().parent)
    folder = workspace.root / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (book,) = booklet(workspace, YEAR, print)
    (profile,) = profiles(workspace, YEAR, (PROFILE,), print)
    with pypdfium2.PdfDocument(book.path) as document:
        for name, pages in SPREADS.items():
            write(folder / f"{name}.png", [draw(document, page) for page in pages])
    with pypdfium2.PdfDocument(profile.path) as document:
        write(folder / "profile.png", [draw(document, 1)])


def draw(document: pypdfium2.PdfDocument, page: int) -> Image.Image:
    """Draw a page; pages count from 1."""
    image = document[page - 1].render(scale=DPI / 72).to_pil()
    assert isinstance(image, Image.Image)
    return image.convert("RGB")


def write(path: Path, pages: list[Image.Image]) -> None:
    """Write pages side by side on a ground, in few colours so that the file is small."""
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1) + 2 * EDGE
    picture = Image.new("RGB", (width, pages[0].height + 2 * EDGE), GROUND)
    left = EDGE
    for page in pages:
        picture.paste(page, (left, EDGE))
        left += page.width + GAP
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
