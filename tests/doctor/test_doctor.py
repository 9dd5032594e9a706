"""What the doctor finds on machines that lack something."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from report import doctor
from report.doctor import Finding, State
from report.doctor.fonts import fonts
from report.doctor.installing import Package, install
from report.doctor.python import package, packages
from report.doctor.system import libraries, output, programs, room
from report.workspace import Workspace

from support.workspaces import REPOSITORY, Run

PANGO = Package("libpango-1.0-0", "libpango-1.0.so.0()(64bit)", "pango")


def states(findings: Iterable[Finding]) -> dict[str, State]:
    return {finding.what: finding.state for finding in findings}


def test_this_machine_is_well(run: Run, mini: Workspace) -> None:
    done = run("doctor", cwd=mini.root)
    lines = done.stdout.splitlines()
    assert (done.stderr, done.returncode) == ("", 0)
    assert lines[0].split()[:2] == ["ok", "Python"]
    assert "ok       typesetting         starts" in lines
    assert "ok       fonts               16 files, unmodified" in lines


def test_the_list_of_fonts_names_every_file() -> None:
    folder = REPOSITORY / "styles" / "fonts"
    listed = {line.split()[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.*")}
    assert len(files) > 10
    assert listed == files


def test_a_font_that_is_gone_or_changed_is_named(mini: Workspace) -> None:
    folder = mini.styles / "fonts" / "source-sans"
    with (folder / "SourceSans3-It.otf").open("ab") as file:
        file.write(b"\0")
    found = fonts(mini)
    assert (found.state, found.found) == (State.WRONG, "changed: source-sans/SourceSans3-It.otf")
    assert found.mend == f"cp -R '{REPOSITORY}/styles/fonts' '{mini.styles}/'"
    (mini.root / ".git").mkdir()
    assert fonts(mini).mend == f"git -C '{mini.root}' checkout -- styles/fonts"
    (folder / "SourceSans3-Regular.otf").unlink()
    found = fonts(mini)
    assert (found.state, found.found) == (State.MISSING, "source-sans/SourceSans3-Regular.otf")
    (mini.styles / "fonts" / "SHA256SUMS").unlink()
    assert fonts(mini).state is State.MISSING


@pytest.mark.parametrize(
    ("wanted", "state"),
    [
        ("pebble", "ok"),
        ("pebble>=5", "ok"),
        ("pebble==5.*", "ok"),
        ("pebble>=5.2,<999", "ok"),
        ("pebble>=999", "wrong"),
        ("pebble==1.0", "wrong"),
        ("pebble==1.0.*", "wrong"),
        ("pebble>=5.2,<5.2.1", "wrong"),
    ],
)
def test_packages_must_be_of_the_versions_asked_for(wanted: str, state: str) -> None:
    assert package(Requirement(wanted)).state == state


def test_a_package_that_is_missing_comes_with_its_command() -> None:
    found = package(Requirement("no-such-package==2.1.*"), needed=False)
    assert (found.state, found.is_grave) == (State.MISSING, False)
    assert found.mend == f"{sys.executable} -m pip install 'no-such-package==2.1.*'"


def test_what_the_program_asks_for_is_there() -> None:
    assert [finding for finding in packages() if finding.is_grave] == []


def test_packages_are_those_of_the_program_and_of_the_extras_for_texts_and_pictures() -> None:
    found = {finding.what: finding.needed for finding in packages()}
    assert {
        "weasyprint": True,
        "pillow-heif": False,
        "lxml-html-clean": False,
        "trafilatura": False,
    }.items() <= found.items()
    assert "pytest" not in found


def test_a_library_that_is_missing_comes_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = (("Pango", ("libno-such.so.0",), PANGO),)
    monkeypatch.setattr("report.doctor.system.LIBRARIES", lost)
    (found,) = libraries()
    assert found.is_grave
    assert found.mend == install(PANGO)


@pytest.mark.parametrize(
    ("system", "programs", "command"),
    [
        ("linux", ["apt-get"], "sudo apt-get install --yes libpango-1.0-0"),
        ("linux", ["dnf"], "sudo dnf install --assumeyes 'libpango-1.0.so.0()(64bit)'"),
        ("linux", ["apt-get", "brew"], "sudo apt-get install --yes libpango-1.0-0"),
        ("linux", ["brew"], "brew install pango"),
        ("darwin", ["brew"], "brew install pango"),
        ("darwin", [], "brew install pango"),
        ("linux", ["pacman"], "install libpango-1.0-0 (so it is called on Debian)"),
    ],
)
def test_each_system_has_its_command(
    system: str, programs: list[str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    assert install(PANGO) == command


def test_programs_of_the_tests_are_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = list(programs())
    assert {finding.state for finding in found} == {State.MISSING}
    assert not any(finding.is_grave for finding in found)


def test_an_output_that_git_would_take_is_told(mini: Workspace) -> None:
    assert states(output(mini)) == {"output/": State.OK}
    git = shutil.which("git")
    assert git
    subprocess.run([git, "init", "--quiet", mini.root], check=True)
    assert states(output(mini)) == {"output/": State.OK, "output/ and git": State.WRONG}
    (mini.root / ".gitignore").write_text("/output/\n", "utf-8")
    assert states(output(mini)) == {"output/": State.OK}


def test_an_output_that_cannot_be_written_is_grave(mini: Workspace) -> None:
    (mini.root / "output").write_text("a file where a folder should be", "utf-8")
    (found, *_) = output(mini)
    assert found.is_grave
    place = shlex.quote(str(mini.root / "output"))
    assert found.mend == f"mv {place} {place}.old"


def test_a_full_disk_is_grave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not room(tmp_path).is_grave
    monkeypatch.setattr("shutil.disk_usage", lambda folder: shutil._ntuple_diskusage(10, 9, 1))
    assert room(tmp_path).found == "0 MB; 200 MB are needed"
    assert room(tmp_path).is_grave


BROKEN = """
import sys
class Broken:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {names!r}:
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Broken())
"""


def broken_doctor(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    """Run the doctor where some packages cannot be imported."""
    (folder / "sitecustomize.py").write_text(BROKEN.format(names=names), "utf-8")
    command = [sys.executable, "-m", "report", "doctor", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("names", [("weasyprint",), ("weasyprint", "yaml", "jinja2", "PIL")])
def test_the_doctor_works_when_the_engine_does_not(tmp_path: Path, names: tuple[str, ...]) -> None:
    done = broken_doctor(tmp_path, *names)
    found = {finding["what"]: finding for finding in json.loads(done.stdout)}
    assert found["typesetting"]["state"] == "wrong"
    assert "cannot load library 'libpango-1.0-0'" in found["typesetting"]["found"]
    assert found["workspace"]["needed"] is False
    assert (done.returncode, done.stderr) == (3, "")


def test_a_root_that_is_none_is_wrong_use(run: Run, tmp_path: Path) -> None:
    assert run("doctor", "--root", tmp_path).returncode == 2


def test_the_table_shows_the_command_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    doctor.show(
        [
            Finding("Pango", State.MISSING, "", "apt-get install x"),
            Finding("lxml", State.OK, "6.1", needed=False),
        ]
    )
    assert capsys.readouterr().out.splitlines() == [
        "missing  Pango",
        "         → apt-get install x",
        "ok       lxml   (optional) 6.1",
    ]
