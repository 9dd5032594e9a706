"""Jobs in processes of their own, several at a time, with limits on time and memory.

What comes from outside may be made to hang or to swell. It does so in a process
that can be stopped, and the message names what it was made of.
"""

import errno
import os
import pickle
import resource
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

from report.faults import answered
from report.problems import ContentError, Place, Problem, Reading, ReportError
from report.processes.forkserver import delaying_ctrl_c, started
from report.processes.worker import PULSE_S, begin, do, outcome

from pebble import ProcessExpired, ProcessPool  # isort: skip  # its end comes before the server's

__all__ = ["Begun", "Job", "Limits", "Workers", "processors", "started"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

MEGABYTE: Final = 1_000_000
MOST_JOBS: Final = 25  # of one process: the engine (WeasyPrint 70.0) loses 0.2 MB in each layout
ENOUGH: Final = 100  # files that a process may have open; a worker needs some forty
AHEAD: Final = 4  # jobs for each process that are begun, or done and not fetched yet


@dataclass(frozen=True)
class Limits:
    """How long one job may take, and how much memory a process; on macOS the latter is not held."""

    seconds: float = 60
    memory_bytes: int = 2_000 * MEGABYTE


@dataclass(frozen=True)
class Job(Generic[T_co]):
    """A function of a module, what it is called with, and what a message calls it."""

    task: Callable[..., T_co]
    arguments: tuple[Any, ...]
    name: str
    place: Place | None = None
    seconds: float | None = None  # where one takes longer than the limit of all


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
        limits: Limits = Limits(),
    ) -> None:
        self.limits = limits
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
            raise _broken(error, job) from error
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
            return Reading(None, (_too_slow(self.job),))
        except RecursionError:
            return Reading(None, (_too_deep(self.job),))
        except MemoryError:
            return Reading(None, (_too_large(self.job, self.limits.memory_bytes),))
        except ProcessExpired as error:
            return Reading(None, (_broken_off(self.job, error),))
        except BrokenProcessPool as error:
            raise _broken(error, self.job) from error
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


def _broken(error: Exception, job: Job[Any]) -> ReportError:
    """Return why the processes could not be started, or all of them ended."""
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    if not isinstance(cause, OSError) and resource.getrlimit(resource.RLIMIT_NOFILE)[0] < ENOUGH:
        # In a process that cannot open a file, nothing is left that could tell so.
        cause = OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    return answered(cause, job.name, job.place)


def _too_slow(job: Job[Any]) -> Problem:
    return Problem(
        "too-slow",
        f"{job.name} took more than {job.seconds:g} seconds, and was stopped",
        job.place,
        "Look for what is very long or deeply nested in it, and take it out.",
    )


def _too_large(job: Job[Any], memory_bytes: int) -> Problem:
    return Problem(
        "too-large",
        f"{job.name} needs more than {memory_bytes // MEGABYTE} MB of memory, and was stopped",
        job.place,
        "Look for what is very long or deeply nested in it, and take it out.",
    )


def _too_deep(job: Job[Any]) -> Problem:
    return Problem(
        "too-deep",
        f"{job.name} is nested too deeply to be set",
        job.place,
        "Take lists out of lists and quotes out of quotes, until few are left.",
    )


def _broken_off(job: Job[Any], error: ProcessExpired) -> Problem:
    return Problem(
        "broken-off",
        f"{job.name} crashed (exit code {error.exitcode})",
        job.place,
        "Run the command again; if it ends there again, look at what is unusual in it.",
    )
