"""What the worker processes do: each holds one edition, and gives back files and choices.

A command that only describes tasks loads nothing that does them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Final

from report import processes
from report.compositor.cached_form import KeptChoices
from report.compositor.results import Fitting
from report.compositor.settled import Dummy, Settled
from report.design.makeup import Makeup, Option
from report.design.settings import Setting
from report.document.plan import Plan
from report.finish.press.shop import Shop
from report.graphics.placed import PictureBox
from report.linebreaking import BlockBox, Choices
from report.model import Edition, Profile, Text
from report.processes import Job, Workers
from report.workspace import Workspace

if TYPE_CHECKING:
    from report.compositor.compositor import Compositor

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


@dataclass(frozen=True)
class Booklet:
    """A finished file for the screen, and what was chosen for its pages."""

    settled: Settled
    pdf: bytes
    areas: tuple[BlockBox, ...]
    pictures: tuple[PictureBox, ...] = ()


@dataclass(frozen=True)
class Page:
    """A finished profile, and how it came to fill its page."""

    pdf: bytes
    fitting: Fitting
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
    return Job(_rehearse, (), "filling the templates of styles/", edition.source.place())


def profile_job(text: Text[Profile]) -> Job[Page]:
    """Describe the job of making a profile."""
    return Job(_profile, (text.slug,), f"the profile of {text.fields.name}", text.source.place())


def spread_job(text: Text[Profile], makeup: Makeup | None = None) -> Job[Spread]:
    """Describe the job of fitting a text to the pages that suit it, or to those of a makeup."""
    name = f"the spread of {text.fields.name}"
    return Job(_spread, (text.slug, makeup), name, text.source.place())


def dummy_job(edition: Edition) -> Job[Dummy]:
    """Describe the job of setting all of a booklet but its texts."""
    return Job(_dummy, (), "the booklet without its texts", edition.source.place())


def booklet_job(edition: Edition, plan: Plan, choices: Choices) -> Job[Booklet]:
    """Describe the job of setting a whole booklet, its texts as they fill their spreads."""
    seconds = 60 + SECONDS_PER_TEXT * len(edition.texts)
    place = edition.source.place()
    return Job(_booklet, (plan, choices), "the booklet", place, seconds)


def press_job(edition: Edition, settled: Settled, shop: Shop) -> Job[bytes]:
    """Describe the job of making a booklet's file for a print shop."""
    seconds = 60 + SECONDS_PER_TEXT * len(edition.texts)
    place = edition.source.place()
    return Job(_press, (settled, shop), "the booklet for the press", place, seconds)


def _rehearse() -> None:
    _state[0].compositor.rehearse()


def _profile(slug: str) -> Page:
    from report.checks import printed
    from report.compositor import origins
    from report.compositor.engine import require_room, require_text, screen_pdf

    started = perf_counter()
    state = _state[0]
    text = state.texts[slug]
    filled = state.compositor.profile(text)
    wordings = tuple(printed.of_profile(text, filled.makeup.without))
    require_room(filled.layout, wordings, text.source.place())
    origin = origins.of_profile(state.workspace, text, state.compositor.documents, state.styles)
    pdf = screen_pdf(filled.layout, origin)
    require_text(pdf, wordings)
    percent = round(filled.fill * 100, 1)
    seconds = round(perf_counter() - started, 2)
    lines = filled.layout.line_report()
    fitting = Fitting(
        *(filled.setting, filled.makeup, percent, filled.renders, seconds),
        *(lines.broken, lines.most_white_em, lines.worst),
    )
    return Page(pdf, fitting, tuple(filled.layout.areas()), tuple(filled.layout.pictures()))


def _spread(slug: str, makeup: Makeup | None) -> Spread:
    filled = _state[0].compositor.article(_state[0].texts[slug], makeup)
    if filled is None:
        return Spread(None, Choices())
    return Spread(filled.setting, filled.choices, filled.makeup, filled.options)


def _dummy() -> Dummy:
    return _state[0].compositor.dummy()


def _booklet(plan: Plan, choices: Choices) -> Booklet:
    from report.checks import printed
    from report.compositor import origins
    from report.compositor.engine import require_room, require_text, screen_pdf

    state = _state[0]
    pages = state.compositor.booklet(plan, choices, _nobody)
    wordings = tuple(printed.of_booklet(state.edition))
    require_room(pages.layout, wordings, state.edition.source.place())
    origin = origins.of_booklet(state.workspace, state.edition, state.styles)
    pdf = screen_pdf(pages.layout, origin)
    require_text(pdf, wordings)
    areas, pictures = tuple(pages.layout.areas()), tuple(pages.layout.pictures())
    return Booklet(pages.settled, pdf, areas, pictures)


def _press(settled: Settled, shop: Shop) -> bytes:
    from report.compositor.press import (
        press_pdf,  # what separates colours is not needed for screens
    )

    state = _state[0]
    return press_pdf(state.workspace, state.edition, settled, shop)


def _nobody(doing: str) -> None:
    """Nobody listens in a worker process."""
