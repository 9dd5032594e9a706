"""What a command takes: time by the clock, time of processors, memory; and how to end it all.

A command counts with all processes that it starts. Those that outlive it become children of
this one, so their time counts, too, and none is left behind.
"""

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer
from time import monotonic, perf_counter, sleep
from typing import IO, Final

import psutil

SET_CHILD_SUBREAPER: Final = 36  # prctl(2)
LINGERING_S: Final = 5  # that processes may stay after the command that started them
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

    Raises `Failed` where it fails or takes longer than `limit_s`.
    """
    with (
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as said,
        _watched(watch_s) as peak,
    ):
        before, began = _children_cpu_s(), perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=said,
            process_group=0,  # so that Ctrl-C reaches this process alone, which ends the others
        )
        late = Timer(limit_s, end_all)
        late.start()
        try:
            code = process.wait()
            wall_s = perf_counter() - began
        finally:
            is_late = not late.is_alive()
            late.cancel()
        _wait_for_orphans()
        cpu_s = _children_cpu_s() - before
        texts = [_text(file) for file in (output, said)]
    if code:
        raise Failed(f"longer than {limit_s:g} s" if is_late else _why(command, code, texts))
    return Ran(Sample(wall_s, cpu_s, max(peak) if watch_s else None), texts[0])


def adopt_orphans() -> None:
    """Make processes whose parent has ended children of this one. Linux alone can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_all() -> None:
    """End all processes that were started from here."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            process.kill()


@contextmanager
def _watched(every_s: float | None) -> Iterator[list[int]]:
    """Measure meanwhile the memory of all processes that were started from here, in bytes."""
    found, over = [0], Event()

    def watch() -> None:
        while not over.wait(every_s):
            found.append(_memory_bytes())

    thread = Thread(target=watch, daemon=True)
    if every_s:
        thread.start()
    try:
        yield found
    finally:
        over.set()
        if every_s:
            thread.join()


def _memory_bytes() -> int:
    """Add up the memory of all children: what several share counts once (PSS, Linux alone)."""
    total = 0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            memory = process.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
    return total


def _children_cpu_s() -> float:
    """Give the processor time of all children that have been waited for, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _wait_for_orphans() -> None:
    """Wait for the processes that a command left behind, and end those that stay."""
    end = monotonic() + LINGERING_S
    with suppress(ChildProcessError):
        while True:
            found, _ = os.waitpid(-1, os.WNOHANG)
            if not found:
                sleep(0.005)
                if monotonic() > end:
                    end_all()


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _why(command: Sequence[str | Path], code: int, texts: Sequence[str]) -> str:
    said = " ".join(" ".join(texts[::-1]).split())
    return f"{Path(command[0]).name} ended with {code}: {said[:LAST_WORDS]}"
