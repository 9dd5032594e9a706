"""Shells complete commands, options, years and the names of texts."""

import pytest

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
