"""Ctrl-C at any moment ends the program quietly."""

import subprocess
import sys

import pytest

from report.workspace import Workspace

pytestmark = pytest.mark.usefixtures("uncached")

# Presses Ctrl-C, for all processes as a terminal does, when a module is about to be loaded, or
# just before or after something of ours is called; then the processes are at work.
PRESSING = """
import functools, importlib, os, signal, sys

def press():
    os.killpg(0, signal.SIGINT)

class Finder:
    def find_spec(self, name, path, target=None):
        if name == point:
            sys.meta_path.remove(self)
            press()

def pressing(function, when):
    @functools.wraps(function)
    def called(*arguments, **options):
        if when == "before":
            press()
        value = function(*arguments, **options)
        press()
        return value
    return called

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
point = sys.argv.pop(1)
if ":" in point:
    when, name, attribute = point.split(":")
    module, _, kind = name.partition("/")
    place = importlib.import_module(module)
    place = getattr(place, kind) if kind else place
    setattr(place, attribute, pressing(getattr(place, attribute), when))
else:
    sys.meta_path.insert(0, Finder())
from report.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "point",
    [
        "report.cli.door",
        "typer",
        "report.console",
        "pydantic",
        "report.recipes.booklet",
        "pebble",
        "before:report.workspace:find_workspace",
        "before:multiprocessing.forkserver:ensure_running",
        "after:multiprocessing.forkserver:ensure_running",
        "before:report.processes.pool/Workers:begin",
        "after:report.processes.pool/Workers:begin",
        "before:report.processes.begun/Begun:reading",
        "after:report.processes.begun/Begun:reading",
    ],
)
def test_ctrl_c_ends_the_program_without_a_word(mini: Workspace, point: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRESSING, point, "booklet", "2019"],
        cwd=mini.root,
        capture_output=True,
        text=True,
        process_group=0,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert [path.name for path in mini.output(2019).glob("**/*")] in ([], [".lock"])
