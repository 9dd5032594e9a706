"""Where the pages of an edition are set: texts made to fill theirs, and a whole booklet."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from report.compositor.engine import typesetter
from report.compositor.options import cheaper, price, priced
from report.compositor.results import Progress
from report.compositor.settled import Settled
from report.copyfit import Filled, Press, one_page, some_pages
from report.design.designs import PAGE
from report.design.makeup import Makeup, Option
from report.design.plates import Plates
from report.design.settings import Range, Setting, read_ranges, within_half
from report.design.sheets import product_sheets
from report.document.documents import Documents
from report.document.plan import Plan
from report.finish.imposition import SHEET_PAGES
from report.linebreaking import Choices, improved
from report.model import Edition, Profile, Text
from report.problems import ContentError, Place, Problem
from report.units import A4, A5, Paper, px_from_mm
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.typeset import Anatomy, Layout, Typesetter

SPREADS: Final = (2, 3, 4, 5, 6)  # pages that a text of the booklet fills
GOOD_ENOUGH: Final = 6.0  # what pages cost at most so that no other makeup is tried
ENDLESS_MM: Final = 5000.0  # the height of a page on which a text is probed
MOST_ROUNDS: Final = 8  # of layout, until page numbers and lines are right; most take two or three


NO_CHOICES: Final = Choices()


@dataclass(frozen=True)
class Pages:
    """The pages of a booklet: what was chosen for them, and how they came out."""

    settled: Settled
    layout: "Layout"


@dataclass(frozen=True)
class Dummy:
    """What a booklet with empty pages for each text tells of the one with the texts."""

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
            *(partial(self.documents.article, *way) for way in self._ways(texts)),
            *(partial(lambda text: self.documents.excerpt(text, plan), text) for text in texts),
            *(partial(lambda text: self.documents.profile(text), text) for text in texts),
            lambda: self.documents.proof(self._edition.fields.published),
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
        first, other = self.documents.profile_designs(text)
        order = self.documents.gives_way
        try:
            return one_page(text, first, order, self.profile_press)
        except ContentError as error:
            with suppress(ContentError):
                return one_page(text, other, order, self.profile_press)
            raise error

    def article(self, text: Text[Profile], makeup: Makeup | None = None) -> Filled | None:
        """Fill the pages that a text has in the booklet: as many as suit it, or as `makeup` says.

        None for a text that is too long for all of them: it goes on over more pages in the
        booklet's own setting.
        """
        press = self.booklet_press
        if makeup:
            return some_pages(text, makeup, press, [makeup.pages])
        found: dict[Makeup, Filled] = {}
        options: dict[int, Option] = {}
        for rank, one in enumerate(self.documents.makeups(text)):
            filled = some_pages(text, one, press, [1] if one.design == PAGE else SPREADS)
            if filled:
                found[filled.makeup] = filled
                options = cheaper(options, priced(filled.options, rank))
                if options[filled.makeup.pages].cost < GOOD_ENOUGH:
                    break
        best = min(found, key=lambda makeup: price(options, makeup), default=None)
        return replace(found[best], options=options) if best else None

    @cached_property
    def profile_press(self) -> Press:
        """What sets profiles."""

        def layout(text: Text[Profile], makeup: Makeup, *rest: Any) -> "Layout":
            return self._profiles.layout(self.documents.profile(text, makeup), *rest)

        return self._press("profile", A4, layout, self.documents.profile_plates)

    @cached_property
    def booklet_press(self) -> Press:
        """What sets the pages that texts have in the booklet."""

        def layout(text: Text[Profile], makeup: Makeup, *rest: Any) -> "Layout":
            return self._booklets.layout(self.documents.article(text, makeup), *rest)

        return self._press("booklet", A5, layout, self.documents.plates)

    def _press(
        self,
        product: str,
        paper: Paper,
        layout: "Callable[..., Layout]",
        plates: Callable[[Text[Profile], Makeup], Plates],
    ) -> Press:
        limits = read_ranges(product_sheets(self._workspace, product)[-1])
        endless = replace(paper, height_mm=ENDLESS_MM)

        def ranges(text: Text[Profile], makeup: Makeup) -> Sequence[Range]:
            gives_mm = plates(text, makeup).gives_mm
            is_tight = product == "booklet" or "setting" in makeup.without
            return [_within(one, gives_mm, is_tight=is_tight) for one in limits]

        def probe(text: Text[Profile], makeup: Makeup, setting: Setting) -> "Anatomy | None":
            anatomy = layout(text, makeup, NO_CHOICES, setting.css, endless).anatomy()
            longer_px = px_from_mm(ENDLESS_MM - paper.height_mm)
            return anatomy and replace(anatomy, page_px=anatomy.page_px - longer_px)

        def render(
            text: Text[Profile], makeup: Makeup, setting: Setting, choices: Choices
        ) -> "Layout":
            return layout(text, makeup, choices, setting.css)

        return Press(ranges, probe, render)

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

    def _ways(self, texts: Sequence[Text[Profile]]) -> Iterator[tuple[Text[Profile], Makeup]]:
        for text in texts:
            yield from ((text, makeup) for makeup in self.documents.makeups(text))

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


def _within(limits: Range, gives_mm: float, *, is_tight: bool) -> Range:
    """Limit how much of a picture may be cut, and what need not be tight yet."""
    if limits.parameter.field == "picture_mm":
        return replace(limits, low=max(limits.low, -gives_mm))
    return limits if is_tight else within_half(limits)


def _notes(pages: int) -> int:
    """Return how many pages for notes make so many other pages whole sheets."""
    return -pages % SHEET_PAGES
