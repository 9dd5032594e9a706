"""Lines for people, on a terminal and elsewhere."""

import sys

import pytest

from report.terminal import Line, line_of, show

LINES: list[Line] = [
    (("lund.md:1:7: ", "bold"), ("warning: ", "bold yellow"), ("[bold] :smile:", ""), (" ", "dim")),
    line_of(f"    {'å' * 200}  "),
    line_of(""),
    line_of("    ^", "bold red"),
]
TEXT = f"lund.md:1:7: warning: [bold] :smile: \n    {'å' * 200}  \n\n    ^\n"


def test_a_pipe_gets_the_text_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    show(LINES)
    show(LINES, stderr=True)
    assert capsys.readouterr() == (TEXT, TEXT)


def test_rich_writes_the_same_where_it_finds_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    show(LINES)
    assert capsys.readouterr().out == TEXT


def test_a_terminal_gets_styles(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show(LINES[-1:])
    assert capsys.readouterr().out == "\x1b[1;31m    ^\x1b[0m\n"
