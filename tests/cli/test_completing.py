"""Shells complete commands, options, years and the names of texts."""

from pathlib import Path

import pytest
import typer

from report.cli.app import app
from report.cli.installing import install_completion
from report.problems import UsageError
from report.workspace import Workspace

from support.workspaces import Run


def completed(run: Run, mini: Workspace, monkeypatch: pytest.MonkeyPatch, typed: str) -> list[str]:
    """Return what bash would offer for a line, whose last word may be begun."""
    monkeypatch.setenv("_REPORT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split(" ")) - 1))
    return run(cwd=mini.root).stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("report boo", ["booklet"]),
        ("report booklet ", ["2019"]),
        ("report add 20", ["2019"]),
        ("report profiles 2019 ", ["norrby", "soderby", "vasterby"]),
        ("report profiles 2019 norrby s", ["soderby"]),
        ("report check 2019 norrby ", ["soderby", "vasterby"]),
        ("report proof 2019 v", ["vasterby"]),
        ("report mail 2091 ", []),
        ("report booklet 2019 --sep", ["--separate-cover"]),
        ("report booklet 2019 --shop fogra5", ["fogra51", "fogra52"]),
        ("report schema e", ["edition", "essay"]),
    ],
)
def test_what_is_there_is_offered(
    program: Run, mini: Workspace, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    assert completed(program, mini, monkeypatch, typed) == offered


def test_outside_a_workspace_there_is_nothing(
    program: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("_REPORT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "report booklet ")
    monkeypatch.setenv("COMP_CWORD", "2")
    done = program(cwd=tmp_path)
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(
    program: Run, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")  # or it is this shell
    assert "_REPORT_COMPLETE" in program("--show-completion", shell).stdout


def test_where_completion_was_installed_is_told_in_the_language(
    program: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("REPORT_LANG", "sv")
    done = program("--install-completion", "bash")
    path = tmp_path / ".bash_completions" / "report.sh"
    assert (done.returncode, path.is_file()) == (0, True)
    assert done.stdout.splitlines() == [
        f"komplettering för bash är installerad: {path}",
        "Öppna en ny terminal och tryck på tabbtangenten.",
    ]


@pytest.mark.parametrize(
    ("shell", "told"),
    [
        ("tcsh", "there is no completion for 'tcsh'"),
        (None, "which shell this is cannot be told"),
    ],
)
def test_a_shell_that_has_no_completion_is_told(
    monkeypatch: pytest.MonkeyPatch, shell: str | None, told: str
) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: shell)
    program = typer.main.get_command(app)
    context = typer.Context(program, info_name="report")
    with pytest.raises(UsageError, match=told):
        install_completion(context, None, True)
