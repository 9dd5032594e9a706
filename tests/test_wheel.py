"""What is installed: a wheel that works far from the repository, with all that it needs."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from support.workspaces import REPOSITORY, copy_some


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that succeeds; return what it prints."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder)
    run(sys.executable, *build, REPOSITORY, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment of its own; its dependencies are lent by that of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    pip = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    run(sys.executable, *pip, wheel, cwd=folder)
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    lent = Path(paths["purelib"], "lent.pth")
    lent.write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder / "bin" / "report"


def test_it_carries_what_it_needs_and_nothing_else(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    starter = "report/scaffold/starter"
    assert {
        "report/locales/sv/LC_MESSAGES/report.mo",
        f"{starter}/styles/tokens.css",
        f"{starter}/styles/fonts/source-serif/LICENSE.md",
        f"{starter}/content/guldtrappan/award.md",
        "report/graphics/sweden.json",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "content/", "scripts/"))]


def test_an_edition_is_made_far_from_the_repository(installed: Path, tmp_path: Path) -> None:
    told = run(installed, "init", "ny", "--year", "2019", cwd=tmp_path)
    assert 'report add 2019 "Lunds kommun"' in told
    content = tmp_path / "ny" / "content" / "2019"
    for path in copy_some(tmp_path / "small", "norrby").year(2019).iterdir():
        (content / path.name).write_bytes(path.read_bytes())
    run(installed, "booklet", "2019", cwd=tmp_path / "ny")
    run(installed, "profiles", "2019", cwd=tmp_path / "ny")
    output = tmp_path / "ny" / "output" / "2019"
    assert (output / "guldtrappan-2019.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in output.joinpath("profiles").glob("*.pdf")]
