"""Errors that nobody foresaw leave through one door, whatever the command."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from report import faults
from report.cli import door
from report.cli.app import app
from report.faults import Fault, answered
from report.problems import ContentError, MachineError, Place, Problem
from report.workspace import Workspace

from support.forked import Done, Parent

PERSONAL = "asa@norrby.example"
FAILING = """
import importlib, sys
from report.__main__ import main

def fail(*arguments, **options):
    raise {error}

module, name, *sys.argv[1:] = sys.argv[1:]
setattr(importlib.import_module(module), name, fail)
main()
"""
COMMANDS = {
    "booklet 2019": ("report.recipes.booklet", "booklet"),
    "booklet 2019 --for all": ("report.recipes.booklet", "set_booklet"),
    "profiles 2019": ("report.recipes.pages", "pages"),
    "posters 2019": ("report.recipes.pages", "pages"),
    "mail 2019": ("report.mail.drafts", "drafts"),
    "mail 2019 --dry-run": ("report.mail.prepare", "prepare"),
    "mail 2019 --send": ("report.mail.dispatch", "send"),
    "check": ("report.recipes.check", "check"),
    "check 2019 --breaks": ("report.recipes.breaks", "broken_words"),
    "proof 2019": ("report.proof.differences.recipe", "proof"),
    "preview 2019": ("report.preview.run", "preview"),
    "approve 2019 --by Eva": ("report.proof.approving", "approve"),
    "release 2019": ("report.proof.releasing", "release"),
    "list": ("report.proof.listing", "listing"),
    "schema": ("report.model.schema", "write"),
    "schema text": ("report.model.schema", "written"),
    "init ny": ("report.scaffold", "begin"),
    "new 2020": ("report.scaffold", "new"),
    "add 2019 Lund": ("report.scaffold", "add"),
    "doctor": ("report.doctor", "examine"),
}

Failing = Callable[..., Done]


@pytest.fixture
def failing(mini: Workspace, loaded_program: Parent) -> Failing:
    """Run a command in which something fails that nobody foresaw."""

    def failing(
        command: str, *, error: str = f"ZeroDivisionError({PERSONAL!r})", options: str = ""
    ) -> Done:
        arguments = [*COMMANDS[command], *command.split(), *options.split()]
        return loaded_program.run(arguments, mini.root, FAILING.format(error=error))

    return failing


def test_every_command_is_among_those_that_fail() -> None:
    names = {str(command.name or "") for command in app.registered_commands}
    names |= {command.callback.__name__ for command in app.registered_commands if command.callback}
    tried = {command.split()[0] for command in COMMANDS}
    assert tried <= names
    assert len(tried) == len(app.registered_commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_error_becomes_a_sentence(command: str, failing: Failing) -> None:
    done = failing(command)
    assert (done.returncode, done.stdout) == (70, "")
    message, advice = done.stderr.splitlines()
    assert message.startswith("the program has failed, and not your content: ZeroDivisionError in ")
    assert message.endswith(" [fault]")
    assert f"Run 'report --debug {command}', and send what it writes" in advice
    assert PERSONAL not in done.stderr


def test_the_traceback_comes_when_it_is_asked_for(failing: Failing) -> None:
    done = failing("list", options="--debug")
    assert "Traceback (most recent call last)" in done.stderr
    assert done.stderr.rstrip().endswith(f"ZeroDivisionError: {PERSONAL}")


@pytest.mark.parametrize("command", ["booklet 2019", "check", "list", "doctor", "new 2020"])
def test_a_fault_is_json_where_json_was_asked_for(command: str, failing: Failing) -> None:
    done = failing(command, error="KeyError(7)", options="--json")
    assert (done.returncode, done.stdout) == (70, "")
    (problem,) = json.loads(done.stderr)
    assert (problem["rule"], problem["severity"], "trace" in problem) == ("fault", "error", False)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("OSError(28, 'No space left on device', '/tmp/x')", 3),
        ("OSError(24, 'Too many open files')", 3),
        ("PermissionError(13, 'Permission denied', b'/x')", 3),
        ("MemoryError()", 3),
        ("ModuleNotFoundError('No module named yaml', name='yaml')", 3),
        ("ModuleNotFoundError('No module named x', name='report.x')", 70),
        ("OSError('no number')", 70),
        ("RecursionError()", 70),
        ("BaseException('of a library in another language')", 70),
        ("UnicodeDecodeError('utf-8', b'', 0, 1, 'x')", 70),
        ("KeyboardInterrupt()", 130),
    ],
)
def test_each_kind_of_error_has_its_exit_code(error: str, code: int, failing: Failing) -> None:
    done = failing("list", error=error)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert (done.stderr == "") == (code == 130)


@pytest.mark.parametrize(
    ("library", "content", "code", "rule"),
    [
        ("typer", "raise RuntimeError('odd')", 70, "fault"),
        ("typer", "import no_such_library", 3, "missing-package"),
        ("yaml", "raise ImportError('libyaml.so: cannot open', name='yaml')", 3, "missing-package"),
        ("pydantic", "def f(:", 70, "fault"),
    ],
)
def test_what_cannot_be_loaded_is_told(
    library: str, content: str, code: int, rule: str, mini: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "path"
    folder.mkdir()
    (folder / f"{library}.py").write_text(content, "utf-8")
    command = [sys.executable, "-m", "report", "list"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        command, cwd=mini.root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert f"[{rule}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_door_opens_when_what_shows_problems_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "report.console", None)
    monkeypatch.delattr("report.console", raising=False)  # where it was imported before
    code = door.tell(ContentError(Problem("tab", "a tab", Place(Path("a.md"), 3))))
    said = capsys.readouterr().err
    assert (code, said.splitlines()[0]) == (70, "a.md:3: a tab [tab]")
    assert "[fault]" in said


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_folder_that_is_gone_is_named_as_the_cause(tmp_path: Path, options: list[str]) -> None:
    script = """
import os, sys
from report.__main__ import main
os.rmdir(os.getcwd())
main()
"""
    folder = tmp_path / "gone"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, "list", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "the folder that you are in has been deleted or moved" in done.stderr
    assert "no-workspace" in done.stderr


def test_a_thread_that_fails_tells_of_it(mini: Workspace) -> None:
    script = """
from threading import Thread
from report.cli import door
def act():
    thread = Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
raise SystemExit(door.through(act))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "ZeroDivisionError" in done.stderr
    assert "[fault]" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_was_foreseen_stays_as_it_is() -> None:
    error = ContentError(Problem("tab", "a tab"))
    assert answered(error, "the profile") is error


def test_a_fault_names_the_work_and_its_place() -> None:
    place = Place(Path("malmo.md"))
    fault = answered(KeyError("x"), "the profile of Malmö", place)
    assert isinstance(fault, Fault)
    (problem,) = fault.problems
    assert "at the profile of Malmö: KeyError" in problem.message
    assert problem.place == place


def test_the_machine_is_blamed_for_its_own_and_no_more() -> None:
    refused = answered(OSError(errno.ENOSPC, "No space left on device", "/x/y"))
    assert isinstance(refused, MachineError)
    (problem,) = refused.problems
    assert (problem.message, problem.place) == (
        "the machine refuses '/x/y': No space left on device",
        Place(Path("/x/y")),
    )
    assert "Make room" in problem.advice
    assert isinstance(answered(OSError(errno.EBADF, "Bad file descriptor")), Fault)


def test_a_fault_names_the_last_line_of_ours() -> None:
    try:
        faults.answered(None)  # type: ignore[arg-type]
    except AttributeError as error:
        (problem,) = answered(error).problems
        assert "in report/faults.py:" in problem.message
    else:
        pytest.fail("nothing was raised")
