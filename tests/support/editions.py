"""The real editions, each set and finished once for all tests that look at them."""

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from pathlib import Path

from report.checks import printed
from report.checks.crowded import crowded_words
from report.checks.printed import Wording
from report.checks.written import Written
from report.compositor import booklet as recipe
from report.compositor.compositor import Compositor
from report.compositor.edition_cache import EditionCache
from report.compositor.engine import screen_pdf, typesetter
from report.compositor.piece import Booklet, Settled
from report.compositor.results import Progress
from report.document.documents import Documents
from report.document.pieces import piece_names, text_piece
from report.linebreaking import Passage
from report.model import Edition
from report.problems import Place, Problem, Reading
from report.products.profile import PROFILE
from report.recipes.content import read_texts
from report.typeset import Layout
from report.workspace import Workspace

from support.here import here

WHOLE = "whole.pdf"  # a booklet that was set as a whole, beside the one that was joined
WORKSPACE = Workspace(Path(__file__).parents[2])


def read(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition with all that is wrong with its texts."""
    content = read_texts(workspace, year)
    return Reading(content.files.edition, content.problems)


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


@dataclass
class Product:
    """A booklet or a profile: its blocks of text, the finished file, what must be in it, and what
    of it has no room."""

    name: str
    passages: list[Passage]
    path: Path
    wordings: list[Wording]
    crowded: list[Problem]
    rounds: int = 0  # of setting a booklet
    fill_percent: float = 0  # of the page of a profile, as the engine measures it


def set_edition(year: int, folder: Path) -> list[Product]:
    """Set the booklet and the profiles of an edition, and write them to a folder."""
    edition = read(WORKSPACE, year).require()
    told: list[str] = []
    pages = set_booklet(WORKSPACE, edition, told.append)
    wordings = list(printed.of_booklet(edition))
    products = [finished("booklet", pages.layout, folder, wordings, pages.booklet.pdf)]
    (folder / WHOLE).write_bytes(screen_pdf(pages.layout))
    products[0].rounds = sum(one.startswith("setting pages, round") for one in told)
    setter = Compositor(WORKSPACE, edition)
    for text in edition.texts:
        filled = setter.page(PROFILE, text)
        wordings = list(printed.of_page(PROFILE, text, filled.makeup.without))
        products.append(finished(text.slug, filled.layout, folder, wordings))
        products[-1].fill_percent = filled.fill * 100
    return products


@dataclass(frozen=True)
class Pages:
    """A booklet as the recipe sets it."""

    workspace: Workspace
    edition: Edition
    booklet: Booklet

    @property
    def settled(self) -> Settled:
        """What was chosen for its pages."""
        return self.booklet.settled

    @cached_property
    def layout(self) -> Layout:
        """The same pages, laid out as a whole."""
        documents = Documents(self.workspace, self.edition)
        choices = reduce(or_, (piece.choices for piece in self.settled.pieces))
        setter = typesetter(self.workspace, documents, "booklet")
        return setter.layout(documents.booklet(self.settled.plan), choices)


def set_booklet(workspace: Workspace, edition: Edition, progress: Progress = silent) -> Pages:
    """Set a booklet in this process, as the recipe does it in those of its workers."""
    with here(workspace, edition) as workers:
        cache = EditionCache(workspace, edition)
        return Pages(workspace, edition, recipe.set_booklet(workers, cache, edition, progress))


def without_texts(edition: Edition) -> list[str]:
    """Return the names of the pieces of a booklet but its texts."""
    texts = {text_piece(text) for text in edition.texts}
    return [name for name in piece_names(edition) if name not in texts]


def finished(
    name: str, layout: Layout, folder: Path, wordings: list[Wording], file: bytes = b""
) -> Product:
    """Write pages as a file, or that file."""
    path = folder / f"{name}.pdf"
    path.write_bytes(file or screen_pdf(layout))
    crowded = crowded_words(layout.drawn(), Written(wordings), Place(path))
    return Product(name, list(layout.passages()), path, wordings, crowded)
