"""A new workspace: like the repository's own, whole or not at all."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from report import scaffold
from report.problems import MachineError, UsageError
from report.workspace import Workspace, is_workspace

from support.workspaces import REPOSITORY, Run


def files(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_the_same_as_that_of_the_repository(tmp_path: Path) -> None:
    scaffold.begin(tmp_path / "ny", 2026)
    for folder in ("styles", "content/guldtrappan", "content/schema"):
        assert files(tmp_path / "ny" / folder) == files(REPOSITORY / folder)


def test_it_keeps_out_of_git_what_the_repository_keeps_out(tmp_path: Path) -> None:
    scaffold.begin(tmp_path / "ny", 2026)
    lines = (tmp_path / "ny" / ".gitignore").read_text().splitlines()
    assert set(lines) - {"", "# What report makes"} <= set(
        (REPOSITORY / ".gitignore").read_text().splitlines()
    )


def test_the_command_says_what_comes_next(program: Run, tmp_path: Path) -> None:
    done = program("init", "min mapp", cwd=tmp_path)
    year = date.today().year
    assert done.returncode == 0, done.stderr
    assert f"""Next: cd 'min mapp' && report add {year} "Lunds kommun\"""" in done.stdout
    assert Workspace(tmp_path / "min mapp").years() == [year]


def test_here_there_is_nowhere_to_go(program: Run, tmp_path: Path) -> None:
    done = program("init", ".", "--year", "2031", cwd=tmp_path)
    assert 'Next: report add 2031 "Lunds kommun"' in done.stdout
    assert (tmp_path / "content" / "2031" / "edition.yaml").is_file()


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "notes.txt").write_text("mine\n")
    scaffold.begin(tmp_path, 2026)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "notes.txt").read_text() == "mine\n"
    assert is_workspace(tmp_path)


@pytest.mark.parametrize("name", ["content", "styles"])
def test_a_workspace_is_never_written_over(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(UsageError, match=f"'{name}' is there already"):
        scaffold.begin(tmp_path, 2026)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_place_for_it(tmp_path: Path) -> None:
    (tmp_path / "ny").write_text("mine\n")
    with pytest.raises(UsageError, match="'ny' is a file"):
        scaffold.begin(tmp_path / "ny", 2026)


def test_a_year_that_cannot_be_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'1899' is not a year of the award"):
        scaffold.begin(tmp_path / "ny", 1899)
    assert not (tmp_path / "ny").exists()


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(MachineError, match="No space left"):
        scaffold.begin(tmp_path / "ny", 2026)
    assert not (tmp_path / "ny").exists()


def test_a_new_edition_is_listed_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    scaffold.begin(tmp_path, 2031)
    assert run("list", cwd=tmp_path).stdout.splitlines() == [
        "2031  Guldtrappan 2031",
        "  Kandidaterna 2031",
    ]
    scaffold.add(Workspace(tmp_path), 2031, "Lunds kommun")
    assert run("list", "2031", cwd=tmp_path).stdout.splitlines()[-1].split() == [
        *("lund", "Lunds", "kommun", "empty")
    ]
