"""Looks into finished files, each in a process with limits: they may come from anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from report.checks.printed import Wording
from report.compositor.results import Progress
from report.finish.origin import Origin, noted
from report.locales import _
from report.problems import Place, Problem, Reading
from report.processes import Job, Limits, Workers
from report.products.product import Form

if TYPE_CHECKING:
    from report.checks import preflight as finished

PRELOAD: Final = ("report.checks.preflight",)
# Our own booklets take two seconds and 100 MB.
LIMITS: Final = Limits(seconds=60, memory_bytes=1_000_000_000)


@dataclass(frozen=True)
class FoundFile:
    """A file in `output/`, and what is expected of it."""

    path: Path
    form: Form
    limits: "finished.Limits"
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Inspected:
    """What a file says that it was made from, and what is wrong with it."""

    noted: Origin | None
    problems: tuple[Problem, ...]


def inspected(
    files: Iterable[FoundFile], families: tuple[str, ...], progress: Progress
) -> Iterator[Reading[Inspected]]:
    """Look into each file, in their order; one that cannot be looked into hides no other."""
    found = list(files)
    with Workers(_begin, preload=PRELOAD, limits=LIMITS) as workers:
        readings = workers.results(
            Job(_inspect, (file, families), _checking(file), Place(file.path)) for file in found
        )
        for file in found:
            progress(_checking(file))
            yield next(readings)


def _checking(file: FoundFile) -> str:
    return _("checking {file}", file=file.path.name)


def _begin() -> None:
    """All that a process needs is loaded before it begins."""


def _inspect(file: FoundFile, families: tuple[str, ...]) -> Inspected:
    from report.checks import preflight as finished

    expected = finished.Expected(file.limits, families, file.wordings)
    with finished.opened(file.path, file.form, expected) as open_file:
        return Inspected(noted(open_file.objects), tuple(finished.preflight(open_file)))
