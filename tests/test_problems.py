"""Broken files, each with the whole of what `report check` says of them.

A case of tests/cases/problems/ tells what it is about, how the small workspace is
changed, and what is then shown:

    A field that is misspelt.

    @ content/2019/norrby.md
    -title: Kort om norr
    +tittle: Kort om norr

    = problems
    …

Lines with - are replaced by those with + that follow them, and must be there once.
Lines with + alone go to the end of the file, or make a new one. Behind the path, in
parentheses, may stand: `deleted`; `folder`; `link` for one to a file elsewhere;
`circle` for a link to itself; `link to nothing`; `pipe`; `socket`; `3 MB`;
`crlf` for the line ends of Windows; `nfd` for letters in pieces, in the name of a file too;
`escapes` where the lines have `\\x00` and the like; an encoding; or a size such as
`300 x 200`, which draws a picture, and perhaps what is special about it: `cut` in the
middle, in `inks`, or with the `profile of a press` though it is not in inks.
"""

import codecs
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from PIL import Image

from report.console.as_text import as_text, summary
from report.recipes.content import read_content
from report.terminal import plain
from report.workspace import Workspace

from support.manual import manual
from support.photos import INKS, saved
from support.workspaces import REPOSITORY

CASES = sorted((REPOSITORY / "tests" / "cases" / "problems").glob("*.txt"))
EXPECTED = "= problems\n"
HEADER = re.compile(r"@ (?P<path>\S+)(?: \((?P<options>.+)\))?")
SIZE = re.compile(r"(\d+) x (\d+)")


@dataclass(frozen=True)
class Change:
    """What is done to one file."""

    path: str
    options: tuple[str, ...]
    lines: tuple[str, ...]

    def apply(self, root: Path) -> None:
        nfd = "nfd" in self.options
        path = root / (normalize("NFD", self.path) if nfd else self.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if "deleted" in self.options:
            path.unlink()
        elif "folder" in self.options:
            path.unlink(missing_ok=True)
            path.mkdir()
        elif "link" in self.options:
            path.unlink()
            path.symlink_to(root / "elsewhere.md")
            (root / "elsewhere.md").write_text("secret")
        elif "circle" in self.options:
            path.unlink()
            path.symlink_to(path.name)
        elif "link to nothing" in self.options:
            path.unlink(missing_ok=True)
            path.symlink_to("nowhere.md")
        elif "socket" in self.options:
            path.unlink()
            bound(path)
        elif "pipe" in self.options:
            path.unlink(missing_ok=True)
            os.mkfifo(path)
        elif "3 MB" in self.options:
            path.write_text("a" * 3_000_000)
        elif self.options and (size := SIZE.fullmatch(self.options[0])):
            path.write_bytes(self._picture((int(size[1]), int(size[2]))))
        else:
            text = self._changed(path.read_text("utf-8") if path.is_file() else "")
            text = normalize("NFD", text) if nfd else text
            text = text.replace("\n", "\r\n") if "crlf" in self.options else text
            path.unlink(missing_ok=True)  # it may be the same file as that of other tests
            path.write_bytes(text.encode(self._encoding()))

    def _picture(self, size: tuple[int, int]) -> bytes:
        kind = {".jpg": "JPEG", ".gif": "GIF"}.get(Path(self.path).suffix, "PNG")
        press = "profile of a press" in self.options
        image = Image.new("CMYK" if "inks" in self.options else "RGB" if press else "L", size)
        data = saved(image, kind, icc_profile=INKS.read_bytes() if press else None)
        return data[: len(data) // 2] if "cut" in self.options else data

    def _changed(self, text: str) -> str:
        for old, new in self._replacements():
            if old:
                assert text.count(old) == 1, f"{old!r} is not in the file once"
                text = text.replace(old, new)
            else:
                text += new
        return text

    def _replacements(self) -> Iterator[tuple[str, str]]:
        blocks = re.findall(r"((?:^-.*\n)*)((?:^\+.*\n)*)", "\n".join([*self.lines, ""]), re.M)
        for old, new in blocks:
            if old or new:
                yield re.sub("(?m)^-", "", old), self._escaped(re.sub(r"(?m)^\+", "", new))

    def _escaped(self, text: str) -> str:
        if "escapes" not in self.options:
            return text
        pattern = r"\\(?:x..|u....|t|f)"
        return re.sub(pattern, lambda m: codecs.decode(m[0], "unicode_escape"), text)

    def _encoding(self) -> str:
        known = {"nfd", "crlf", "escapes"}
        return next((option for option in self.options if option not in known), "utf-8")


def bound(path: Path) -> None:
    """Make a socket of a name, which stays; it is named from its folder, as names are short."""
    code = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, path.name], cwd=path.parent, check=True)


def changes(case: str) -> list[Change]:
    """Return what a case does to the files of the workspace."""
    found = []
    for block in re.split(r"(?m)^(?=@ )", case)[1:]:
        header, *lines = block.splitlines()
        match = HEADER.fullmatch(header)
        assert match, header
        options = tuple(match["options"].split(", ")) if match["options"] else ()
        found.append(Change(match["path"], options, tuple(line for line in lines if line)))
    return found


@pytest.fixture
def broken(mini: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The small workspace, as the folder that the command is run in."""
    monkeypatch.chdir(mini.root)
    return mini


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_broken_file_gives_these_problems_and_no_others(
    path: Path, broken: Workspace, request: pytest.FixtureRequest
) -> None:
    case, _, expected = path.read_text("utf-8").partition(EXPECTED)
    for change in changes(case):
        change.apply(broken.root)
    problems = read_content(broken, 2019).problems
    shown = "\n".join([*map(plain, as_text(problems)), summary(problems), ""])
    if request.config.getoption("--update-golden"):
        path.write_text(f"{case}{EXPECTED}{shown}", "utf-8")
        expected = shown
    assert shown == expected
    assert {problem.rule for problem in problems} <= set(manual())


def test_there_are_many_broken_files() -> None:
    assert len(CASES) >= 60


def test_the_rules_of_content_each_have_a_broken_file() -> None:
    sections = {"Files", "Fields", "Editions", "Texts and pictures"}
    rules = {rule.name for rule in manual().values() if rule.section in sections}
    cases = "".join(path.read_text("utf-8").partition(EXPECTED)[2] for path in CASES)
    of_editions = {"incomplete-edition", "unfinished-text"}  # in test_unfinished
    assert rules - of_editions - set(re.findall(r"\[([a-z0-9-]+)\]$", cases, re.M)) == set()
