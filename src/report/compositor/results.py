"""What a recipe tells while it works, and what it gives back: finished files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from report.design.makeup import Makeup
from report.design.settings import Setting
from report.files import write_whole
from report.problems import Problem

# Called with what is being done, in a few words.
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Fitting:
    """How a text came to fill its pages: what was chosen, and what it took to find it."""

    setting: Setting
    makeup: Makeup
    fill_percent: float  # of the height between the margins
    renders: int  # layouts of the engine
    seconds: float
    broken: int = 0  # words at the ends of lines
    most_white_em: float = 0  # at the end of the worst line, in sizes of its type
    worst_line: str = ""


@dataclass(frozen=True)
class FinishedFile:
    """A finished file."""

    path: Path
    pages: int
    size: int  # bytes
    sha256: str
    fit: Fitting | None = None  # of a profile
    sheets: int | None = None  # of paper; of a file whose pages are the sides of sheets
    lacks: tuple[str, ...] = ()  # slugs of texts of the edition that are not in it
    drafts: tuple[str, ...] = ()  # slugs of texts in it that are not finished
    spots: tuple[str, ...] = ()  # inks besides the four; of a file for a print shop
    warnings: tuple[Problem, ...] = ()  # of what came out otherwise than it was approved or ordered


# Called with each file when it is written.
Tell = Callable[[FinishedFile], object]


def nobody(made: FinishedFile) -> None:
    """Take a file, and tell nobody."""


def write(path: Path, pdf: bytes, pages: int, fit: Fitting | None = None) -> FinishedFile:
    """Write a finished file of so many pages."""
    return FinishedFile(write_whole(path, pdf), pages, len(pdf), sha256(pdf).hexdigest(), fit)


def rows(made: Iterable[FinishedFile]) -> list[dict[str, Any]]:
    """Return files as scripts read them: the setting of a page beside how it came out."""
    return [{**vars(file), "fit": row_of(file.fit) if file.fit else None} for file in made]


def row_of(fit: Fitting) -> dict[str, Any]:
    """Return how a text came to fill its pages as scripts read it: all of it side by side."""
    others = {name: value for name, value in vars(fit).items() if name not in _GROUPS}
    return {**vars(fit.makeup), **vars(fit.setting), **others}


_GROUPS: Final = ("setting", "makeup")
