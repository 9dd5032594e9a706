"""Jobs that have begun, and what is told of those that fail; loaded with the first job."""

import os
import pickle
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from report.problems import ContentError, Reading
from report.processes import failures
from report.processes.forkserver import delaying_ctrl_c, started
from report.processes.job import MOST_JOBS, PATIENCE, Job, Limits
from report.processes.worker import PULSE_S, begin, do, outcome

# Its end comes before the server's.
from report.processes.pebbles import CONSTS, ProcessExpired, ProcessPool  # isort: skip

# So often Pebble (5.2) looks whether processes have begun and ended; with its own 0.1 s, a command
# waits for 40 ms when it begins and for 60 when it ends.
CONSTS.sleep_unit = 0.02

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def start(
    start: tuple[Callable[..., None], tuple[Any, ...]],
    preload: Iterable[str],
    count: int,
    memory_bytes: int,
    scratch: Path,
) -> ProcessPool:
    """Start processes; each calls `start` first, a function and its arguments."""
    pool = ProcessPool(
        max_workers=count,
        max_tasks=MOST_JOBS,
        initializer=begin,
        initargs=(os.getpid(), memory_bytes, scratch, pickle.dumps(start)),
        context=started(preload),
    )
    with delaying_ctrl_c():
        _ = pool.active  # starts them: what they are told must not end in the middle
    return pool


def schedule(pool: ProcessPool, job: Job[T], limits: Limits) -> "Begun[T]":
    """Have a job done as soon as a process is free. Raises `RuntimeError` where there is none."""
    work = pickle.dumps((job.task, job.arguments, job.name, job.place))
    future = pool.schedule(do, (work, limits.seconds), timeout=limits.seconds * PATIENCE)
    return Begun(job, future, limits, partial(_is_served, pool))


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
            return Reading(None, (failures.too_slow(self.job, self.limits.seconds * PATIENCE),))
        except RecursionError:
            return Reading(None, (failures.too_deep(self.job),))
        except MemoryError:
            return Reading(None, (failures.too_large(self.job, self.limits.memory_bytes),))
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGXCPU:
                return Reading(None, (failures.too_slow(self.job, self.limits.seconds),))
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


def _is_served(pool: ProcessPool) -> bool:
    """Return whether the threads live that hand jobs on; of Pebble 5.2, for want of a question."""
    return all(thread.is_alive() for thread in pool._loops)
