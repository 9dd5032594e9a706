"""What is measured: each step gives a sample of one or several cases, one after another."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from desk import YEAR, Desk, Place
from edits import change_word
from engines import CHROMIUM, OTHERS, WEASYPRINT, Engine
from timing import Sample

EDITS: Final = 3  # seen in one run of the preview
SIZES: Final = (6, 60, 290)
LARGEST: Final = 290  # there are as many municipalities in Sweden
WARM: Final = 12  # profiles by which a warm one is measured, before and after all

# What is made in 1, 2 and 4 processes, as far as there are processors.
JOBS: Final = tuple(jobs for jobs in (1, 2, 4) if jobs == 1 or jobs <= (os.cpu_count() or 1))
AT_ONCE: Final = {None: "cold", 60: "booklet-60"}  # by the number of organisations
MADE: Final = {"cold": "booklet, cold", "booklet-60": "booklet of 60 organisations"}

Take = Callable[[Desk], Iterator[Sample]]


@dataclass(frozen=True)
class Step:
    """What gives a sample of each of its cases, in their order."""

    cases: tuple[str, ...]
    take: Take


@dataclass(frozen=True)
class Group:
    """Steps that are taken in turn, so that what slows the machine slows all of them.

    The first turn of a group with `warm_up` fills the caches of the system. Its times do not
    count, and memory is watched in it, every `watch_s` seconds; where there is none, always.
    """

    name: str
    runs: int
    steps: tuple[Step, ...]
    watch_s: float = 0.1
    warm_up: bool = True


def _one(act: Callable[[Desk], Sample]) -> Take:
    def take(desk: Desk) -> Iterator[Sample]:
        yield act(desk)

    return take


def _report(*arguments: str) -> Take:
    def take(desk: Desk) -> Iterator[Sample]:
        with desk.place() as place:
            yield place.report(*arguments)

    return take


def _python(code: str) -> Take:
    return _one(lambda desk: desk.measured(sys.executable, "-c", code, folder=desk.folder))


def _engine(engine: Engine) -> Step:
    return Step((engine.name,), _one(engine.make))


def _booklet(desk: Desk) -> Iterator[Sample]:
    """Make a booklet with nothing made before, at once again, and with a word changed."""
    with desk.place() as place:
        yield place.booklet()
        yield place.booklet()
        change_word(_first_text(place))
        yield place.booklet()


def _profiles(desk: Desk) -> Iterator[Sample]:
    """Make all profiles with nothing made before, then again with a word changed in one."""
    with desk.place() as place:
        yield place.profiles()
        change_word(_first_text(place))
        yield place.profiles()


def _first_text(place: Place) -> Path:
    return min((place.root / f"content/{YEAR}").glob("*.md"))


def _seen(desk: Desk) -> Sample:
    """Change words while the preview runs, and wait for each to be seen."""
    with desk.place() as place:
        return Sample(median(place.script("seen.py", YEAR, place.root, EDITS)))


def _grown(size: int, desk: Desk) -> Sample:
    with desk.place(size) as place:
        return place.booklet()


def _in_processes(size: int | None, jobs: int, desk: Desk) -> Sample:
    with desk.place(size) as place:
        return place.booklet(jobs)


def _many(size: int, desk: Desk) -> Sample:
    with desk.place(size) as place:
        return place.profiles()


def _warm(desk: Desk) -> Sample:
    """Make profiles in one process that has all loaded; the time is that of one."""
    with desk.place(LARGEST) as place:
        return Sample(place.script("warm.py", YEAR, place.root, WARM))


def _grown_steps() -> Iterator[Step]:
    for size in SIZES:
        yield Step((f"booklet-{size}",), _one(partial(_grown, size)))
    for size in SIZES[:-1]:
        yield Step((f"profiles-{size}",), _one(partial(_many, size)))


def _process_steps() -> Iterator[Step]:
    for size, name in AT_ONCE.items():
        for jobs in JOBS:
            yield Step((f"{name}-in-{jobs}",), _one(partial(_in_processes, size, jobs)))


GROUPS: Final = (
    Group(
        "start",
        15,
        (
            Step(("help",), _report("--help")),
            Step(("typer",), _python("import typer")),
            Step(("check",), _report("check", f"{YEAR}")),
            Step(("pydantic",), _python("import typer, pydantic")),
        ),
        watch_s=0.01,
    ),
    Group(
        "booklet",
        3,
        (
            Step(("cold", "unchanged", "reworded"), _booklet),
            _engine(WEASYPRINT),
            _engine(CHROMIUM),
            Step(("seen",), _one(_seen)),
            *map(_engine, OTHERS),
        ),
    ),
    Group("profiles", 3, (Step(("profiles", "edited"), _profiles),)),
    Group("processes", 1, tuple(_process_steps()), watch_s=0.5, warm_up=False),
    Group("growth", 1, tuple(_grown_steps()), watch_s=0.5, warm_up=False),
    Group(
        "many",
        1,
        (
            Step(("warm",), _one(_warm)),
            Step((f"profiles-{LARGEST}",), _one(partial(_many, LARGEST))),
            Step(("warm",), _one(_warm)),
        ),
        watch_s=0.5,
        warm_up=False,
    ),
)

TITLES: Final = {
    "help": "`report --help`",
    "typer": '`python -c "import typer"`',
    "check": f"`report check {YEAR}`, content alone",
    "pydantic": '`python -c "import typer, pydantic"`',
    "cold": "booklet, cold",
    "unchanged": "booklet, nothing changed",
    "reworded": "booklet, one word edited",
    "seen": "one word edited → seen in the browser",
    "profiles": "all profiles, cold",
    "edited": "profiles, one word edited",
    "warm": "one warm profile, one core",
    **{f"booklet-{size}": f"booklet of {size} organisations" for size in SIZES},
    **{f"profiles-{size}": f"profiles of {size} organisations" for size in SIZES},
    **{
        f"{name}-in-{jobs}": f"{made}, {jobs} process{'es' if jobs > 1 else ''}"
        for name, made in MADE.items()
        for jobs in JOBS
    },
    **{engine.name: engine.title for engine in (WEASYPRINT, CHROMIUM, *OTHERS)},
}
