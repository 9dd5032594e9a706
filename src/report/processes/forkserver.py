"""The process that workers are forked from: begun early, ended with the command.

It and what it starts hold no stream of ours. Else whoever reads our output through a pipe would
wait for them, too, when the command itself has long ended.
"""

import atexit
import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, resource_tracker, util
from multiprocessing.context import ForkServerContext
from threading import current_thread, main_thread
from typing import Any, Final

from report.processes import clearing

STREAMS = (0, 1, 2)
# What the address of a socket leaves for its folder, in bytes: of 103 on macOS, 107 on Linux.
MOST_BYTES: Final = 70
SHORT: Final = "/tmp"  # noqa: S108 - only for a folder that nobody else can look into


def started(preload: Iterable[str] = ()) -> ForkServerContext:
    """Start the process that all workers are forked from, unless it is there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([clearing.__name__, *preload])
    with delaying_ctrl_c(), _keeping_streams(), _shortening_addresses(), _naming_folder():
        resource_tracker.ensure_running()  # lets Ctrl-C through when it is done
        with delaying_ctrl_c(), _ignoring_ctrl_c():
            forkserver.ensure_running()
    return context


@contextmanager
def delaying_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C wait until something is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _shortening_addresses() -> Iterator[None]:
    """Begin no process below a folder for temporary files that is too long for a socket."""
    before = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > MOST_BYTES:
        tempfile.tempdir = SHORT
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _naming_folder() -> Iterator[None]:
    """Start processes that know the folder of the socket, to remove it if nobody else can."""
    os.environ[clearing.FOLDER] = f"{os.getpid()} {util.get_temp_dir()}"
    try:
        yield
    finally:
        del os.environ[clearing.FOLDER]


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


@contextmanager
def _keeping_streams() -> Iterator[None]:
    """Start processes whose standard streams lead nowhere."""
    kept = [os.dup(number) for number in STREAMS]
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in STREAMS:
            os.dup2(nowhere, number)
        os.close(nowhere)
        yield
    finally:
        with delaying_ctrl_c():
            for number, stream in zip(STREAMS, kept, strict=True):
                os.dup2(stream, number)
                os.close(stream)


def _end() -> None:
    """End it at once, even while it loads what nobody needs any more."""
    server: Any = forkserver._forkserver  # private names of CPython 3.11 to 3.14
    if server._forkserver_pid:
        with suppress(ProcessLookupError):
            os.kill(server._forkserver_pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            server._stop()


# What is registered first is called last: all workers have ended by then.
atexit.register(_end)
