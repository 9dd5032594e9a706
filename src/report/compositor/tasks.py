"""What the worker processes do: each holds one edition, and gives back files and choices.

A command that only describes tasks loads nothing that does them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Final

from report import processes
from report.compositor.cached_form import KeptChoices
from report.compositor.piece import Piece, PressPiece, PressWanted, Wanted
from report.compositor.results import Fitting
from report.design.makeup import Makeup, Option
from report.design.settings import Setting
from report.finish.origin import Origin
from report.finish.press.shop import Shop
from report.graphics.placed import PictureBox
from report.linebreaking import BlockBox, Choices
from report.locales import _
from report.model import Edition, Profile, Text
from report.problems import Problem
from report.processes import Job, Workers
from report.products.product import PageProduct
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.checks.printed import Wording
    from report.compositor.compositor import Compositor
    from report.copyfit import Filled

PRELOAD: Final = ("report.compositor.preload",)  # what workers find loaded
SECONDS_PER_TEXT: Final = 20  # of a whole booklet, beside what every job may take


@dataclass(frozen=True)
class Spread:
    """How a text fills its pages in the booklet, and what so many others would cost.

    Without a setting and a makeup, it is too long for all of them.
    """

    setting: Setting | None
    choices: KeptChoices
    makeup: Makeup | None = None
    options: Mapping[int, Option] = field(default_factory=dict)
    renders: int = 0  # layouts of the engine
    seconds: float = 0


@dataclass(frozen=True)
class Page:
    """The page of a text in a product, finished, and how it came to be filled."""

    pdf: bytes
    fitting: Fitting
    choices: KeptChoices
    areas: tuple[BlockBox, ...]
    pictures: tuple[PictureBox, ...] = ()


@dataclass(frozen=True)
class _WorkerState:
    """What a worker process holds."""

    workspace: Workspace
    edition: Edition
    compositor: "Compositor"
    texts: Mapping[str, Text[Profile]]

    @cached_property
    def styles(self) -> str:
        """The digest of the styles as they are when the first page is finished."""
        from report.compositor import origins

        return origins.of_styles(self.workspace)

    @cached_property
    def origin(self) -> Origin:
        """What the booklet is made from."""
        from report.compositor import origins

        return origins.of_booklet(self.workspace, self.edition, self.styles)

    @cached_property
    def wordings(self) -> "tuple[Wording, ...]":
        """What must be printed in the booklet."""
        from report.checks import printed

        return tuple(printed.of_booklet(self.edition))


_state: list[_WorkerState] = []  # one, once the process has begun


def preload() -> None:
    """Let the process that workers are forked from start and load what they need.

    It does so while this one goes on, and in vain where nothing has to be made.
    """
    processes.preload(PRELOAD)


def start_pool(workspace: Workspace, edition: Edition, count: int | None = None) -> Workers:
    """Start workers for an edition: so many, or one for each processor."""
    return Workers(begin, (workspace, edition), preload=PRELOAD, count=count)


def begin(workspace: Workspace, edition: Edition) -> None:
    """Make this process ready for an edition."""
    from report.compositor.compositor import Compositor

    texts = {text.slug: text for text in edition.texts}
    _state[:] = [_WorkerState(workspace, edition, Compositor(workspace, edition), texts)]


def rehearsal_job(edition: Edition) -> Job[None]:
    """Describe the job of filling all templates and loading all style sheets."""
    return Job(_rehearse, (), _("filling the templates of styles/"), edition.source.place())


def page_job(product: PageProduct, text: Text[Profile]) -> Job[Page]:
    """Describe the job of making the page of a text in a product."""
    called = _(product.called, name=text.fields.name)
    return Job(_page, (product, text.slug), called, text.source.place())


def press_page_job(product: PageProduct, text: Text[Profile], page: Page, shop: Shop) -> Job[bytes]:
    """Describe the job of setting a page again for a print shop, as it was set for the screen."""
    called = _("{page}, for the press", page=_(product.called, name=text.fields.name))
    settled = replace(page, pdf=b"")
    return Job(_press_page, (product, text.slug, settled, shop), called, text.source.place())


def spread_job(
    text: Text[Profile], makeup: Makeup | None = None, *, by_layouts: bool = False
) -> Job[Spread]:
    """Describe the job of fitting a text to the pages that suit it, or to those of a makeup.

    It is reckoned, or else tried by layouts.
    """
    name = _("the spread of {name}", name=text.fields.name)
    return Job(_spread, (text.slug, makeup, by_layouts), name, text.source.place())


def piece_job(edition: Edition, wanted: Wanted) -> Job[tuple[Piece, tuple[Problem, ...]]]:
    """Describe the job of setting a piece of a booklet; with it come problems of its pages."""
    name = _("the piece '{piece}' of the booklet", piece=wanted.pages.name)
    return Job(_piece, (wanted,), name, edition.source.place())


def joining_job(edition: Edition, pieces: Sequence[Piece]) -> Job[bytes]:
    """Describe the job of making the pieces of a booklet one file for the screen."""
    joints = [(piece.pdf, piece.levels) for piece in pieces]
    arguments = (joints, [piece.words for piece in pieces])
    place = edition.source.place()
    return Job(_joined, arguments, _("the booklet"), place, _seconds(edition))


def press_piece_job(edition: Edition, wanted: PressWanted, shop: Shop) -> Job[PressPiece]:
    """Describe the job of setting a piece of a booklet for a print shop."""
    name = _("the piece '{piece}' of the booklet for the press", piece=wanted.pages.name)
    return Job(_press_piece, (wanted, shop), name, edition.source.place())


def press_job(edition: Edition, pieces: Sequence[PressPiece], shop: Shop) -> Job[bytes]:
    """Describe the job of making the pieces of a booklet one file for a print shop."""
    place = edition.source.place()
    return Job(_press, (pieces, shop), _("the booklet for the press"), place, _seconds(edition))


def _seconds(edition: Edition) -> float:
    return 60 + SECONDS_PER_TEXT * len(edition.texts)


def _rehearse() -> None:
    _state[0].compositor.rehearse()


def _page(product: PageProduct, slug: str) -> Page:
    from report.checks import printed
    from report.compositor import origins
    from report.compositor.engine import require_room, require_text, screen_pdf

    started = perf_counter()
    state = _state[0]
    text = state.texts[slug]
    filled = state.compositor.page(product, text)
    wordings = tuple(printed.of_page(product, text, filled.makeup.without))
    require_room(filled.layout, wordings, text.source.place())
    documents = state.compositor.documents
    origin = origins.of_page(state.workspace, product, text, documents, state.styles)
    pdf = screen_pdf(filled.layout, origin)
    require_text(pdf, wordings)
    fitting = _fitting(filled, started)
    areas, pictures = tuple(filled.layout.areas()), tuple(filled.layout.pictures())
    return Page(pdf, fitting, filled.choices, areas, pictures)


def _press_page(product: PageProduct, slug: str, page: Page, shop: Shop) -> bytes:
    from report.compositor import origins
    from report.compositor.press import set_press_page

    state = _state[0]
    text, documents = state.texts[slug], state.compositor.documents
    origin = origins.of_page(state.workspace, product, text, documents, state.styles)
    origin = origins.of_press(origin, shop.name, shop.order)
    return set_press_page(state.workspace, state.edition, product, text, page, shop, origin)


def _fitting(filled: "Filled", started: float) -> Fitting:
    """Return how a text came to fill its pages, which was begun at a time of `perf_counter`."""
    percent = round(filled.fill * 100, 1)
    seconds = round(perf_counter() - started, 2)
    lines = filled.layout.line_report()
    return Fitting(
        *(filled.setting, filled.makeup, percent, filled.renders, seconds),
        *(lines.broken, lines.most_white_em, lines.worst),
    )


def _spread(slug: str, makeup: Makeup | None, by_layouts: bool) -> Spread:
    started = perf_counter()
    compositor = _state[0].compositor
    fill = compositor.article if by_layouts else compositor.reckoned
    found = fill(_state[0].texts[slug], makeup)
    if found is None:
        return Spread(None, Choices())
    seconds = round(perf_counter() - started, 2)
    return Spread(
        *(found.setting, found.choices, found.makeup, found.options, found.renders, seconds)
    )


def _piece(wanted: Wanted) -> tuple[Piece, tuple[Problem, ...]]:
    from report.compositor.pieces import set_piece  # what joins is not needed for a list of texts

    state = _state[0]
    whole = state.edition.source.place()
    return set_piece(state.compositor, wanted, state.wordings, whole)


def _joined(joints: Sequence[tuple[bytes, Sequence[int]]], words: Sequence[Sequence[str]]) -> bytes:
    from report.compositor.pieces import joined_for_screen

    state = _state[0]
    return joined_for_screen(state.compositor, joints, words, state.wordings, state.origin)


def _press_piece(wanted: PressWanted, shop: Shop) -> PressPiece:
    from report.compositor.press import set_press_piece  # what separates colours, only for a press

    state = _state[0]
    return set_press_piece(state.workspace, state.edition, wanted, shop, state.wordings)


def _press(pieces: Sequence[PressPiece], shop: Shop) -> bytes:
    from report.compositor import origins
    from report.compositor.press import joined_for_press

    state = _state[0]
    origin = origins.of_press(state.origin, shop.name, shop.order)
    return joined_for_press(state.compositor, pieces, shop, state.wordings, origin)
