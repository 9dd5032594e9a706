"""Draw the pages that the documentation shows: `make docs` writes docs/images/*.png.

Spreads stand as in the folded booklet, left and right page side by side. Those of the designs
show texts of the edition with drawn photographs: no organisation is shown by another's picture.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from report.compositor.compositor import Compositor
from report.compositor.engine import typesetter
from report.design.designs import PAGE
from report.design.makeup import Makeup
from report.document.pieces import text_piece
from report.document.plan import Plan
from report.products.poster import POSTER
from report.products.profile import PROFILE
from report.recipes.booklet import booklet
from report.recipes.pages import pages as make_pages
from report.workspace import Workspace, find_workspace

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.drawn.pictures import Scene, file
from support.drawn.prose import body
from support.editions import read
from support.workspaces import copy_mini, copy_repository

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
SHOWN = "malmo"
FIRST_PAGE = 8  # of a text in a booklet: a left one
FOCUS = (50, 32)  # of the drawn photographs


@dataclass(frozen=True)
class Shown:
    """A text that shows a design, with photographs of these shapes."""

    slug: str
    shapes: tuple[str, ...] = ()


DESIGNS = {
    "scene": [Shown("gavle", ("16-9",))],
    "face": [Shown("trollhattan", ("3-4",))],
    "list": [Shown("skara")],
    "figure": [Shown("trollhattan")],
    "band": [Shown("alingsas")],
    "page": [Shown("norrby"), Shown("soderby", ("1-1",))],
}
# Short texts on their profiles, by the design that these get.
PROFILES = {
    "large": [Shown("norrby"), Shown("soderby")],
    "beside": [Shown("norrby", ("3-4",)), Shown("soderby", ("3-2",))],
}
POSTERS = (
    Shown("malmo"),
    Shown("skara", ("3-2",)),
    Shown("trollhattan", ("3-4",)),
)
POSTER_SCALE = 0.45  # of the size at which other pages are drawn
WORDS = 130  # of the texts that are a page: those of an edition that is made up


def main() -> None:
    """Make the booklet and a profile, and draw their pages."""
    workspace = find_workspace(Path(__file__).resolve().parent)
    folder = workspace.root / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (book,) = booklet(workspace, YEAR, print)
    (profile,) = make_pages(workspace, PROFILE, YEAR, (SHOWN,), print)
    with pypdfium2.PdfDocument(book.path) as document:
        for name, pages in SPREADS.items():
            write(folder / f"{name}.png", [draw(document, page) for page in pages])
    with pypdfium2.PdfDocument(profile.path) as document:
        write(folder / "profile.png", [draw(document, 1)])
    with TemporaryDirectory() as temporary:
        write(folder / "poster.png", list(posters(Path(temporary) / "workspace")))
    for design, texts in PROFILES.items():
        with TemporaryDirectory() as temporary:
            profiles = short_profiles(texts, Path(temporary) / "workspace")
            write(folder / f"design-{design}.png", list(profiles))
    for design, texts in DESIGNS.items():
        with TemporaryDirectory() as temporary:
            shown = Path(temporary) / "workspace"
            write(folder / f"design-{design}.png", list(set_in(design, texts, shown)))


def posters(folder: Path) -> Iterator[Image.Image]:
    """Yield posters of texts with these photographs, in a workspace of its own."""
    workspace = copy_repository(folder)
    for text in POSTERS:
        illustrate(workspace, text)
    for text in POSTERS:
        (made,) = make_pages(workspace, POSTER, YEAR, (text.slug,), print)
        with pypdfium2.PdfDocument(made.path) as document:
            yield draw(document, 1, DPI * POSTER_SCALE)


def short_profiles(texts: Sequence[Shown], folder: Path) -> Iterator[Image.Image]:
    """Yield the profiles of short texts, in a workspace of their own."""
    workspace = copy_mini(folder)
    for number, text in enumerate(texts):
        shorten(workspace, text, number)
        illustrate(workspace, text)
        (made,) = make_pages(workspace, PROFILE, YEAR, (text.slug,), print)
        with pypdfium2.PdfDocument(made.path) as document:
            yield draw(document, 1)


def set_in(design: str, texts: Sequence[Shown], folder: Path) -> Iterator[Image.Image]:
    """Yield the pages of texts that are set in a design, in a workspace of their own."""
    if design == PAGE:
        workspace = copy_mini(folder)
        for number, text in enumerate(texts):
            shorten(workspace, text, number)
    else:
        workspace = copy_repository(folder)
    for text in texts:
        illustrate(workspace, text)
    edition = read(workspace, YEAR).require()
    compositor = Compositor(workspace, edition)
    by_slug = {text.slug: text for text in edition.texts}
    pages = 2 // len(texts)
    for number, text in enumerate(texts):
        one, makeup = by_slug[text.slug], Makeup(design, pages)
        filled = compositor.article(one, makeup)
        assert filled, f"{text.slug} is too long for {design}"
        plan = Plan(
            {f"text-{text.slug}": FIRST_PAGE + number},
            settings={text.slug: filled.setting},
            makeups={text.slug: makeup},
        )
        page = plan.page(text.slug)
        html = compositor.documents.booklet(plan, [text_piece(one)], page)
        setter = typesetter(workspace, compositor.documents, "booklet")
        layout = setter.layout(html, filled.choices, first_page=page)
        with pypdfium2.PdfDocument(layout.pdf()) as document:
            yield from (draw(document, page) for page in range(1, pages + 1))


def shorten(workspace: Workspace, shown: Shown, number: int) -> None:
    """Give a text other words, so many that it is a page."""
    path = workspace.year(YEAR) / f"{shown.slug}.md"
    _, fields, _ = path.read_text("utf-8").split("---\n", 2)
    words = body(Random(number), WORDS, [], shown.slug.title())  # noqa: S311 - no secret
    path.write_text(f"---\n{fields}---\n\n{words}\n", "utf-8")


def illustrate(workspace: Workspace, shown: Shown) -> None:
    """Give a text drawn photographs."""
    path = workspace.year(YEAR) / f"{shown.slug}.md"
    folder = workspace.year(YEAR) / "images"
    folder.mkdir(exist_ok=True)
    photos = ""
    for shape in shown.shapes:
        name = f"{shown.slug}-{shape}.jpg"
        (folder / name).write_bytes(file(Scene(shape, FOCUS, 0, 0.5), "jpg"))
        photos += (
            f"  - {{ file: {name}, alt: En ritad figur, caption: En ritad figur mot himlen., "
            f'credit: "Teckning: Guldtrappan", focus: {FOCUS[0]} {FOCUS[1]} }}\n'
        )
    if photos:
        text = path.read_text("utf-8")
        listed = f"photos:\n{photos}standfirst:"
        path.write_text(re.sub("(?m)^standfirst:", listed, text, count=1), "utf-8")


def draw(document: pypdfium2.PdfDocument, page: int, dpi: float = DPI) -> Image.Image:
    """Draw a page; pages count from 1."""
    image = document[page - 1].render(scale=dpi / 72).to_pil()
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
    picture.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
