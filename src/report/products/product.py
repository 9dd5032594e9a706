"""What a product is: the booklet, or a page for each text of an edition."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.design.makeup import Makeup
from report.design.plates import Plates, Shaped
from report.model import Profile, Text
from report.products.target import Target
from report.units import Paper
from report.workspace import Workspace

BODY: Final = "body"  # of a text, beside its fields


@dataclass(frozen=True)
class Form:
    """The form of a finished file: what it is for, its pages when they are cut, how many they are.

    `trim_mm` is their width and height. There is one page, or else a multiple of `pages`; of one
    that `is_part`, others are in another file.
    """

    target: Target
    trim_mm: tuple[float, float]
    pages: int
    is_part: bool = False


@dataclass(frozen=True)
class Product:
    """What is made of an edition, from `<name>.html` and `<name>.css` in `styles/products/`.

    `gives_way` names the parts of its pages that can give way where room is short; its style sheet
    says in which order. `distance` is how many times farther away it is looked at than what one
    holds: pictures may be coarser by as much.
    """

    name: str
    paper: Paper
    forms: tuple[Form, ...]
    gives_way: tuple[str, ...] = ()
    distance: float = 1

    @property
    def targets(self) -> tuple[Target, ...]:
        """What it can be made for."""
        return tuple(form.target for form in self.forms)

    def form(self, target: Target = Target.SCREEN) -> Form:
        """Return the form of its file for a target, which must be one of its own."""
        return next(form for form in self.forms if form.target is target)


def no_designs(_: Text[Profile]) -> tuple[str, ...]:
    """Return none, of whatever text."""
    return ()


@dataclass(frozen=True, kw_only=True)
class PageProduct(Product):
    """A product of one page for each text.

    `folder` is that of its files, and its command. Messages say that a page is `called` so, with
    the `name` of the organisation; `too_long` is the rule of one that has no room for its words.
    `designs` tells those of a text's page, the best first, `roomy` those that look better where
    the first leaves much room, and `plates` where photographs stand on it. `leaves_out` are the
    fields that it does not print in words, by their ways without numbers, and `BODY`; of the lists
    in `first_alone` it prints the first item. Its size follows the words of the field `flows`, or
    of the body.
    """

    folder: str
    called: str
    too_long: str
    designs: Callable[[Text[Profile]], tuple[str, ...]]
    plates: Callable[[Sequence[Shaped], Makeup], Plates]
    roomy: Callable[[Text[Profile]], tuple[str, ...]] = no_designs
    flows: str = BODY
    leaves_out: Collection[str] = frozenset()
    first_alone: Collection[str] = frozenset()

    def folder_of(self, workspace: Workspace, year: int) -> Path:
        """Return the folder of an edition's files; need not exist."""
        return workspace.output(year) / self.folder

    def file(
        self, workspace: Workspace, year: int, slug: str, target: Target = Target.SCREEN
    ) -> Path:
        """Return the file of a text's page."""
        return self.folder_of(workspace, year) / f"{slug}{target.suffix}.pdf"

    def drafts(self, workspace: Workspace, year: int) -> Path:
        """Return the folder of pages of texts that need not be finished; need not exist."""
        return self.folder_of(workspace, year) / "draft"

    def draft(self, workspace: Workspace, year: int, slug: str) -> Path:
        """Return the file of a page that may have gaps, and that nobody is sent."""
        return self.drafts(workspace, year) / f"{slug}.pdf"

    def command(self, year: int, slug: str, target: Target = Target.SCREEN) -> str:
        """Return the command that makes the page of a text."""
        purpose = "" if target is Target.SCREEN else f" --for {target}"
        return f"report {self.folder} {year} {slug}{purpose}"
