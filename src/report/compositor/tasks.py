"""What the worker processes do: each holds one edition, and gives back files and choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from report.compositor.fitted import Page, Spread
from report.compositor.piece import Piece, PressPiece, PressWanted, Wanted
from report.compositor.results import Fitting
from report.compositor.shelf import contents
from report.design.makeup import Makeup
from report.finish.origin import Origin
from report.finish.press.shop import Shop
from report.linebreaking import Choices
from report.model import Edition, Profile, Text
from report.problems import Problem
from report.products.booklet import BOOKLET
from report.products.product import PageProduct
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.checks.printed import Wording
    from report.compositor.compositor import Compositor
    from report.copyfit import Filled


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

    def printed(self) -> "Iterator[Wording]":
        """Yield the same, which is found out when somebody asks for the first."""
        yield from self.wordings

    def ready(self) -> "tuple[Origin, tuple[Wording, ...]]":
        """Load what a booklet is set and finished with, and return the rest of it."""
        self.compositor.ready(BOOKLET)
        return self.origin, self.wordings


_state: list[_WorkerState] = []  # one, once the process has begun


def begin(workspace: Workspace, edition: Edition) -> None:
    """Make this process ready for an edition."""
    from report.compositor.compositor import Compositor

    texts = {text.slug: text for text in edition.texts}
    _state[:] = [_WorkerState(workspace, edition, Compositor(workspace, edition), texts)]


def rehearse() -> None:
    """Fill all templates and load all style sheets. Raises `ContentError`."""
    _state[0].compositor.rehearse()


def get_ready() -> None:
    """Load what sets and joins pieces of the booklet."""
    from report.compositor import pieces  # noqa: F401 - it is loaded

    _state[0].ready()


def make_page(product: PageProduct, slug: str, widths: str) -> Page:
    """Make the page of a text in a product. Raises `ContentError`.

    The widths of its words are kept under the name `widths`.
    """
    from report.checks import printed
    from report.compositor import origins
    from report.compositor.engine import require_room, require_text, screen_pdf

    started = perf_counter()
    state = _state[0]
    text = state.texts[slug]
    with state.compositor.kept_widths(product, widths):
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


def make_press_page(product: PageProduct, slug: str, page: Page, shop: Shop) -> bytes:
    """Set a page again for a print shop, as it was set for the screen."""
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


def fit(slug: str, makeup: Makeup | None, by_layouts: bool, widths: str) -> Spread:
    """Fit a text to the pages that suit it, or to those of a makeup: reckoned, or by layouts.

    The widths of its words are kept under the name `widths`.
    """
    started = perf_counter()
    compositor = _state[0].compositor
    fill = compositor.article if by_layouts else compositor.reckoned
    with compositor.kept_widths(BOOKLET, widths):
        found = fill(_state[0].texts[slug], makeup)
    if found is None:
        return Spread(None, Choices())
    seconds = round(perf_counter() - started, 2)
    return Spread(
        *(found.setting, found.choices, found.makeup, found.options, found.renders, seconds)
    )


def make_piece(wanted: Wanted) -> tuple[Piece, tuple[Problem, ...]]:
    """Set a piece of the booklet, and find what is wrong with its pages."""
    from report.compositor.pieces import set_piece  # what joins is not needed for a list of texts

    state = _state[0]
    whole = state.edition.source.place()
    return set_piece(state.compositor, wanted, state.printed(), whole)


def join(paths: Sequence[Path], levels: Sequence[Sequence[int]]) -> bytes:
    """Make pieces of the booklet, shelved and with these levels of bookmarks, one file."""
    from report.compositor.pieces import joined_for_screen

    state = _state[0]
    pieces = ((pdf, each) for (pdf, _), each in zip(contents(paths), levels, strict=True))
    return joined_for_screen(state.compositor, pieces, state.origin)


def lost_words(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Find what is on no page of the booklet that was to be printed; its pieces are shelved."""
    from report.checks.lost import lost_text

    words = chain.from_iterable(words for _, words in contents(paths))
    return tuple(lost_text(_state[0].wordings, words))


def make_press_piece(wanted: PressWanted, shop: Shop) -> PressPiece:
    """Set a piece of the booklet for a print shop."""
    from report.compositor.press import set_press_piece  # what separates colours, only for a press

    state = _state[0]
    return set_press_piece(state.workspace, state.edition, wanted, shop, state.printed())


def join_for_press(pieces: Sequence[PressPiece], shop: Shop) -> bytes:
    """Make pieces of the booklet one file for a print shop."""
    from report.compositor import origins
    from report.compositor.press import joined_for_press

    state = _state[0]
    origin = origins.of_press(state.origin, shop.name, shop.order)
    return joined_for_press(state.compositor, pieces, shop, state.wordings, origin)
