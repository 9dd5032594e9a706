"""Styles are looked at once, and again when something of them has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from report.problems import Problem
from report.recipes.proved import problems_of
from report.workspace import Workspace

WRONG = Problem("wrong", "it is wrong")


class Looking:
    """Looks at styles, and counts how often."""

    def __init__(self, *found: Problem) -> None:
        self.times = 0
        self._found = found

    def __call__(self) -> tuple[Problem, ...]:
        self.times += 1
        return self._found


@pytest.fixture
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that is empty."""
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path_factory.mktemp("cache")))


def looked(styles: Path, *found: Problem, what: str = "colours") -> int:
    """Look twice at styles, and return how often that was really done."""
    look = Looking(*found)
    assert problems_of(styles, what, ("jinja2",), look) == found
    assert problems_of(styles, what, ("jinja2",), look) == found
    return look.times


@pytest.mark.usefixtures("kept")
def test_styles_that_were_good_are_not_looked_at_again(mini: Workspace) -> None:
    assert looked(mini.styles) == 1
    assert looked(mini.styles) == 0
    assert looked(mini.styles, what="fonts") == 1


@pytest.mark.usefixtures("kept")
def test_what_is_wrong_is_told_each_time(mini: Workspace) -> None:
    assert looked(mini.styles, WRONG) == 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file": lambda styles: (styles / "page.css").write_text("", "utf-8"),
    "a name": lambda styles: (styles / "page.css").rename(styles / "pages.css"),
    "one file more": lambda styles: (styles / "parts" / "more.css").touch(),
    "one file less": lambda styles: (styles / "page.css").unlink(),
}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_styles_that_have_changed_are_looked_at(
    mini: Workspace, change: Callable[[Path], object]
) -> None:
    assert looked(mini.styles) == 1
    change(mini.styles)
    assert looked(mini.styles) == 1


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", ["page.css", "fonts"])
def test_links_are_followed_each_time(mini: Workspace, name: str) -> None:
    assert looked(mini.styles) == 1
    moved = (mini.styles / name).rename(mini.root / "moved")
    (mini.styles / name).symlink_to(moved)
    assert looked(mini.styles) == 2


@pytest.mark.usefixtures("uncached")
def test_without_a_cache_everything_is_looked_at(mini: Workspace) -> None:
    assert looked(mini.styles) == 2
