"""What happens in a worker process: it is made ready once, and does one job after another.

Jobs come and go as bytes that are read here, so that one which cannot be read, or fails, or ends
in a way that cannot be told, is told as any other error.
"""

import ctypes
import gc
import os
import pickle
import resource
import shutil
import tempfile
from contextlib import suppress
from math import ceil
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Thread
from time import process_time, sleep
from typing import Any, Final

from report.faults import answered
from report.locales import _
from report.problems import ReportError

PULSE_S: Final = 1
LONG_S: Final = 2  # a job that takes longer has built up so much that it is looked through
GARBAGE_THRESHOLD: Final = 50_000  # objects more than before; Python's own is 700

_unready: list[BaseException] = []  # why this process could not be made ready


def begin(command: int, memory_bytes: int, scratch: Path, start: bytes) -> None:
    """Make a new process ready: `start` is a pickled function and its arguments.

    What goes wrong is told by the first job. Temporary files go below `scratch`, and are taken
    away when this process ends, or the `command` does, whichever way.
    """
    Thread(target=_leave_with, args=(command, scratch), daemon=True).start()
    try:
        _limit_memory(memory_bytes)
        _leave_no_dump()
        _keep_files_in(scratch)
        function, arguments = pickle.loads(start)  # noqa: S301 - the command's own
        function(*arguments)
    except BaseException as error:  # noqa: BLE001 - handed on: nobody listens here
        _unready.append(error)
    # What is loaded by now stays. To search it for garbage, as often as Python does, would
    # take a fifth of the time of a layout.
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)


def do(work: bytes, seconds: float) -> bytes:
    """Do a job: a function, its arguments, its name and place, pickled.

    The system ends this process by `SIGXCPU` where the job needs more `seconds` of the processor.
    Returns what came of it, pickled: a value and None, or None and a `ReportError`. Raises
    `MemoryError` and `RecursionError` alone.
    """
    name, place = _("a job"), None
    try:
        _limit_work(seconds)
        function, arguments, name, place = pickle.loads(work)  # noqa: S301 - the command's own
        if _unready:
            raise _unready[0]
        began = process_time()
        done = pickle.dumps((function(*arguments), None))
        if process_time() - began > LONG_S:
            _give_back()
        return done
    except (MemoryError, RecursionError):
        raise
    except BaseException as error:  # noqa: BLE001 - handed on to where it can be told
        answer: ReportError = answered(error, name, place)
        return pickle.dumps((None, answer))


def _give_back() -> None:
    """Give memory back to the system that a long job has left, as far as the C library can."""
    gc.collect()
    with suppress(AttributeError):  # that of GNU alone is asked to
        ctypes.CDLL(None).malloc_trim(0)


def outcome(done: bytes) -> tuple[Any, ReportError | None]:
    """Read what came of a job."""
    value, error = pickle.loads(done)  # noqa: S301 - from a process of our own
    return value, error


def _limit_memory(memory_bytes: int) -> None:
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = memory_bytes if most < 0 else min(memory_bytes, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, most))


def _limit_work(seconds: float) -> None:
    """Let this process work so much longer, in whole seconds; all of its threads count."""
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limit = ceil(process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if most < 0 else min(limit, most), most))


def _leave_no_dump() -> None:
    """Write no file of what this process held where the system ends it."""
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def _keep_files_in(scratch: Path) -> None:
    own = scratch / str(os.getpid())
    own.mkdir(mode=0o700, parents=True)
    scratch.chmod(0o700)
    tempfile.tempdir = str(own)
    Finalize(None, _clear, (own, scratch), exitpriority=0)


def _clear(own: Path, scratch: Path) -> None:
    """Take the files of this process away, and the folder of all if it is the last.

    One that starts while the command is ending makes that folder anew.
    """
    shutil.rmtree(own, ignore_errors=True)
    with suppress(OSError):
        scratch.rmdir()


def _leave_with(command: int, scratch: Path) -> None:
    """End this process soon after the command's own, even in the midst of a job."""
    with suppress(ProcessLookupError):
        while True:
            os.kill(command, 0)  # asks whether there is such a process, and does it no harm
            sleep(PULSE_S)
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)
