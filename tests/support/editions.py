"""The real editions, each set and finished once for all tests that look at them."""

from dataclasses import dataclass, replace
from pathlib import Path

from report.checks import printed
from report.checks.crowded import crowded_words
from report.checks.printed import Wording
from report.checks.written import Written
from report.compositor.compositor import Compositor, Pages
from report.compositor.engine import screen_pdf
from report.compositor.results import Progress
from report.linebreaking import Passage
from report.model import Edition
from report.problems import Place, Problem, Reading
from report.recipes.content import read_texts
from report.typeset import Layout
from report.workspace import Workspace

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
    compositor = Compositor(WORKSPACE, edition)
    rounds: list[str] = []
    booklet = set_booklet(compositor, edition, rounds.append).layout
    products = [finished("booklet", booklet, folder, list(printed.of_booklet(edition)))]
    products[0].rounds = len(rounds)
    for text in edition.texts:
        filled = compositor.profile(text)
        wordings = list(printed.of_profile(text, filled.makeup.without))
        products.append(finished(text.slug, filled.layout, folder, wordings))
        products[-1].fill_percent = filled.fill * 100
    return products


def set_booklet(compositor: Compositor, edition: Edition, progress: Progress = silent) -> Pages:
    """Set a booklet in this process, as the recipe does it in those of its workers."""
    dummy = compositor.dummy()
    settings, makeups, choices = {}, {}, dummy.choices
    for text in edition.texts:
        if spread := compositor.article(text):
            settings[text.slug], makeups[text.slug] = spread.setting, spread.makeup
            choices |= spread.choices
    plan = replace(dummy.plan, settings=settings, makeups=makeups)
    return compositor.booklet(plan, choices, progress)


def finished(name: str, layout: Layout, folder: Path, wordings: list[Wording]) -> Product:
    path = folder / f"{name}.pdf"
    path.write_bytes(screen_pdf(layout))
    crowded = crowded_words(layout.drawn(), Written(wordings), Place(path))
    return Product(name, list(layout.passages()), path, wordings, crowded)
