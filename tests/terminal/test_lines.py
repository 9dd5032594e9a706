"""Lines for people, on a terminal and elsewhere."""

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from report.terminal import Line, escaped, line_of, show, show_json, visible

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


# What steers a terminal, hides itself or turns the direction of writing, and what is no
# character; soft hyphens, joiners and tags of flags apart, for words are written with them.
HARMFUL = [
    chr(code)
    for code in range(0x3000)
    if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
    and chr(code) not in "\u00ad\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f"
    and not 0x0890 <= code <= 0x08E2
]


def test_nothing_that_acts_on_a_terminal_reaches_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {"\x1b", "\x9b", "\u202e", "\u2066", "\u200b", "\u061c"} <= set(HARMFUL)
    for terminal in ("0", "1"):
        monkeypatch.setenv("TTY_COMPATIBLE", terminal)
        monkeypatch.setenv("TERM", "dumb")
        show(line_of(f"a{character}b") for character in HARMFUL)
        shown = capsys.readouterr().out.split("\n")
        assert len(shown) == len(HARMFUL) + 1
        assert not set("".join(shown)) & set(HARMFUL)


def test_what_was_made_visible_stays_as_it_is() -> None:
    once = [visible(character) for character in (*HARMFUL, "\udcf6", "\ud800")]
    assert list(map(visible, once)) == once


@pytest.mark.parametrize(
    "name", ["Malmö [/b] stad", "[bold]x", "[link=https://x.example]y", ":bug:"]
)
def test_a_name_is_no_markup(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    from report.console import progress

    with progress() as doing:
        doing(f"fitting {name}")
    show([line_of(name)])
    out, err = capsys.readouterr()
    assert (out, f"fitting {name} …" in err) == (f"{name}\n", True)


@pytest.mark.parametrize(
    "line", ["::error::x", "  \t::stop-commands::x", "a ##[add-path]b", "##vso[task]x"]
)
def test_a_line_is_no_command_of_a_log(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    show([line_of(line)])
    shown = capsys.readouterr().out.strip()
    assert not shown.startswith("::")
    assert "##" not in shown
    assert len(shown) == len(visible(line).strip())


def test_colons_and_signs_elsewhere_stay(capsys: pytest.CaptureFixture[str]) -> None:
    show([line_of("a::b"), line_of("## Rubrik")])
    assert capsys.readouterr().out == "a::b\n## Rubrik\n"


def test_json_says_the_same_without_acting_on_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = {"name": "".join(HARMFUL), "path": Path("malm\udcf6.md"), "å": "ö"}
    show_json(value)
    out = capsys.readouterr().out
    assert set(out) & set(HARMFUL) == {"\n"}
    assert json.loads(out) == {**value, "path": "malm\udcf6.md"}
    assert '"å": "ö"' in out


def test_json_is_json_on_a_terminal_that_knows_no_such_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.TextIOWrapper(io.BytesIO(), "ascii", errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", written)
    show_json(["Malmö →"])
    written.seek(0)
    assert json.load(written) == ["Malmö →"]


def test_what_is_escaped_is_read_back_from_yaml() -> None:
    yaml = pytest.importorskip("yaml")
    text = "".join(c for c in HARMFUL if c != "\n") + "\U000e0041å"
    assert yaml.safe_load(f'"{escaped(text)}"') in (
        text,
        text.replace("\U000e0041", "\udb40\udc41"),
    )
