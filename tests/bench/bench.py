"""Measure how fast the program is, beside other engines: `make bench`.

    python tests/bench/bench.py                                writes docs/speed.md
    python tests/bench/bench.py --only cold,unchanged --runs 3 writes to standard output
    python tests/bench/bench.py --only growth                  a group: start, booklet, profiles,
                                                               processes, growth, many, phases

Cases of a group are taken in turn, and the medians compared. A case that fails is told with its
reason, and the others go on.
"""

import argparse
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

from cases import GROUPS, TITLES, Group, Step
from desk import REPOSITORY, YEAR, Desk
from engines import NOT_INSTALLED
from offspring import Offspring, adopt_orphans
from table import Results, tables, write
from timing import Failed, Sample

PAGE: Final = REPOSITORY / "docs" / "speed.md"
PHASES: Final = "phases"
BUSY: Final = 0.3  # of a processor, by others, and figures are doubtful
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it


def measure(desk: Desk, wanted: Collection[str], runs: int | None) -> Results:
    """Take the samples of the cases and groups that are wanted; of all, if none is named."""
    results = Results()
    for group in GROUPS:
        steps = [step for step in group.steps if _is_wanted(step, group, wanted)]
        for turn in range(0 if group.warm_up else 1, (runs or group.runs) + 1):
            desk.watch_s = group.watch_s if turn == 0 or not group.warm_up else None
            for step in steps:
                _take(step, turn, desk, results)
    if not wanted or PHASES in wanted:
        _take_phases(desk, results)
    return results


def names() -> list[str]:
    """Return what can be measured alone: groups and cases."""
    return [*(group.name for group in GROUPS), PHASES, *TITLES]


def machine() -> str:
    """Return what was measured on and with, in a way that names no machine."""
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, WeasyPrint {version('weasyprint')}; "
        f"load before the run {os.getloadavg()[0]:.1f}."
    )


def _is_wanted(step: Step, group: Group, wanted: Collection[str]) -> bool:
    return not wanted or group.name in wanted or not set(step.cases).isdisjoint(wanted)


def _take(step: Step, turn: int, desk: Desk, results: Results) -> None:
    """Take a sample of each case of a step, unless one of them has failed before."""
    if not results.failed.keys().isdisjoint(step.cases):
        return
    left = list(step.cases)
    try:
        for sample in step.take(desk):
            case = left.pop(0)
            _say(case, turn, f"{sample.wall_s:.3f} s")
            _keep(case, sample, turn, results)
    except Exception as error:
        why = str(error) if isinstance(error, Failed) else f"{type(error).__name__}: {error}"
        results.failed.update(dict.fromkeys(left, why))
        _say(", ".join(left), turn, f"failed: {why}")


def _keep(case: str, sample: Sample, turn: int, results: Results) -> None:
    """Keep a sample; of a warm-up the memory alone, for the first that counts."""
    if turn == 0:
        results.peaks[case] = sample.peak_bytes
    else:
        peak_bytes = sample.peak_bytes or results.peaks.get(case)
        results.add(case, replace(sample, peak_bytes=peak_bytes))


def _take_phases(desk: Desk, results: Results) -> None:
    desk.watch_s = None
    try:
        with desk.place() as place:
            results.phases = place.script("phases.py", YEAR, place.root)
            _say(PHASES, 1, f"{sum(results.phases.values()):.3f} s")
    except Failed as error:
        _say(PHASES, 1, f"failed: {error}")


def _say(case: str, turn: int, what: str) -> None:
    print(f"{f'run {turn}' if turn else 'warm-up'}  {case}: {what}", file=sys.stderr, flush=True)


@contextmanager
def _desk() -> Iterator[Desk]:
    """Return a folder to work in; in the end, whatever happened, no process and no file is left."""
    adopt_orphans()
    offspring = Offspring()
    signal.signal(signal.SIGTERM, _stop)
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        try:
            yield Desk(Path(folder).resolve())
        finally:
            offspring.end()
            offspring.wait()


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def main() -> int:
    """Measure what is wanted, and write it down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="cases and groups, with commas between them")
    parser.add_argument("--runs", type=int, help="how often each case is taken")
    arguments = parser.parse_args()
    wanted = [name for name in arguments.only.split(",") if name]
    if unknown := set(wanted).difference(names()):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(names())}")
    if os.getloadavg()[0] > BUSY:
        print("this machine is busy with something else: figures will be noisy", file=sys.stderr)
    measured_on = machine()
    try:
        with _desk() as desk:
            results = measure(desk, wanted, arguments.runs)
    except KeyboardInterrupt:
        return INTERRUPTED
    text = tables(results, measured_on)
    print(text) if wanted else write(PAGE, text)
    return 1 if set(results.failed.values()) - {NOT_INSTALLED} else 0


if __name__ == "__main__":
    sys.exit(main())
