"""Processes start before a command is understood, where its words are likely to need them."""

from pathlib import Path

import pytest

from report.cli import ahead
from report.workspace import Workspace

Guesses = list[tuple[Path, int, str]]


@pytest.fixture
def guesses(mini: Workspace, monkeypatch: pytest.MonkeyPatch) -> Guesses:
    """What was guessed, in a workspace: its root, a year and a folder of files."""
    found: Guesses = []

    def note(workspace: Workspace, year: int, folder: str) -> None:
        found.append((workspace.root, year, folder))

    monkeypatch.setattr(ahead, "preload_if_likely", note)
    monkeypatch.chdir(mini.content)
    return found


@pytest.mark.parametrize(
    ("words", "year", "folder"),
    [
        ("booklet 2019 --for office", 2019, ""),
        ("profiles --jobs 2 2019 norrby", 2019, "profiles"),
        ("posters 2019 --root ..", 2019, "posters"),
        ("booklet --root=.. 2016", 2016, ""),
    ],
)
def test_commands_that_make_files_are_guessed(
    mini: Workspace, guesses: Guesses, words: str, year: int, folder: str
) -> None:
    ahead.begin(words.split())
    assert guesses == [(mini.root, year, folder)]


@pytest.mark.parametrize(
    "words", ["", "--help", "booklet", "booklet --help", "check 2019", "booklet 2019 --root ./2019"]
)
def test_nothing_is_guessed_of_other_words(guesses: Guesses, words: str) -> None:
    ahead.begin(words.split())
    assert guesses == []
