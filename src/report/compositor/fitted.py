"""How a text fills its pages, as the worker that fitted it gives it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from report.compositor.cached_form import KeptChoices
from report.compositor.piece import PiecePages
from report.compositor.results import Fitting
from report.design.makeup import Makeup, Option
from report.design.settings import Setting
from report.graphics.placed import PictureBox
from report.linebreaking import BlockBox


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
class LastTime:
    """How the booklet of an edition came out when it was last set: a guess for the next time.

    The texts are named by their slugs, and the pieces that are none by their own names; these
    stand there without the pages for notes.
    """

    spreads: Mapping[str, Spread] = field(default_factory=dict)
    others: Mapping[str, PiecePages] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """The page of a text in a product, finished, and how it came to be filled."""

    pdf: bytes
    fitting: Fitting
    choices: KeptChoices
    areas: tuple[BlockBox, ...]
    pictures: tuple[PictureBox, ...] = ()
