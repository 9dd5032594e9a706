"""Pages that are left over: for notes, and alike wherever they stand."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from report.workspace import Workspace

from support import pdf
from support.editions import finished, read, set_booklet

PARAGRAPH = "Skolan ligger vid ån, och varje elev som går där har en dator och en lärare. " * 4
FOLIO_TOP = 0.93  # of the height of the page


@pytest.fixture
def booklet(mini: Workspace) -> Path:
    """The small booklet, whose map stands on a left page with the guide below it.

    Its first text has more than a page, and so begins on the next left one.
    """
    path = mini.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8") + f"\n{PARAGRAPH}\n" * 8, "utf-8")
    edition = read(mini, 2019).require()
    layout = set_booklet(mini, edition).layout
    return finished("booklet", layout, mini.root, []).path


def shown(path: Path, page: int) -> Image.Image:
    """Render a page without its folio."""
    with pypdfium2.PdfDocument(path) as document:
        image: Image.Image = document[page - 1].render(scale=2).to_pil().convert("RGB")
    return image.crop((0, 0, image.width, round(image.height * FOLIO_TOP)))


def test_a_page_left_over_looks_like_the_pages_for_notes_at_the_end(booklet: Path) -> None:
    pages = pdf.texts(booklet)
    notes = [
        number for number, text in enumerate(pages, start=1) if text == f"Anteckningar {number}"
    ]
    early, *_, last = (number for number in notes if number % 2)
    starts = [page for _, title, page in pdf.bookmarks(booklet) if title == "Norrby kommun"]
    assert starts == [early + 1]
    assert last == len(pages) - 1
    assert ImageChops.difference(shown(booklet, early), shown(booklet, last)).getbbox() is None
