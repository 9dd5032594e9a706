"""What takes longest is begun before the words of a command are understood: it is guessed."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from report.compositor.foresight import preload_if_likely
from report.problems import UsageError
from report.workspace import find_workspace

# Commands that make files, and the folders of these below that of an edition.
MAKING: Final[Mapping[str, str]] = {"booklet": "", "profiles": "profiles", "posters": "posters"}
ROOT: Final = "--root"
YEAR: Final = re.compile(r"[0-9]{4}")


def begin(words: Sequence[str]) -> None:
    """Let processes start that load the engine, where these words are likely to need them.

    Words that turn out to mean something else have lost some time, and nothing is told of them.
    """
    command, *rest = words or ("",)
    year = next(filter(YEAR.fullmatch, rest), None)
    if command in MAKING and year:
        with suppress(UsageError, FileNotFoundError):  # the command itself tells of it
            workspace = find_workspace(Path.cwd(), _root(rest))
            preload_if_likely(workspace, int(year), MAKING[command])


def _root(words: Sequence[str]) -> Path | None:
    """Return the workspace that words name, if they name one.

    >>> _root(["2019", "--root", "a"]), _root(["--root=a"]), _root(["2019"])
    (PosixPath('a'), PosixPath('a'), None)
    """
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, is_joined, value = word.partition("=")
        if name == ROOT:
            return Path(value if is_joined else following)
    return None
