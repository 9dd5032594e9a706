"""What is seen on a terminal: each file when it is there, with the time that it took."""

import os
import pty
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from report.workspace import Workspace

from support.forked import Parent
from support.workspaces import Run

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\r")


Seen = Callable[..., str]


@pytest.fixture
def seen(loaded_program: Parent) -> Seen:
    """Run the command on a terminal, and return all that appears there."""

    def seen(*arguments: str, cwd: Path) -> str:
        ours, theirs = pty.openpty()
        with loaded_program.begun(arguments, cwd, [theirs]) as begun:
            written = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        assert begun.code == 0, written
        return written.decode()

    return seen


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # which is how Linux says that nobody writes any more
        return b""


@pytest.mark.usefixtures("uncached")
def test_each_file_leaves_a_line_with_its_time(seen: Seen, mini: Workspace) -> None:
    plain = ESCAPES.sub("", seen("profiles", "2019", cwd=mini.root))
    lines = re.findall(r"✓ \d+\.\d s  output/2019/profiles/(\w+)\.pdf  1 page, \d+ kB", plain)
    assert lines == ["norrby", "soderby", "vasterby"]
    assert "fitting norrby, 1 of 3 …" in plain


@pytest.mark.usefixtures("uncached")
def test_no_colour_is_used_where_none_is_wanted(
    seen: Seen, tiny: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = seen("profiles", "2019", cwd=tiny.root)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = seen("profiles", "2019", cwd=tiny.root)
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", coloured)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)


def test_quiet_says_nothing_of_what_is_well(run: Run, tiny: Workspace) -> None:
    for command in ("profiles", "booklet", "check"):
        done = run(command, "2019", "--quiet", cwd=tiny.root)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_quiet_says_what_is_wrong(run: Run, tiny: Workspace) -> None:
    text = tiny.year(2019) / "norrby.md"
    text.write_text(text.read_text("utf-8").replace("title:", "tittle:", 1), "utf-8")
    done = run("profiles", "2019", "-q", cwd=tiny.root)
    assert done.returncode == 1
    assert "'tittle' is not a field here" in done.stderr


def test_what_was_made_is_opened(
    run: Run, mini: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:{os.environ['PATH']}")
    run("profiles", "2019", "norrby", "--open", cwd=mini.root)
    run("profiles", "2019", "--open", cwd=mini.root)
    opened = (tmp_path / "opened").read_text().splitlines()
    folder = mini.output(2019) / "profiles"
    assert opened == [str(folder / "norrby.pdf"), str(folder)]
