"""Loaded first by the process that workers are forked from: takes the folder of its socket away.

The command does so itself when it ends. When it is killed, that process outlives it by a moment,
and ends in order.
"""

import atexit
import os
import shutil
import time
from typing import Final

FOLDER: Final = "REPORT_SOCKET"  # names the command and the folder, for that process alone
_LOOKS: Final = 20  # a process that ends closes its pipes a moment before it is gone
_PAUSE_S: Final = 0.01


def clear(folder: str, command: int, process: int) -> None:
    """Take a folder away when its command is gone; `process` is the one that may do so."""
    if os.getpid() != process:  # it was forked from that
        return
    for _ in range(_LOOKS):
        if os.getppid() != command:
            shutil.rmtree(folder, ignore_errors=True)
            return
        time.sleep(_PAUSE_S)


if named := os.environ.pop(FOLDER, ""):
    command, _, folder = named.partition(" ")
    atexit.register(clear, folder, int(command), os.getpid())
