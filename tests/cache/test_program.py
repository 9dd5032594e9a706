"""What makes things is part of their keys."""

from importlib import metadata
from pathlib import Path

import pytest

import report
from report.cache import program_key, version, version_if_installed, written_files
from report.compositor.cache_keys import LIBRARIES


def test_the_program_has_a_key_and_its_libraries_have_versions() -> None:
    assert program_key() == program_key() != ""
    assert version("weasyprint") == "70.0"
    versions = {name: version(name) for name in LIBRARIES}
    assert versions == {name: metadata.version(name) for name in LIBRARIES}


def test_a_library_that_is_not_installed_has_no_version() -> None:
    assert version_if_installed("no-such-library") == ""
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-library")


def test_the_files_of_the_program_are_those_that_people_wrote() -> None:
    sources = Path(report.__file__).parent
    names = {path.relative_to(sources).as_posix() for path in written_files(sources)}
    assert {"cache/program.py", "typeset/fonts.conf"} <= names
    assert not [name for name in names if name.endswith(".pyc")]


def test_what_programs_write_for_themselves_is_left_out(tmp_path: Path) -> None:
    for name in ("a.css", ".a.css.swp", "a.css~", "a.pyc"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in written_files(tmp_path)] == ["a.css"]
