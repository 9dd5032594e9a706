"""Where things are, and files written whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from report.problems import MachineError, UsageError
from report.workspace import Workspace, alone_in, find_workspace, write_new, write_whole

from conftest import Run


def test_a_workspace_is_found_from_any_folder_in_it(mini: Workspace) -> None:
    assert find_workspace(mini.year(2019)) == mini


def test_a_root_that_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lacks content/ or styles/"):
        find_workspace(tmp_path, tmp_path)


def test_a_file_is_written_with_its_folder_and_without_leftovers(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a" / "b.pdf", b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o600 == 0o600


def test_a_write_that_fails_leaves_the_last_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MachineError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    path = write_new(tmp_path / "folder" / "lund.md", b"first")
    with pytest.raises(UsageError, match="not written over"):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"


def test_a_new_file_that_cannot_be_written_leaves_no_name_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MachineError, match="No space left"):
        write_new(tmp_path / "lund.md", b"text")
    assert list(tmp_path.iterdir()) == []


def test_two_runs_do_not_make_the_same_files(mini: Workspace, run: Run) -> None:
    with alone_in(mini.output(2019)):
        done = run("profiles", "2019", cwd=mini.root)
    assert done.returncode == 2
    assert "another run is making files in output/2019 [already-running]" in done.stderr
    assert not mini.profiles(2019).exists()


KILLED = """
import os
from pathlib import Path
from report.workspace import alone_in, write_whole
os.fsync = lambda handle: os.kill(os.getpid(), 9)
with alone_in(Path("output")):
    write_whole(Path("output/profiles/malmo.pdf"), b"new")
"""


def test_a_run_that_was_killed_while_it_wrote_leaves_the_last_file(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "output/profiles/malmo.pdf", b"old")
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=tmp_path, check=False)
    assert done.returncode == -9
    assert path.read_bytes() == b"old"
    assert len(os.listdir(path.parent)) == 2  # noqa: PTH208 - a hidden one is among them
    with alone_in(tmp_path / "output"):
        assert os.listdir(path.parent) == ["malmo.pdf"]  # noqa: PTH208
