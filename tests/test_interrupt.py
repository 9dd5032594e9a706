"""Ctrl-C at any moment ends the program quietly."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from report.workspace import Workspace

# A shell lets the programs that it runs in the background ignore Ctrl-C, and so would this one.
LISTENING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.mark.parametrize("after_s", [0.15, 0.4, 0.8, 1.5, 2.5])
def test_ctrl_c_ends_the_program_without_a_word(mini: Workspace, after_s: float) -> None:
    program = str(Path(sys.executable).with_name("report"))
    process = subprocess.Popen(
        [sys.executable, "-c", LISTENING, program, "booklet", "2019"],
        cwd=mini.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    time.sleep(after_s)
    os.killpg(process.pid, signal.SIGINT)  # to all, as a terminal does
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "")
    assert [path.name for path in mini.output(2019).glob("**/*")] in ([], [".lock"])
