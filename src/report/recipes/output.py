"""Which files a recipe makes of what is set, and how."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.finish.imposition import USUAL_FOLDING, Folding
from report.products.target import Target


@dataclass(frozen=True)
class Output:
    """A file for each of `targets`.

    For the office, sheets are folded as `folding` says. For the press, `shop` names a file of
    `styles/press/`, if not the edition's own, and `icc` a colour profile in place of the one that
    is named there; a `separate_cover` is a file of its own. With `as_draft`, texts that are not
    finished are shown as far as they go, for the screen alone, under names of their own.
    """

    targets: Collection[Target] = (Target.SCREEN,)
    folding: Folding = USUAL_FOLDING
    shop: str | None = None
    icc: Path | None = None
    separate_cover: bool = False
    as_draft: bool = False


SCREEN: Final = Output()
DRAFT: Final = Output(as_draft=True)
