"""The recipe of the booklet: every text fills its spread, and the pages make whole sheets."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from report.build.content import read
from report.build.made import Made, Progress
from report.build.pages import require_text, screen_pdf, typesetter, write
from report.build.press import press_file
from report.checks import printed
from report.document import Composer, Plan
from report.filling import fill_pages
from report.model import Edition, Profile, Text
from report.press import read_shop
from report.problems import ContentError, Place, Problem
from report.rhythm import Choices, improved
from report.setting import Setting, read_ranges
from report.styles import product_sheets
from report.target import Target
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter

SHEET_PAGES: Final = 4  # a folded sheet of a saddle-stitched booklet
SPREADS: Final = (2, 4)  # pages that a text of the booklet fills: one spread, or else two
MOST_ROUNDS: Final = 8  # of layout, until page numbers and lines are right; most take two or three


def booklet(
    workspace: Workspace,
    year: int,
    progress: Progress,
    targets: Collection[Target] = (Target.SCREEN,),
    shop: str | None = None,
    icc: Path | None = None,
) -> list[Made]:
    """Typeset the booklet, a multiple of four pages, and write a file for each target.

    For the press, `shop` names a file of `styles/press/`, if not the edition's own, and
    `icc` a colour profile in place of the one that is named there.
    """
    progress("reading")
    edition = read(workspace, year).require()
    files = dict(_FILES)
    if Target.PRESS in targets:
        order = read_shop(workspace, shop or edition.fields.shop, icc)
        files[Target.PRESS] = partial(press_file, order)
    pages = set_booklet(workspace, edition, progress)
    return [files[target](pages, progress) for target in Target if target in targets]


@dataclass(frozen=True)
class SetBooklet:
    """A booklet whose pages are settled: what was chosen, and how they came out."""

    workspace: Workspace
    edition: Edition
    plan: Plan
    choices: Choices
    layout: "Layout"

    def path(self, suffix: str = "") -> Path:
        """Give the path of a finished file of this booklet."""
        year = self.edition.fields.year
        return self.workspace.output(year) / f"guldtrappan-{year}{suffix}.pdf"


def _screen(pages: SetBooklet, progress: Progress) -> Made:
    progress("writing for the screen")
    pdf = screen_pdf(pages.layout)
    require_text(pdf, printed.of_booklet(pages.edition))
    return write(pages.path(), pdf, pages.layout.page_count)


_FILES: Mapping[Target, Callable[[SetBooklet, Progress], Made]] = {Target.SCREEN: _screen}


def set_booklet(workspace: Workspace, edition: Edition, progress: Progress) -> SetBooklet:
    """Set the pages of a booklet."""
    composer = Composer(workspace, edition)
    progress("loading fonts")
    setter = typesetter(workspace, composer, "booklet")
    spreads = _spreads(workspace, composer, setter, edition, progress)
    plan, choices, layout = _settled(workspace, composer, setter, spreads, progress)
    return SetBooklet(workspace, edition, plan, choices, layout)


@dataclass(frozen=True)
class _Spreads:
    """How the texts fill their spreads: settings by their slugs, and choices for their lines."""

    settings: Mapping[str, Setting] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)


def _spreads(
    workspace: Workspace,
    composer: Composer,
    setter: "Typesetter",
    edition: Edition,
    progress: Progress,
) -> _Spreads:
    """Find for each text the setting in which it fills its spread.

    A text that is too long for one at the smallest fills two; one that is too long for
    these, too, goes on over more pages in the booklet's own setting.
    """
    ranges = read_ranges(product_sheets(workspace, "booklet")[-1])

    def render(text: Text[Profile], setting: Setting, choices: Choices) -> "Layout":
        return setter.layout(composer.article(text, setting), choices)

    settings: dict[str, Setting] = {}
    choices = Choices()
    for text in edition.texts:
        progress(f"fitting {text.slug}")
        tries = (fill_pages(text, ranges, render, pages) for pages in SPREADS)
        if filled := next((filled for filled in tries if filled), None):
            settings[text.slug] = filled.fit.setting
            choices |= filled.choices
    return _Spreads(settings, choices)


def _settled(
    workspace: Workspace,
    composer: Composer,
    setter: "Typesetter",
    spreads: _Spreads,
    progress: Progress,
) -> tuple[Plan, Choices, "Layout"]:
    """Set the booklet again until the page numbers in it are true and its lines are good.

    Pages for notes make up the number of pages to whole sheets.
    """
    plan, choices = Plan({}, settings=spreads.settings), spreads.choices
    for number in range(1, MOST_ROUNDS + 1):
        progress(f"setting pages, round {number}")
        layout = setter.layout(composer.booklet(plan), choices)
        notes = -(layout.page_count - plan.notes) % SHEET_PAGES
        found = Plan(layout.pages_of_anchors(), notes, spreads.settings)
        better = improved(choices, layout.passages())
        if found == plan and (better == choices or number == MOST_ROUNDS):
            return plan, choices, layout
        plan, choices = found, better
    raise ContentError(_unsettled(workspace))


def _unsettled(workspace: Workspace) -> Problem:
    return Problem(
        "unsettled-pages",
        f"the page numbers were still changing after {MOST_ROUNDS} rounds",
        Place(workspace.styles / "products" / "booklet.html"),
        "Make the parts that show page numbers equally long whatever the number is.",
    )
