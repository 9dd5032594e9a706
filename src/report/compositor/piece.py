"""What is known of the pieces of a booklet: before they are set, and when they have been."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from report.cache import key
from report.compositor.cached_form import KeptChoices
from report.document.plan import Plan
from report.graphics.placed import PictureBox, largest_widths_mm
from report.linebreaking import BlockBox, Choices

NO_CHOICES: Final = Choices()


@dataclass(frozen=True)
class PiecePages:
    """The pages of a piece: how many from which on, what stands where, and how its lines end.

    `places` gives the page of each place that links lead to; `rests_mm` is what is left of a page
    below each mark of a rest.
    """

    name: str
    first_page: int
    page_count: int
    places: Mapping[str, int] = field(default_factory=dict)
    rests_mm: Mapping[str, float] = field(default_factory=dict)
    choices: KeptChoices = NO_CHOICES

    @property
    def left_over(self) -> int:
        """How many pages stand before the place that has the name of the piece, as a text's has."""
        return self.places.get(self.name, self.first_page) - self.first_page

    @property
    def next_page(self) -> int:
        """The first page of what comes behind."""
        return self.first_page + self.page_count

    def moved(self, first_page: int) -> "PiecePages":
        """Return the same pages with other numbers."""
        shift = first_page - self.first_page
        places = {name: page + shift for name, page in self.places.items()}
        return replace(self, first_page=first_page, places=places)

    def is_like(self, other: "PiecePages") -> bool:
        """Return whether others, which refer to these pages, need not know the difference."""
        return replace(self, choices=other.choices) == other


@dataclass(frozen=True)
class Wanted:
    """A piece of a booklet that is to be set: what is expected of its pages, and how it is written.

    `plan` is what it is written by; what of its pages is left for notes is added to that.
    """

    pages: PiecePages
    html: str
    plan: Plan


def digest(html: str) -> str:
    """Return a name for what a piece is set from."""
    return key(html)


@dataclass(frozen=True)
class TextFill:
    """How a text fills its pages: whether as it was reckoned, and with which lines."""

    slug: str
    holds: bool
    percent: float  # of the height between the margins
    broken: int  # words at the ends of lines
    most_white_em: float  # at the end of the worst line, in sizes of its type
    worst_line: str


@dataclass(frozen=True)
class Piece:
    """A piece of a booklet that is set: a PDF, and what the whole must know of it."""

    pages: PiecePages
    html: str  # what it is set from, in a digest
    pdf: bytes
    levels: tuple[int, ...]  # of its bookmarks
    words: tuple[str, ...]  # that can be seen on its pages
    areas: tuple[BlockBox, ...]
    pictures: tuple[PictureBox, ...] = ()
    fill: TextFill | None = None  # of a text


@dataclass(frozen=True)
class PressWanted:
    """A piece of a booklet that is settled, to be set again for a print shop.

    `widths_mm` are the largest at which its pictures are drawn, by their paths in the workspace.
    """

    pages: PiecePages
    plan: Plan
    widths_mm: Mapping[str, float]


@dataclass(frozen=True)
class PressPiece:
    """A piece of a booklet in the inks of a press: a PDF, and what can be read on its pages."""

    pdf: bytes
    words: tuple[str, ...]


@dataclass(frozen=True)
class Settled:
    """What was chosen for the pages of a booklet, and what they must be like when set again."""

    plan: Plan
    pieces: tuple[PiecePages, ...]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self.pieces[-1].next_page - 1

    def piece(self, name: str) -> PiecePages:
        """Return the pages of a piece."""
        return next(piece for piece in self.pieces if piece.name == name)


@dataclass(frozen=True)
class Booklet:
    """A finished file for the screen, and what was chosen for its pages."""

    settled: Settled
    pdf: bytes
    areas: tuple[BlockBox, ...]
    pictures: tuple[PictureBox, ...] = ()

    def press_wanted(self, pages: PiecePages) -> PressWanted:
        """Return a piece of it, to be set again for a print shop."""
        numbers = range(pages.first_page, pages.next_page)
        boxes = (box for box in self.pictures if box.page in numbers)
        return PressWanted(pages, self.settled.plan, largest_widths_mm(boxes))
