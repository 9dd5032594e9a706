"""Many spoiled content files through the reader: each must give an edition or problems.

    make fuzz                          100,000 files, about half an hour on two processors
    python tests/fuzz/fuzz.py --count 2000 --seed 7

A file that makes the program fail, hang or swell is kept in tests/fuzz/found/; when the
fault is mended, move it to tests/fuzz/corpus/, which the test suite reads again each time.
"""

import argparse
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
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from report.build.content import read
from report.problems import ContentError
from report.workers import Job, Limits, Workers
from report.workspace import Workspace

from mutations import mutated

REPOSITORY = Path(__file__).parents[2]
MINI = REPOSITORY / "tests" / "mini" / "content"
FOUND = Path(__file__).parent / "found"
BATCH = 250
SECONDS = 10  # that one file may take
MEMORY = Limits(seconds=BATCH * SECONDS, memory_bytes=1_000_000_000)
YEAR = 2019

_places: list["_Place"] = []


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


@dataclass
class _Place:
    """A small workspace of a process, and the files that its own are made from."""

    workspace: Workspace
    targets: list[Path]
    material: list[str]


class TooSlow(BaseException):
    """Not an Exception, so that nothing that is tested can take it for its own."""


def begin(material: list[str]) -> None:
    """Make a workspace for this process."""
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    shutil.copytree(MINI, root / "content")
    (root / "styles").symlink_to(REPOSITORY / "styles")
    targets = sorted(path for path in root.rglob("content/**/*") if path.suffix in (".md", ".yaml"))
    _places[:] = [_Place(Workspace(root), targets, material)]
    signal.signal(signal.SIGALRM, _too_slow)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def batch(seed: int, count: int) -> Tally:
    """Read some spoiled files, one after another."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, and not to be secret
    place = _places[0]
    tally = Tally()
    for number in range(count):
        target = chance.choice(place.targets)
        good = target.read_bytes()
        text = good.decode() if chance.random() < 0.5 else chance.choice(place.material)
        data = mutated(chance, text, chance.choice(place.material))
        target.write_bytes(data)
        try:
            _read(place.workspace, tally)
        except (Exception, TooSlow) as error:
            tally.failed.append(_keep(target.name, data, seed, number, error))
        target.write_bytes(good)
    tally.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return tally


def _read(workspace: Workspace, tally: Tally) -> None:
    started = time.perf_counter()
    signal.alarm(SECONDS)
    try:
        reading = read(workspace, YEAR)
        problems = reading.problems
        tally.editions += reading.value is not None
        assert reading.value is not None or problems, "neither an edition nor a problem"
    except ContentError as error:
        problems = error.problems
    finally:
        signal.alarm(0)
        tally.files += 1
        tally.slowest = max(tally.slowest, time.perf_counter() - started)
    tally.rules.update({problem.rule for problem in problems})


def _keep(name: str, data: bytes, seed: int, number: int, error: BaseException) -> str:
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{seed}-{number}-{name}"
    path.write_bytes(data)
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{path.name}: {type(error).__name__}: {str(error)[:200]} ({last.filename}:{last.lineno})"
    )


def material() -> list[str]:
    """Give the texts of all editions."""
    paths = (REPOSITORY / "content").rglob("*")
    return [path.read_text("utf-8") for path in sorted(paths) if path.suffix in (".md", ".yaml")]


def fuzz(count: int, seed: int) -> Iterator[Tally]:
    """Read so many files, in as many processes as there are processors."""
    with Workers(begin, (material(),), limits=MEMORY) as workers:
        jobs = [
            Job(batch, (seed + number, BATCH), f"batch {seed + number}")
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
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    tally = Tally()
    started = time.monotonic()
    for part in fuzz(wanted.count, wanted.seed):
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
