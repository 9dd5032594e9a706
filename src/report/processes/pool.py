"""The processes that do jobs, begun when the first comes and ended with the last."""

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from report.problems import Reading
from report.processes.job import Job, Limits

if TYPE_CHECKING:
    from pebble import ProcessPool

    from report.processes.begun import Begun

T = TypeVar("T")

AHEAD: Final = 4  # jobs for each process that are begun, or done and not fetched yet


class Workers:
    """Processes that do jobs; each calls `start` first, with these arguments.

    They start with the first job, forked from one that has imported `preload` and nothing
    else, so that none imports it twice and no lock of this process is copied.
    """

    def __init__(
        self,
        start: Callable[..., None],
        arguments: tuple[Any, ...] = (),
        *,
        preload: Iterable[str] = (),
        count: int | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._preload = list(preload)
        self.count = count or processors()
        self._start = (start, arguments)
        # The workers make it: until one is there to remove it, there is none.
        self._scratch = Path(tempfile.gettempdir(), f"report-{os.urandom(8).hex()}")
        self._begun: list[Begun[Any]] = []

    @cached_property
    def _pool(self) -> "ProcessPool":
        """The processes, started when the first job comes."""
        from report.processes.begun import start

        memory_bytes = self.limits.memory_bytes
        return start(self._start, self._preload, self.count, memory_bytes, self._scratch)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._end(in_peace=error is None)
        finally:
            shutil.rmtree(self._scratch, ignore_errors=True)

    @property
    def shelf(self) -> Path:
        """A folder for what a job leaves to others that come later; it goes in the end."""
        _ = self._pool  # which removes it, however this process ends
        folder = self._scratch / "shelf"
        self._scratch.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(exist_ok=True)
        return folder

    def alone(self, job: Job[T]) -> T:
        """Do one job in a new process when all others have ended. Raises `ContentError`."""
        self._end(in_peace=True)
        self.count, count = 1, self.count
        value = self.result(job)
        self._end(in_peace=True)
        self.count = count
        return value

    def renew(self) -> None:
        """Let all processes end when they are done; new ones come with the next job."""
        self._end(in_peace=True)

    def results(self, jobs: Iterable[Job[T]]) -> Iterator[Reading[T]]:
        """Do all jobs, and give what came out in their order: a value or problems.

        A job is taken when it can be begun soon, and a result is held until it is fetched, so
        that there are never many of either, however many jobs there are. Errors that are not
        about the content are raised, and end the other jobs.
        """
        for begun in self._in_turn(jobs):
            yield begun.reading()

    def result(self, job: Job[T]) -> T:
        """Do one job and give its value. Raises `ContentError` where there is none."""
        return self.begin(job).reading().require()

    def begin(self, job: Job[T]) -> "Begun[T]":
        """Do a job as soon as a process is free, and meanwhile something else."""
        from report.processes.begun import schedule
        from report.processes.failures import broken

        limits = replace(self.limits, seconds=job.seconds or self.limits.seconds)
        try:
            begun = schedule(self._pool, job, limits)
        except RuntimeError as error:  # as pebble tells of what is broken
            raise broken(error, job) from error
        self._begun = [*(other for other in self._begun if not other.future.done()), begun]
        return begun

    def meanwhile(self, job: Job[None]) -> None:
        """While some processes are at work, have each of the others do a job that nobody waits for.

        What goes wrong in it is told by those that come after.
        """
        busy = sum(not begun.future.done() for begun in self._begun)
        for _ in range(self.count - busy if busy else 0):
            self.begin(job)

    def cancel(self) -> None:
        """Break off the jobs that are being done; who waits for them gets a `CancelledError`."""
        for begun in self._begun:
            begun.future.cancel()

    def _end(self, *, in_peace: bool) -> None:
        if "_pool" in vars(self):
            self._pool.close() if in_peace else self._pool.stop()
            self._pool.join()
            del self._pool

    def _in_turn(self, jobs: Iterable[Job[T]]) -> "Iterator[Begun[T]]":
        """Yield the jobs in their order; those that come soon after one have begun by then."""
        rest = iter(jobs)
        begun: deque[Begun[T]] = deque()
        while True:
            begun.extend(map(self.begin, islice(rest, AHEAD * self.count - len(begun))))
            if not begun:
                return
            yield begun.popleft()


def preload(modules: Iterable[str]) -> None:
    """Start the process that workers are forked from, which imports modules meanwhile.

    Only the main thread can make it ignore Ctrl-C: call this there before other threads need
    workers.
    """
    from report.processes.forkserver import started

    started(modules)


def processors() -> int:
    """Count the processors that this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):  # macOS has none
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
