"""What a recipe gives back: finished files, and how they came to be."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report.checks.breaks import Break
from report.setting import Setting

# Called with what is being done, in a few words.
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Fitting:
    """How a profile came to fill its page: what was chosen, and what it took to find it."""

    setting: Setting
    fill_percent: float  # of the height between the margins
    renders: int
    seconds: float


@dataclass(frozen=True)
class Made:
    """A finished file."""

    path: Path
    pages: int
    size: int  # bytes
    sha256: str
    fit: Fitting | None = None  # of a profile
    sheets: int | None = None  # of paper; of a file whose pages are the sides of sheets


@dataclass(frozen=True)
class Broken:
    """The words that are broken at the ends of lines of a finished file."""

    path: Path
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Listing:
    """What there is in an edition: under each section, the texts' slugs and names."""

    year: int
    title: str
    sections: dict[str, dict[str, str]]
