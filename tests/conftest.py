"""The small workspace that most tests work on, and its finished files."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from report.workspace import Workspace

from editions import WORKSPACE, Product, set_edition

REPOSITORY = Path(__file__).parents[1]
MINI = REPOSITORY / "tests" / "mini"

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def copy_mini(folder: Path) -> Workspace:
    """Copy the small workspace, with the real styles, into a folder."""
    shutil.copytree(MINI / "content", folder / "content")
    shutil.copytree(REPOSITORY / "styles", folder / "styles")
    return Workspace(folder.resolve())


@pytest.fixture
def mini(tmp_path: Path) -> Workspace:
    """A small workspace of its own, to break at will."""
    return copy_mini(tmp_path)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace with everything made, to look at and not to change."""
    from report import build

    workspace = copy_mini(tmp_path_factory.mktemp("made"))
    build.booklet(workspace, 2019, lambda doing: None)
    build.profiles(workspace, 2019, (), lambda doing: None)
    return workspace


# With --dist loadgroup, all tests that look at an edition run in one process.
@pytest.fixture(
    scope="session",
    params=[pytest.param(y, marks=pytest.mark.xdist_group(str(y))) for y in WORKSPACE.years()],
)
def edition(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Product]:
    """The booklet and the profiles of each real edition, the booklet first."""
    return set_edition(request.param, tmp_path_factory.mktemp("edition"))


@pytest.fixture
def run() -> Run:
    """Run the real command, as a user does."""

    def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("report")), *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)

    return run
