"""The recipe of the profiles: some at the same time, and each as if it were alone."""

from pathlib import Path

import pytest

from report.cache import OWN, Cache
from report.compositor.jobs import start_pool
from report.products.profile import PROFILE
from report.recipes.pages import attempt, pages
from report.workspace import Workspace

from support.editions import read
from support.workspaces import copy_some

pytestmark = pytest.mark.usefixtures("uncached")

LONG = "\n\nSkolan började med datorer i alla ämnen och fortsatte med dem." * 120


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


def lengthen(workspace: Workspace, slug: str) -> None:
    with (workspace.year(2019) / f"{slug}.md").open("a", encoding="utf-8") as file:
        file.write(LONG)


def test_the_same_bytes_however_many_are_set_at_the_same_time(tmp_path: Path) -> None:
    pair = copy_some(tmp_path, "norrby", "soderby")
    one, two = (pages(pair, PROFILE, 2019, (), silent, jobs=jobs) for jobs in (1, 2))
    assert [file.path.stem for file in one] == ["norrby", "soderby"]
    assert [(file.path, file.sha256) for file in one] == [(file.path, file.sha256) for file in two]


@pytest.mark.parametrize("jobs", [1, 2])
def test_problems_come_in_the_order_of_the_texts_and_stop_no_other(
    mini: Workspace, jobs: int
) -> None:
    lengthen(mini, "norrby")
    lengthen(mini, "vasterby")
    done = attempt(mini, PROFILE, 2019, (), silent, jobs=jobs)
    assert list(done.made) == ["soderby"]
    assert [p.place and p.place.path.stem for p in done.problems] == ["norrby", "vasterby"]
    assert {problem.rule for problem in done.problems} == {"profile-too-long"}


def test_as_many_processes_are_started_as_are_wanted(mini: Workspace) -> None:
    edition = read(mini, 2019).require()
    assert [start_pool(mini, edition, count).count for count in (1, 3)] == [1, 3]


def test_one_that_was_kept_and_is_damaged_is_set_again_in_its_turn(
    mini: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    first = pages(mini, PROFILE, 2019, ["norrby", "soderby"], silent)
    for kept in (tmp_path / "cache").glob(f"{OWN}/*/*"):
        kept.write_bytes(b"damaged")
    monkeypatch.setattr(Cache, "has", lambda cache, name: True)
    again = pages(mini, PROFILE, 2019, ["norrby", "soderby"], silent)
    assert [file.sha256 for file in again] == [file.sha256 for file in first]
