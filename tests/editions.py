"""The real editions, each set and finished once for all tests that look at them."""

from dataclasses import dataclass
from pathlib import Path

from report.build.content import read
from report.build.pages import screen_pdf
from report.build.studio import Pages, Studio
from report.checks import printed
from report.checks.printed import Wording
from report.model import Edition
from report.rhythm import Choices, Passage
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
    edition = read(WORKSPACE, year).require()
    studio = Studio(WORKSPACE, edition)
    booklet = set_booklet(studio, edition).layout
    products = [finished("booklet", booklet, folder, list(printed.of_booklet(edition)))]
    for text in edition.texts:
        wordings = list(printed.of_profile(text))
        products.append(finished(text.slug, studio.profile(text).layout, folder, wordings))
    return products


def set_booklet(studio: Studio, edition: Edition) -> Pages:
    """Set a booklet in this process, as the recipe does it in those of its workers."""
    settings, choices = {}, Choices()
    for text in edition.texts:
        if spread := studio.article(text):
            settings[text.slug] = spread.fit.setting
            choices |= spread.choices
    return studio.booklet(settings, choices, silent)


def finished(name: str, layout: Layout, folder: Path, wordings: list[Wording]) -> Product:
    path = folder / f"{name}.pdf"
    path.write_bytes(screen_pdf(layout))
    return Product(name, list(layout.passages()), path, wordings)


def silent(doing: str) -> None:
    """Take progress, and say nothing."""
