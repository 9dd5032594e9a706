"""Commands of the suite are forked from a process that has loaded them: it makes no difference."""

import os
import signal
import subprocess
import sys

import pytest

from report.workspace import Workspace

from support.forked import Parent
from support.workspaces import Run


@pytest.mark.parametrize(
    "words",
    [
        *("--help", "--version", "nope", "list", "list --json", "check 2019", "booklet 2091"),
        *(
            "profiles 2019 norrby",
            "add 2019 norrby",
            "check --breaks --json",
            "--debug mail 2019 nope",
        ),
    ],
)
def test_a_forked_command_does_what_one_of_its_own_does(
    run: Run, program: Run, mini: Workspace, words: str
) -> None:
    forked, own = (command(*words.split(), cwd=mini.root) for command in (run, program))
    assert forked.args != own.args
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        own.returncode,
        own.stdout,
        own.stderr,
    )


def test_a_forked_command_has_its_own_environment(
    loaded_program: Parent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAID", "å")
    done = loaded_program.run(["a"], None, "import os, sys; print(os.environ['SAID'], *sys.argv)")
    assert (done.returncode, done.stdout, done.stderr) == (0, "å report a\n", "")
    done = loaded_program.run([], None, "import os; os.environ['LEFT'] = 'x'; os._exit(7)")
    assert done.returncode == 7
    done = loaded_program.run([], None, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert done.returncode == -9
    done = loaded_program.run([], None, "import os, sys; sys.exit('LEFT' in os.environ)")
    assert done.returncode == 0


@pytest.mark.parametrize(
    "code",
    [
        "pass",
        "import sys; sys.exit(3)",
        "import sys; sys.exit('said')",
        "import sys; print('no line', end=''); sys.exit(None)",
        "raise OSError('failed')",
        "import atexit; atexit.register(print, 'last')",
        "import threading; threading.Timer(0.1, print, ['late']).start()",
    ],
)
def test_a_process_ends_as_the_interpreter_ends(loaded_program: Parent, code: str) -> None:
    own = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    done = loaded_program.run([], None, code)
    assert (done.returncode, done.stdout) == (own.returncode, own.stdout)
    assert done.stderr.splitlines()[-1:] == own.stderr.splitlines()[-1:]


def test_a_command_can_have_another_environment_and_both_streams_in_one(
    loaded_program: Parent,
) -> None:
    code = "import os, sys; print(os.environ['SAID'], flush=True); print('b', file=sys.stderr)"
    environment = {**os.environ, "SAID": "a"}
    done = loaded_program.run([], None, code, environment, merged=True)
    assert done.stdout == "a\nb\n"
    assert done.stderr is None


@pytest.mark.parametrize(
    ("name", "suits"),
    [("REPORT_DEBUG", True), ("PYTHONIOENCODING", False), ("LD_LIBRARY_PATH", False)],
)
def test_what_the_interpreter_reads_asks_for_a_process_of_its_own(
    loaded_program: Parent, name: str, suits: bool
) -> None:
    assert loaded_program.suits({**os.environ, name: "x"}) == suits


def test_a_command_that_goes_on_can_be_ended_with_its_group(loaded_program: Parent) -> None:
    code = "import os, time; print(os.getpgid(0) - os.getpid(), flush=True); time.sleep(60)"
    reader, writer = os.pipe()
    with os.fdopen(reader) as said:
        with loaded_program.begun([], None, [writer], code, leads=True) as begun:
            assert said.readline() == "0\n"
            os.killpg(begun.process, signal.SIGTERM)
        assert (begun.code, said.read()) == (-signal.SIGTERM, "")
