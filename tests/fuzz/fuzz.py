"""Many spoiled files of content, styles and output: each must give problems, or none.

    make fuzz                          50,000 files of all kinds, each time others
    python tests/fuzz/fuzz.py --count 2000 --seed 7 --kind output

What makes the program fail, hang or swell is kept in tests/fuzz/found/, as text: a spoiled
text as it is, and of a damaged file in output/ the steps that damage it. When the fault is
mended, move it to tests/fuzz/corpus/, which the test suite reads again each time.
"""

import argparse
import atexit
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

from report.checks.preflight import Expected, Limits, opened, preflight
from report.checks.styles import broken_orders, look_problems
from report.compositor.compositor import Compositor
from report.problems import ContentError, Problem
from report.processes import Job, Workers
from report.processes import Limits as JobLimits
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.booklet import booklet
from report.recipes.content import read_texts
from report.recipes.output import Output
from report.recipes.pages import pages
from report.workspace import Workspace

import damage
from mutations import flip_bits, mutated

REPOSITORY = Path(__file__).parents[2]
MINI = REPOSITORY / "tests" / "mini" / "content"
FOUND = Path(__file__).parent / "found"
BATCH = 250
SECONDS = 10  # that one file may take
# The forms of finished files, in the order in which they are made.
FORMS = {
    "booklet": BOOKLET.form(),
    "office": BOOKLET.form(Target.OFFICE),
    "press": BOOKLET.form(Target.PRESS),
    "profile": PROFILE.form(),
}
LIMITS = JobLimits(seconds=BATCH * SECONDS, memory_bytes=1_000_000_000)
KINDS = ("content", "styles", "output")
FILLED = 0.1  # of the styles that look good, how many are also filled and loaded
YEAR = 2019

_grounds: list["Ground"] = []


@dataclass
class Tally:
    """What came out of some files."""

    files: int = 0
    editions: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    slowest: float = 0
    memory: int = 0  # bytes
    failed: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.files += other.files
        self.editions += other.editions
        self.rules += other.rules
        self.slowest = max(self.slowest, other.slowest)
        self.memory = max(self.memory, other.memory)
        self.failed += other.failed


@dataclass(frozen=True)
class Ground:
    """A small workspace, what its files are spoiled with, and where is kept what fails."""

    workspace: Workspace
    material: list[str]
    finished: dict[str, bytes]  # by the names of FORMS
    found: Path = FOUND


class TooSlow(BaseException):
    """Not an Exception, so that nothing that is tested can take it for its own."""


def begin(material: list[str], finished: dict[str, bytes]) -> None:
    """Make a workspace for this process."""
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    shutil.copytree(MINI, root / "content")
    shutil.copytree(REPOSITORY / "styles", root / "styles")
    _grounds[:] = [Ground(Workspace(root), material, finished)]
    signal.signal(signal.SIGPROF, _too_slow)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def batch(seed: int, count: int, kinds: Sequence[str]) -> Tally:
    """Try some spoiled files, one after another."""
    tally = Tally()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - to be repeated, not secret
        _TRIES[chance.choice(kinds)](_grounds[0], chance, tally, f"{seed}-{number}")
    tally.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return tally


def try_content(ground: Ground, chance: random.Random, tally: Tally, name: str) -> None:
    """Spoil a file of the content, and read the edition."""
    target = chance.choice(_texts(ground.workspace.content))
    text = target.read_text("utf-8") if chance.random() < 0.5 else chance.choice(ground.material)
    data = mutated(chance, text, chance.choice(ground.material))
    with _spoiled(target, data):
        _try(ground, partial(_read, ground.workspace, tally), tally, f"{name}-{target.name}", data)


def try_styles(ground: Ground, chance: random.Random, tally: Tally, name: str) -> None:
    """Spoil a file of the styles, and look at all; sometimes, fill and load them, too."""
    files = [path for path in _texts(ground.workspace.styles) if "LICENSE" not in path.name]
    target = chance.choice(files)
    good = target.read_bytes()
    text = good.decode("utf-8", "replace")
    data: bytes | None = good
    match chance.randint(0, 9):
        case 0:
            data = None  # missing
        case 1:
            data = good[: chance.randint(0, len(good))]
        case 2:
            data = text.encode(chance.choice(("latin-1", "utf-16", "utf-16-le")), "replace")
        case 3:
            data = chance.choice(files).read_bytes()
        case _ if target.suffix in (".otf", ".icc"):
            data = flip_bits(chance, good)
        case _:
            data = mutated(chance, text, chance.choice(files).read_text("utf-8", "replace"))
    with _spoiled(target, data):
        act = partial(_look, ground.workspace, tally, is_filled=chance.random() < FILLED)
        _try(ground, act, tally, f"{name}-{target.name}", data or b"")


def try_output(ground: Ground, chance: random.Random, tally: Tally, name: str) -> None:
    """Damage a finished file, and look into it."""
    kind = chance.choice(sorted(ground.finished))
    steps = damage.steps(chance, ground.finished[kind])
    path = ground.workspace.root / "spoiled.pdf"
    path.write_bytes(damage.damaged(ground.finished[kind], steps))
    text = "\n".join([kind, *steps, ""]).encode()
    _try(ground, partial(inspected, path, kind), tally, f"{name}-{kind}.steps", text)


_TRIES = {"content": try_content, "styles": try_styles, "output": try_output}


def _texts(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in (".md", ".yaml", ".css", ".html", ".otf", ".icc", ".svg")
    )


@contextmanager
def _spoiled(target: Path, data: bytes | None) -> Iterator[None]:
    """Put other bytes in the place of a file, or nothing; afterwards it is as it was."""
    good = target.read_bytes()
    target.unlink()
    if data is not None:
        target.write_bytes(data)
    try:
        yield
    finally:
        target.write_bytes(good)


def _try(
    ground: Ground, act: Callable[[], Sequence[Problem]], tally: Tally, name: str, data: bytes
) -> None:
    """Do something with a spoiled file, and keep the file where that fails or ends the process."""
    ground.found.mkdir(exist_ok=True)
    path = ground.found / name
    path.write_bytes(data)
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of the processor: other work is not counted
    try:
        problems = act()
    except (Exception, TooSlow) as error:
        signal.setitimer(signal.ITIMER_PROF, 0)
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {str(error)[:200]} ({last.filename}:{last.lineno})"
        tally.failed.append(f"{name}: {what}")
        return
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        tally.files += 1
        tally.slowest = max(tally.slowest, time.process_time() - started)
    path.unlink()
    tally.rules.update({problem.rule for problem in problems})


def _read(workspace: Workspace, tally: Tally) -> Sequence[Problem]:
    try:
        content = read_texts(workspace, YEAR)
    except ContentError as error:
        return error.problems
    edition = content.files.edition
    tally.editions += edition is not None
    assert edition is not None or content.problems, "neither an edition nor a problem"
    return content.problems


def _look(workspace: Workspace, tally: Tally, *, is_filled: bool) -> Sequence[Problem]:
    problems = [*look_problems(workspace), *broken_orders(workspace)]
    if problems or not is_filled:
        return problems
    try:
        Compositor(workspace, read_texts(workspace, YEAR).require()).rehearse()
    except ContentError as error:
        return error.problems
    tally.editions += 1
    return ()


def inspected(path: Path, kind: str) -> Sequence[Problem]:
    """Look into a finished file."""
    expected = Expected(Limits(), ("House Text",), ())
    try:
        with opened(path, FORMS[kind], expected) as file:
            return preflight(file)
    except ContentError as error:
        return error.problems


def material() -> list[str]:
    """Return the texts of all editions."""
    paths = (REPOSITORY / "content").rglob("*")
    return [path.read_text("utf-8") for path in sorted(paths) if path.suffix in (".md", ".yaml")]


def finished() -> dict[str, bytes]:
    """Make a file of each kind, of the small edition."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder).resolve())
        shutil.copytree(MINI, workspace.content)
        shutil.copytree(REPOSITORY / "styles", workspace.styles)
        made = booklet(workspace, YEAR, lambda doing: None, Output(tuple(Target)))
        made += pages(workspace, PROFILE, YEAR, ("norrby",), lambda doing: None)
        return {kind: one.path.read_bytes() for kind, one in zip(FORMS, made, strict=True)}


def fuzz(count: int, seed: int, kinds: Sequence[str]) -> Iterator[Tally]:
    """Try so many files, in as many processes as there are processors."""
    made = finished() if "output" in kinds else {}
    with Workers(begin, (material(), made), limits=LIMITS) as workers:
        jobs = [
            Job(batch, (seed + number, BATCH, kinds), f"batch {seed + number}")
            for number in range(-(-count // BATCH))
        ]
        for job, reading in zip(jobs, workers.results(jobs), strict=True):
            if reading.value is None:
                yield Tally(failed=[f"{job.name}: {reading.problems[0].message}"])
            else:
                yield reading.value


def main() -> int:
    """Run, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3)) * 1000)
    parser.add_argument("--kind", choices=KINDS, action="append", help="one or more; else all")
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}", flush=True)
    tally = Tally()
    started = time.monotonic()
    for part in fuzz(wanted.count, wanted.seed, tuple(wanted.kind or KINDS)):
        tally.add(part)
        for line in part.failed:
            print(line, flush=True)
        if sys.stderr.isatty():
            print(f"\r{tally.files} files", end="", file=sys.stderr)
    print(
        f"{tally.files} files in {time.monotonic() - started:.0f} s, {os.cpu_count()} processors: "
        f"{tally.editions} read whole, {len(tally.rules)} rules broken, "
        f"{len(tally.failed)} failed; "
        f"slowest {tally.slowest:.1f} s, most memory {tally.memory / 1e6:.0f} MB"
    )
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
