"""What sets the pages of a product; and pages as they are reckoned, and as they are set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.design.makeup import Makeup, Option
from report.design.settings import Range, Setting
from report.linebreaking import Choices
from report.model import Profile, Text

if TYPE_CHECKING:
    from report.typeset import Anatomy, Layout


@dataclass(frozen=True)
class PageSetter:
    """What sets the pages of a product: the limits of its settings, and the engine.

    `probe` tells what stands on the pages of a text, from a page without an end; `ranges` may
    depend on the text and its makeup.
    """

    ranges: Callable[[Text[Profile], Makeup], Sequence[Range]]
    probe: "Callable[[Text[Profile], Makeup, Setting], Anatomy | None]"
    render: "Callable[[Text[Profile], Makeup, Setting, Choices], Layout]"


@dataclass(frozen=True)
class Reckoned:
    """What seems the best for the pages of a text; nothing is laid out in it yet."""

    makeup: Makeup
    setting: Setting
    choices: Choices
    renders: int  # layouts of the engine, which were probes
    options: Mapping[int, Option] = field(default_factory=dict)


@dataclass(frozen=True)
class Filled:
    """Pages that are as full as their text and the style sheet's limits allow.

    `options` tell of each number of pages that was looked at what it costs.
    """

    layout: "Layout"
    makeup: Makeup
    setting: Setting
    fill: float  # of the pages, 0 to 1
    choices: Choices
    renders: int  # layouts of the engine, the probe among them
    options: Mapping[int, Option] = field(default_factory=dict)
