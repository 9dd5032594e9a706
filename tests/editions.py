"""The real editions, each set and finished once for all tests that look at them."""

from dataclasses import dataclass
from pathlib import Path

from report import build
from report.build.pages import screen_pdf
from report.checks import printed
from report.checks.printed import Wording
from report.rhythm import Passage
from report.typeset import Layout
from report.workspace import Workspace

WORKSPACE = Workspace(Path(__file__).parents[1])


@dataclass(frozen=True)
class Product:
    """A booklet or a profile: its blocks of text, the finished file, and what must be in it."""

    name: str
    passages: list[Passage]
    path: Path
    wordings: list[Wording]


def set_edition(year: int, folder: Path) -> list[Product]:
    """Set the booklet and the profiles of an edition, and write them to a folder."""
    edition = build.read(WORKSPACE, year).require()
    booklet = build.set_booklet(WORKSPACE, edition, silent).layout
    products = [finished("booklet", booklet, folder, list(printed.of_booklet(edition)))]
    for text, (page, _) in build.set_profiles(WORKSPACE, edition, edition.texts, silent):
        wordings = list(printed.of_profile(text))
        products.append(finished(text.slug, page.require().layout, folder, wordings))
    return products


def finished(name: str, layout: Layout, folder: Path, wordings: list[Wording]) -> Product:
    path = folder / f"{name}.pdf"
    path.write_bytes(screen_pdf(layout))
    return Product(name, list(layout.passages()), path, wordings)


def silent(doing: str) -> None:
    """Take progress, and say nothing."""
