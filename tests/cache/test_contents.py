"""Files are read once until one of them changes."""

import os
import time
from pathlib import Path

import pytest

import report
from report.cache import contents, key, key_of_files, key_of_folder


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is old by the clock."""
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(contents, "time_ns", lambda: time.time_ns() + 2 * contents.YOUNG_NS)
    path = tmp_path / "styles" / "a.css"
    path.parent.mkdir()
    path.write_text("a")
    return path


def key_in_another_run(path: Path) -> str:
    """Return the key of a file to a process that knows none yet."""
    contents._key_of_files.cache_clear()
    return key_of_files(path.parent, [path])


def test_a_file_that_did_not_change_is_not_read_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_in_another_run(file)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read again"))
    assert key_in_another_run(file) == before


def test_a_file_that_changed_is_read_again_though_its_time_was_set_back(file: Path) -> None:
    before, was = key_in_another_run(file), file.stat()
    time.sleep(0.02)  # the clock of the system goes on
    file.write_text("b")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert key_in_another_run(file) != before


def test_a_file_that_is_young_is_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "time_ns", time.time_ns)
    key_in_another_run(file)
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"read again")
    contents._key_of_files.cache_clear()
    assert key_of_files(file.parent, [file]) == key("a.css", b"read again")


def test_a_key_knows_names_and_contents(tmp_path: Path) -> None:
    first, second = tmp_path / "a.css", tmp_path / "b.css"
    first.write_text("a")
    keys = {key_of_files(tmp_path, [first])}
    second.write_text("a")
    keys |= {key_of_files(tmp_path, [second]), key_of_files(tmp_path, [first, second])}
    first.write_text("b")
    keys.add(key_of_files(tmp_path, [first]))
    assert len(keys) == 4
    assert key_of_files(tmp_path, [first, second]) == key_of_files(tmp_path, [second, first])


def test_a_folder_is_known_by_what_people_wrote(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a")
    keys = [key_of_folder(tmp_path)]
    for name in (".a.css.swp", "a.css~", "a.pyc", "__pycache__/b.css", "starter/b.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    keys.append(key_of_folder(tmp_path, without=("starter",)))
    assert keys[0] == keys[1] != key_of_folder(tmp_path)


def test_the_program_is_known_by_its_sources() -> None:
    sources = Path(report.__file__).parent
    names = {
        entry.path.removeprefix(f"{sources}/") for entry in contents._written(f"{sources}", ())
    }
    assert {"cache/program.py", "typeset/fonts.conf"} <= names
