"""Jobs in processes of their own, several at a time, with limits on time and memory.

What comes from outside may be made to hang or to swell. It does so in a process
that can be stopped, and the message names what it was made of.
"""

import gc
import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlow
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from threading import Thread, current_thread, main_thread
from time import sleep
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from report.problems import ContentError, Place, Problem, Reading

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

MEGABYTE: Final = 1_000_000
PULSE_S: Final = 1
GARBAGE_THRESHOLD: Final = 50_000  # objects more than before; Python's own is 700
MOST_JOBS: Final = 25  # of one process: the engine (WeasyPrint 70.0) loses 0.2 MB in each layout
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
        self._futures: list[Future[Any]] = []

    @cached_property
    def _pool(self) -> ProcessPool:
        """The processes, started when the first job comes."""
        pool = ProcessPool(
            max_workers=self.count,
            max_tasks=MOST_JOBS,
            initializer=_begin,
            initargs=(os.getpid(), self.limits, *self._start),
            context=started(self._preload),
        )
        with _delaying_ctrl_c():
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
        if "_pool" in vars(self):
            self._pool.close() if error is None else self._pool.stop()
            self._pool.join()

    def rest(self) -> None:
        """Wait until all is done, and let the processes end; the next job starts others."""
        if "_pool" in vars(self):
            self._pool.close()
            self._pool.join()
            del self._pool

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
        future = self._pool.schedule(job.task, job.arguments, timeout=seconds)
        self._futures = [*(other for other in self._futures if not other.done()), future]
        return Begun(replace(job, seconds=seconds), future, self.limits)

    def cancel(self) -> None:
        """Break off the jobs that are being done; who waits for them gets a `CancelledError`."""
        for future in self._futures:
            future.cancel()

    def _in_turn(self, jobs: Iterable[Job[T]]) -> "Iterator[Begun[T]]":
        """Give the jobs in their order; those that come soon after one have begun by then."""
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
    future: Future[T_co]
    limits: Limits

    def reading(self) -> Reading[T_co]:
        """Wait for what comes out: a value or problems. Raises what is not about the content."""
        try:
            return Reading(self.future.result())
        except ContentError as error:
            return Reading(None, error.problems)
        except TooSlow:
            return Reading(None, (_too_slow(self.job),))
        except RecursionError:
            return Reading(None, (_too_deep(self.job),))
        except MemoryError:
            return Reading(None, (_too_large(self.job, self.limits.memory_bytes),))
        except ProcessExpired as error:
            return Reading(None, (_broken_off(self.job, error),))


def processors() -> int:
    """Count the processors that this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):  # macOS has none
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def started(preload: Iterable[str] = ()) -> ForkServerContext:
    """Start the process that all workers are forked from, unless it is there.

    Only the main thread can make it ignore Ctrl-C: call this there before other threads need
    workers.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    resource_tracker.ensure_running()  # now, because it would let Ctrl-C through below
    with _delaying_ctrl_c(), _ignoring_ctrl_c():
        forkserver.ensure_running()
    return context


@contextmanager
def _delaying_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C wait until something is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _ignoring_ctrl_c() -> Iterator[None]:
    """Start processes that ignore Ctrl-C.

    It reaches all processes of a terminal, and the command stops its own itself.
    """
    if current_thread() is not main_thread():  # only there can a signal be ignored
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(
    command: int, limits: Limits, start: Callable[..., None], arguments: tuple[Any, ...]
) -> None:
    """Make a new process ready."""
    Thread(target=_leave_with, args=(command,), daemon=True).start()
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = limits.memory_bytes if most < 0 else min(limits.memory_bytes, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, most))
    start(*arguments)
    # What is loaded by now stays. To search it for garbage, as often as Python does, would
    # take a fifth of the time of a layout.
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)


def _leave_with(command: int) -> None:
    """End this process soon after the command's own, even in the midst of a job."""
    with suppress(ProcessLookupError):
        while True:
            os.kill(command, 0)  # asks whether there is such a process, and does it no harm
            sleep(PULSE_S)
    os._exit(1)


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
        f"{job.name} ended in the middle (exit code {error.exitcode})",
        job.place,
        "Run the command again; if it ends there again, look at what is unusual in it.",
    )
