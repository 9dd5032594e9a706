"""The processes that are started from here, and those that they start: their memory, their end."""

import ctypes
import os
import sys
from contextlib import suppress
from time import monotonic, sleep
from typing import Final

import psutil

SET_CHILD_SUBREAPER: Final = 36  # prctl(2)
LINGERING_S: Final = 5  # that processes may stay after the command that started them
STEP_S: Final = 0.005


def adopt_orphans() -> None:
    """Make processes whose parent has ended children of this one. Linux alone can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


class Offspring:
    """The processes that are started from here from now on, and those that they start."""

    def __init__(self) -> None:
        self._before = {process.pid for process in _all()}

    def living(self) -> list[psutil.Process]:
        """Return those that have not ended, or have and were not waited for."""
        return [process for process in _all() if process.pid not in self._before]

    def memory_bytes(self) -> int:
        """Add up their memory: what several share counts once (PSS, Linux alone)."""
        total = 0
        for process in self.living():
            with suppress(psutil.Error):
                memory = process.memory_full_info()
                total += getattr(memory, "pss", memory.rss)
        return total

    def end(self) -> None:
        """End them all at once; somebody must still wait for them."""
        for process in self.living():
            with suppress(psutil.Error):
                process.kill()

    def wait(self) -> None:
        """Wait until none is left, so that their time counts; end those that stay too long."""
        latest = monotonic() + LINGERING_S
        while living := self.living():
            for process in living:
                with suppress(ChildProcessError):  # it is a child of a child
                    os.waitpid(process.pid, os.WNOHANG)
            if monotonic() > latest:
                self.end()
            sleep(STEP_S)


def _all() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)
