"""Styles that are shared among workspaces, until one of them is changed."""

import subprocess
import sys
from pathlib import Path

from support.workspaces import REPOSITORY

# An interpreter that ends empties the modules that are left, those that were loaded last first.
ENDING = """
import pathlib, sys
from support import linked

class Last:
    def __del__(self):
        raise ValueError("a test's own")

linked.keep(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
sys.left = linked, pathlib
pathlib.last = Last()
"""


def test_what_goes_wrong_while_the_interpreter_ends_is_told(tmp_path: Path) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "a.css").write_text("", "utf-8")
    command = [sys.executable, "-c", ENDING, str(styles), str(tmp_path / "kept")]
    done = subprocess.run(
        command, cwd=REPOSITORY / "tests", capture_output=True, text=True, check=True
    )
    assert done.stderr.startswith("Exception ignored in: <function Last.__del__")
    assert done.stderr.endswith("ValueError: a test's own\n")
