"""Where things are, and files written whole."""

from pathlib import Path

import pytest

from report.problems import MachineError, UsageError
from report.workspace import Workspace, find_workspace, write_new, write_whole


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
