"""Where the pages of an edition are set: texts made to fill theirs, and a whole booklet."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from report.compositor.cached_form import KeptChoices
from report.compositor.engine import typesetter
from report.compositor.results import Progress
from report.copyfit import Filled, fill_pages, one_page
from report.design.settings import Setting, read_ranges
from report.design.sheets import product_sheets
from report.document import Documents, Plan
from report.finish.imposition import SHEET_PAGES
from report.linebreaking import Choices, improved
from report.model import Edition, Profile, Text
from report.problems import ContentError, Place, Problem
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Layout, Typesetter

SPREADS: Final = (2, 4)  # pages that a text of the booklet fills: one spread, or else two
MOST_ROUNDS: Final = 8  # of layout, until page numbers and lines are right; most take two or three


@dataclass(frozen=True)
class Settled:
    """What was chosen for the pages of a booklet, and what they must be like when set again."""

    plan: Plan
    choices: KeptChoices
    page_count: int
    picture_widths_mm: Mapping[str, float]  # by their paths in the workspace


@dataclass(frozen=True)
class Pages:
    """The pages of a booklet: what was chosen for them, and how they came out."""

    settled: Settled
    layout: "Layout"


@dataclass(frozen=True)
class Dummy:
    """What a booklet with two empty pages for each text tells of the one with the texts."""

    plan: Plan
    choices: Choices


class Compositor:
    """Sets the pages of one edition; fonts and styles are loaded when a product needs them."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        self._workspace = workspace
        self._edition = edition

    @cached_property
    def documents(self) -> Documents:
        """What fills the templates, made in a job: what is wrong with it has a place to go."""
        return Documents(self._workspace, self._edition)

    def rehearse(self) -> None:
        """Fill every template with every text, and load the style sheets, but set no page.

        Raises `ContentError` with everything that is wrong with them, each problem once.
        """
        texts, plan = self._edition.texts, Plan({})
        acts: list[Callable[[], object]] = [
            lambda: self.documents.booklet(plan),
            lambda: self.documents.dummy(),
            *(partial(lambda text: self.documents.article(text), text) for text in texts),
            *(partial(lambda text: self.documents.excerpt(text, plan), text) for text in texts),
            *(partial(lambda text: self.documents.profile(text), text) for text in texts),
            lambda: self._booklets,
            lambda: self._profiles,
        ]
        problems: dict[Problem, None] = {}
        for act in acts:
            try:
                act()
            except ContentError as error:
                problems |= dict.fromkeys(error.problems)
        if problems:
            raise ContentError(problems)

    def profile(self, text: Text[Profile]) -> Filled:
        """Fill one page with a text. Raises `ContentError` if it is too long."""

        def render(text: Text[Profile], setting: Setting, choices: Choices) -> "Layout":
            return self._profiles.layout(self.documents.profile(text), choices, setting.css)

        return one_page(text, read_ranges(product_sheets(self._workspace, "profile")[-1]), render)

    def article(self, text: Text[Profile]) -> Filled | None:
        """Fill the spread that a text has in the booklet.

        A text that is too long for one at the smallest setting fills two; for one that is
        too long for these, too, None: it goes on over more pages in the booklet's own setting.
        """

        def render(text: Text[Profile], setting: Setting, choices: Choices) -> "Layout":
            return self._booklets.layout(self.documents.article(text), choices, setting.css)

        ranges = read_ranges(product_sheets(self._workspace, "booklet")[-1])
        tries = (fill_pages(text, ranges, render, pages) for pages in SPREADS)
        return next((filled for filled in tries if filled), None)

    def dummy(self) -> Dummy:
        """Set all but the texts, to tell where everything will stand and how its lines end."""
        layout = self._booklets.layout(self.documents.dummy())
        notes = _notes(layout.page_count)
        plan = Plan(layout.pages_of_anchors(), notes, rests_mm=layout.rests_mm())
        return Dummy(plan, improved(Choices(), layout.passages()))

    def booklet(self, plan: Plan, choices: Choices, progress: Progress) -> Pages:
        """Set the booklet again until the page numbers in it are true and its lines are good.

        `plan` and `choices` are what is expected of them, from a dummy or from nothing: the
        better they are, the fewer rounds it takes. The texts are set as the plan's settings
        and the choices fill their spreads. Pages for notes make whole sheets.
        """
        for number in range(1, MOST_ROUNDS + 1):
            progress(f"setting pages, round {number}")
            gc.collect()  # pages hold one another: those of a round before would stay beside these
            layout = self._booklets.layout(self.documents.booklet(plan), choices)
            notes = _notes(layout.page_count - plan.notes)
            pages, rests_mm = layout.pages_of_anchors(), layout.rests_mm()
            found = replace(plan, pages=pages, notes=notes, rests_mm=rests_mm)
            better = improved(choices, layout.passages())
            if found == plan and (better == choices or number == MOST_ROUNDS):
                widths_mm = layout.picture_widths_mm()
                return Pages(Settled(plan, choices, layout.page_count, widths_mm), layout)
            plan, choices = found, better
            del layout
        raise ContentError(self._unsettled())

    @cached_property
    def _profiles(self) -> "Typesetter":
        return typesetter(self._workspace, self.documents, "profile")

    @cached_property
    def _booklets(self) -> "Typesetter":
        return typesetter(self._workspace, self.documents, "booklet")

    def _unsettled(self) -> Problem:
        return Problem(
            "unsettled-pages",
            f"the page numbers were still changing after {MOST_ROUNDS} rounds",
            Place(self._workspace.styles / "products" / "booklet.html"),
            "Make the parts that show page numbers equally long whatever the number is.",
        )


def _notes(pages: int) -> int:
    """Return how many pages for notes make so many other pages whole sheets."""
    return -pages % SHEET_PAGES
