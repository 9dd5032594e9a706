"""How an editor is told the line, and which of them need a terminal."""

from pathlib import Path

import pytest

from report.preview.editor import IN_TERMINAL, SYNTAXES, chosen_editor
from report.problems import Place

PLACE = Place(Path("/a b/malmo.md"), 30, 7)
WINDOW = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("written", "command", "needs_terminal"),
    [
        ("vim", ["vim", "+30", "/a b/malmo.md"], True),
        ("/usr/bin/nvim -p", ["/usr/bin/nvim", "-p", "+30", "/a b/malmo.md"], True),
        ("nano", ["nano", "+30,7", "/a b/malmo.md"], True),
        ("micro", ["micro", "+30:7", "/a b/malmo.md"], True),
        ("hx", ["hx", "/a b/malmo.md:30:7"], True),
        ("helix", ["helix", "/a b/malmo.md:30:7"], True),
        ("emacs", ["emacs", "+30:7", "/a b/malmo.md"], False),
        ("emacs -nw", ["emacs", "-nw", "+30:7", "/a b/malmo.md"], True),
        ("gvim", ["gvim", "+30", "/a b/malmo.md"], False),
        ("code --wait", ["code", "--wait", "--goto", "/a b/malmo.md:30:7"], False),
        ("subl -w", ["subl", "-w", "/a b/malmo.md:30:7"], False),
        ("kate", ["kate", "--line", "30", "--column", "7", "/a b/malmo.md"], False),
        ("gedit", ["gedit", "+30:7", "/a b/malmo.md"], False),
        ("'/my editors/geany.exe' -i", ["/my editors/geany.exe", "-i", "/a b/malmo.md"], False),
    ],
)
def test_a_place_is_told_as_the_editor_takes_it(
    written: str, command: list[str], needs_terminal: bool
) -> None:
    editor = chosen_editor({"EDITOR": written, **WINDOW})
    assert editor
    assert list(editor.opening(PLACE)) == command
    assert editor.needs_terminal is needs_terminal


def test_emacs_without_a_screen_needs_a_terminal() -> None:
    editor = chosen_editor({"EDITOR": "emacs"})
    assert editor
    assert editor.needs_terminal


@pytest.mark.parametrize("name", sorted(SYNTAXES))
def test_a_file_as_a_whole_is_told_without_a_line(name: str) -> None:
    editor = chosen_editor({"EDITOR": name})
    assert editor
    assert editor.opening(Place(PLACE.path)) == (name, "/a b/malmo.md")
    (at_start,) = (word for word in editor.opening(Place(PLACE.path, 30)) if "malmo" in word)
    assert at_start.removesuffix(":30:1") == "/a b/malmo.md"


def test_the_editor_of_the_screen_comes_before_that_of_lines() -> None:
    editor = chosen_editor({"VISUAL": "kate", "EDITOR": "ed"})
    assert editor
    assert editor.name == "kate"
    assert "ed" in IN_TERMINAL


@pytest.mark.parametrize("written", ["", "  ", "'vim", 'a "b'])
def test_what_names_no_program_is_no_editor(written: str) -> None:
    assert chosen_editor({"EDITOR": written}) is None
    assert chosen_editor({"VISUAL": written, "EDITOR": "vi"})
    assert chosen_editor({}) is None
