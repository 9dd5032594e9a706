"""The processes that do jobs, begun when the first comes and ended with the last."""

import os
import pickle
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from report.problems import ContentError, Reading
from report.processes import failures
from report.processes.forkserver import delaying_ctrl_c, started
from report.processes.job import Job, Limits
from report.processes.worker import PULSE_S, begin, do, outcome

from pebble import ProcessExpired, ProcessPool  # isort: skip  # its end comes before the server's

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

MOST_JOBS: Final = 25  # of one process: the engine (WeasyPrint 70.0) loses 0.2 MB in each layout
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
        self._scratch: Path | None = None
        self._futures: list[Future[Any]] = []

    @cached_property
    def _pool(self) -> ProcessPool:
        """The processes, started when the first job comes."""
        # The workers make it: until one is there to remove it, there is none.
        self._scratch = Path(tempfile.gettempdir(), f"report-{token_hex(8)}")
        start = pickle.dumps(self._start)
        pool = ProcessPool(
            max_workers=self.count,
            max_tasks=MOST_JOBS,
            initializer=begin,
            initargs=(os.getpid(), self.limits.memory_bytes, self._scratch, start),
            context=started(self._preload),
        )
        with delaying_ctrl_c():
            _ = pool.active  # starts them: what they are told must not end in the middle
        return pool

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end(in_peace=error is None)

    def recycle(self) -> None:
        """Wait until all is done, and let the processes end; the next job starts others."""
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
        seconds = job.seconds or self.limits.seconds
        work = pickle.dumps((job.task, job.arguments, job.name, job.place))
        try:
            pool = self._pool
            future = pool.schedule(do, (work,), timeout=seconds)
        except (BrokenProcessPool, RuntimeError) as error:  # as pebble tells of what is broken
            raise failures.broken(error, job) from error
        self._futures = [*(other for other in self._futures if not other.done()), future]
        return Begun(replace(job, seconds=seconds), future, self.limits, partial(_is_served, pool))

    def cancel(self) -> None:
        """Break off the jobs that are being done; who waits for them gets a `CancelledError`."""
        for future in self._futures:
            future.cancel()

    def _end(self, *, in_peace: bool) -> None:
        try:
            if "_pool" in vars(self):
                self._pool.close() if in_peace else self._pool.stop()
                self._pool.join()
                del self._pool
        finally:
            if self._scratch:
                shutil.rmtree(self._scratch, ignore_errors=True)

    def _in_turn(self, jobs: Iterable[Job[T]]) -> "Iterator[Begun[T]]":
        """Yield the jobs in their order; those that come soon after one have begun by then."""
        rest, begun = iter(jobs), deque[Begun[T]]()
        while True:
            begun.extend(map(self.begin, islice(rest, AHEAD * self.count - len(begun))))
            if not begun:
                return
            yield begun.popleft()


@dataclass(frozen=True)
class Begun(Generic[T_co]):
    """A job that waits for a process, is being done, or is done."""

    job: Job[T_co]
    future: Future[bytes]
    limits: Limits
    is_served: Callable[[], bool]

    def reading(self) -> Reading[T_co]:
        """Wait for what comes out: a value or problems. Raises what is not about the content."""
        try:
            value, fault = outcome(self._done())
        except TooSlow:
            return Reading(None, (failures.too_slow(self.job),))
        except RecursionError:
            return Reading(None, (failures.too_deep(self.job),))
        except MemoryError:
            return Reading(None, (failures.too_large(self.job, self.limits.memory_bytes),))
        except ProcessExpired as error:
            return Reading(None, (failures.broken_off(self.job, error.exitcode),))
        except BrokenProcessPool as error:
            raise failures.broken(error, self.job) from error
        if isinstance(fault, ContentError):
            return Reading(None, fault.problems)
        if fault:
            raise fault
        return Reading(value)

    def _done(self) -> bytes:
        """Wait for the job, but not for ever if nobody sees to it any more."""
        while not wait([self.future], PULSE_S).done:
            if not self.is_served() and not self.future.done():
                raise BrokenProcessPool("the threads that see to the workers have ended")
        return self.future.result()


def processors() -> int:
    """Count the processors that this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):  # macOS has none
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_served(pool: ProcessPool) -> bool:
    """Return whether the threads live that hand jobs on; of Pebble 5.2, for want of a question."""
    return all(thread.is_alive() for thread in pool._loops)
