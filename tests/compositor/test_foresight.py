"""Work is likely where a file is missing, or older than something that it is made from."""

import os
from pathlib import Path

import pytest

from report.compositor.foresight import is_work_likely
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.workspace import Workspace

DAY_NS = 86_400 * 10**9


@pytest.fixture
def made(mini: Workspace) -> Path:
    """A finished file that is a day younger than the program, the content and the styles."""
    path = BOOKLET.file(mini, 2019)
    path.parent.mkdir(parents=True)
    path.touch()
    now = path.stat().st_mtime_ns
    os.utime(path, ns=(now, now + DAY_NS))
    return path


def test_nothing_is_likely_to_be_made_of_what_is_older(mini: Workspace, made: Path) -> None:
    assert not is_work_likely(mini, 2019, [made])


@pytest.mark.parametrize(
    "name", ["2019/norrby.md", "2019", "guldtrappan/history.yaml", "../styles/parts/lead.css"]
)
def test_what_is_younger_makes_work_likely(mini: Workspace, made: Path, name: str) -> None:
    at = made.stat().st_mtime_ns
    os.utime(mini.content / name, ns=(at, at))
    assert is_work_likely(mini, 2019, [made])


def test_another_edition_makes_no_work(mini: Workspace, made: Path) -> None:
    other = mini.year(2016)
    other.mkdir()
    at = made.stat().st_mtime_ns
    os.utime(other, ns=(at, at))
    assert not is_work_likely(mini, 2019, [made])


def test_files_that_are_not_there_make_work_likely(mini: Workspace, made: Path) -> None:
    assert is_work_likely(mini, 2019, [])
    assert is_work_likely(mini, 2019, [made, PROFILE.file(mini, 2019, "norrby")])


def test_files_that_are_older_and_need_not_be_made_again_make_no_work(
    mini: Workspace, made: Path
) -> None:
    other = made.with_name("other.pdf")
    other.touch()
    os.utime(other, ns=(0, 0))
    assert not is_work_likely(mini, 2019, [made, other])
