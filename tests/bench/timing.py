"""What a command takes: time by the clock, time of processors, memory.

A command counts with all processes that it starts. Those that outlive it become children of
this one, so their time counts, too, and none is left behind.
"""

import resource
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer
from time import perf_counter
from typing import Final

from offspring import Offspring

LAST_WORDS: Final = 300  # characters of what a command said before it failed


class Failed(Exception):  # noqa: N818 - a case that failed is a result like others
    """A case could not be measured; the message says why."""


@dataclass(frozen=True)
class Sample:
    """What one run took. `peak_bytes` is given where memory was watched."""

    wall_s: float
    cpu_s: float | None = None  # of all processes together, user and system
    peak_bytes: int | None = None
    pages: int | None = None  # of the file that was made
    file_bytes: int | None = None  # its size


@dataclass(frozen=True)
class Ran:
    """A command that succeeded: what it took, and what it wrote to standard output."""

    sample: Sample
    output: str


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    folder: Path,
    *,
    limit_s: float = 600,
    watch_s: float | None = None,
) -> Ran:
    """Run a command in a folder, and look at its memory every `watch_s` seconds, if given.

    Its output is read through pipes, and it has ended when nobody can write to them any more.
    Raises `Failed` where it fails or takes longer than `limit_s`.
    """
    offspring = Offspring()
    with _watched(offspring, watch_s) as peak:
        before, began = _children_cpu_s(), perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            process_group=0,  # so that Ctrl-C reaches this process alone, which ends the others
        )
        texts, is_late = _texts(process, limit_s, offspring)
        wall_s = perf_counter() - began
        offspring.wait()
        cpu_s = _children_cpu_s() - before
    if code := process.returncode:
        raise Failed(f"longer than {limit_s:g} s" if is_late else _why(command, code, texts))
    return Ran(Sample(wall_s, cpu_s, max(peak) if watch_s else None), texts[0])


def _texts(
    process: subprocess.Popen[bytes], limit_s: float, offspring: Offspring
) -> tuple[list[str], bool]:
    """Wait for the end of a command; give what it wrote, and whether it was ended as too slow."""
    late = Timer(limit_s, offspring.end)
    late.start()
    try:
        written = [data.decode(errors="replace") for data in process.communicate()]
        return written, not late.is_alive()
    finally:
        late.cancel()


@contextmanager
def _watched(offspring: Offspring, every_s: float | None) -> Iterator[list[int]]:
    """Measure the memory of all processes meanwhile, in bytes."""
    found, over = [0], Event()

    def watch() -> None:
        while not over.wait(every_s):
            found.append(offspring.memory_bytes())

    thread = Thread(target=watch, daemon=True)
    if every_s:
        thread.start()
    try:
        yield found
    finally:
        over.set()
        if every_s:
            thread.join()


def _children_cpu_s() -> float:
    """Return the processor time of all children that have been waited for, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _why(command: Sequence[str | Path], code: int, texts: Sequence[str]) -> str:
    output, said = (" ".join(text.split()) for text in texts)
    return f"{Path(command[0]).name} ended with {code}: {(said or output)[-LAST_WORDS:]}"
