"""Where things are, and files written whole."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from report.files import alone_in, write_new, write_whole
from report.problems import ContentError, MachineError, UsageError
from report.products.profile import PROFILE
from report.workspace import Workspace, find_workspace

from support.workspaces import Run


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
    with pytest.raises(UsageError, match="never overwrites"):
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
    assert not PROFILE.folder_of(mini, 2019).exists()


KILLED = """
import os
from pathlib import Path
from report.files import alone_in, write_whole
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


# Ends the process at one of the operations by which a file is written.
KILLED_AT = """
import os, sys
from pathlib import Path
from report import files

def dying(function, at):
    def called(*arguments, **options):
        global left
        if left == 0:
            os.kill(os.getpid(), 9)
        left -= 1
        return function(*arguments, **options)
    return called

left = int(sys.argv[1])
for name in ("open", "fdopen", "fsync", "link", "replace", "rename", "unlink", "mkdir", "close"):
    setattr(os, name, dying(getattr(os, name), name))
getattr(files, sys.argv[2])(Path("folder/lund.md"), b"whole" * 1000)
"""


@pytest.mark.parametrize("write", ["write_new", "write_whole"])
def test_a_file_is_whole_or_not_there_wherever_the_run_is_killed(
    tmp_path: Path, write: str
) -> None:
    path = tmp_path / "folder" / "lund.md"
    codes = []
    for operation in range(12):
        shutil.rmtree(tmp_path / "folder", ignore_errors=True)
        command = [sys.executable, "-c", KILLED_AT, str(operation), write]
        codes.append(subprocess.run(command, cwd=tmp_path, check=False).returncode)
        assert not path.exists() or path.read_bytes() == b"whole" * 1000
        if not path.exists():
            assert write_new(path, b"again").read_bytes() == b"again"
    assert {codes[0], codes[-1]} == {-9, 0}


def test_a_new_file_is_written_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    path = write_new(tmp_path / "lund.md", b"first")
    with pytest.raises(UsageError, match="never overwrites"):
        write_new(path, b"second")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"first", [path])


@pytest.mark.parametrize("mask", [0o002, 0o022, 0o077])
def test_the_users_umask_holds_and_is_never_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: int
) -> None:
    before = os.umask(mask)
    try:
        monkeypatch.setattr("os.umask", lambda mask: pytest.fail("the umask is the process's"))
        modes = {
            write(tmp_path / str(mask) / f"{write.__name__}-{private}", b"x", is_private=private)
            .stat()
            .st_mode
            & 0o777: private
            for write in (write_new, write_whole)
            for private in (True, False)
        }
    finally:
        monkeypatch.undo()
        os.umask(before)
    assert modes == ({0o600: False} if mask == 0o077 else {0o600: True, 0o666 & ~mask: False})


def test_only_what_we_left_is_cleared_away(tmp_path: Path) -> None:
    output = tmp_path / "output" / "2019"
    mine = [output / "mail" / ".x.tmp", output / ".report-notes.tmp", output / "a.tmp"]
    for path in mine:
        write_whole(path, b"mine")
    (output / ".y.tmp").mkdir()
    (output / ".report-0123456789abcdef.tmp.d").mkdir()
    (output / ".report-aaaaaaaaaaaaaaaa.tmp").mkdir()
    outside = write_whole(tmp_path / "outside" / ".report-0123456789abcdef.tmp", b"other")
    (output / "link").symlink_to(outside.parent)
    left = [
        output / ".report-0123456789abcdef.tmp",
        output / "mail" / ".report-00000000aaaaaaaa.tmp",
    ]
    for path in left:
        path.write_bytes(b"half")
    with alone_in(output):
        assert not any(path.exists() for path in left)
    assert all(path.exists() for path in (*mine, outside, output / ".y.tmp"))


def test_many_writers_of_a_new_file_leave_one_of_them_whole(tmp_path: Path) -> None:
    path = tmp_path / "lund.md"
    won = []

    def write(number: int) -> None:
        try:
            write_new(path, str(number).encode() * 10_000)
            won.append(number)
        except UsageError:
            pass

    threads = [Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (number,) = won
    assert path.read_bytes() == str(number).encode() * 10_000
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_ISREG(path.stat().st_mode)


@pytest.mark.parametrize(
    ("folder", "commands"),
    [
        ("content/2019", ["list 2019", "profiles 2019"]),
        ("content/guldtrappan", ["check 2019", "booklet 2019"]),
        ("content/2019/images", ["check 2019"]),
        ("content/2019/mail", ["mail 2019", "mail 2019 --dry-run"]),
        ("content/schema", ["schema"]),
        ("content/2020", ["new 2020"]),
        ("output", ["profiles 2019", "booklet 2019"]),
        ("output/2019", ["profiles 2019"]),
        ("output/2019/profiles", ["profiles 2019"]),
        ("output/2019/mail", ["mail 2019"]),
    ],
)
def test_a_folder_that_leads_elsewhere_is_refused(
    mini: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
    run: Run,
    folder: str,
    commands: list[str],
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    link = mini.root / folder
    if link.exists():
        shutil.copytree(link, outside, dirs_exist_ok=True)
        shutil.rmtree(link)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside)
    before = sorted(outside.rglob("*"))
    for command in commands:
        done = run(*command.split(), cwd=mini.root)
        assert (done.returncode, "[leads-outside]" in done.stderr) == (1, True), done.stderr
    assert sorted(outside.rglob("*")) == before


def test_links_within_the_workspace_and_in_a_circle(mini: Workspace) -> None:
    images = mini.year(2019) / "images"
    images.symlink_to(mini.award)
    assert mini.require_year(2019) == 2019
    images.unlink()
    images.symlink_to(images)
    with pytest.raises(ContentError, match="'images' leads"):
        mini.require_year(2019)
