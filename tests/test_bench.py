"""The benchmarks still work; what they measure is asserted nowhere."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import psutil
import pytest

from report.workspace import Workspace

from bench import measure, names
from cases import GROUPS, TITLES
from desk import Desk, pages
from edits import change_word
from engines import WEASYPRINT, found
from support.editions import read
from support.workspaces import REPOSITORY
from table import BEGIN, CLAIMS, END, Results, put_between_marks, tables
from timing import Failed, Sample, run
from yardstick import DIGESTS, PAGE, PAGES, SHEET, TYPST, YARDSTICK, addresses, lay_out

HERE = REPOSITORY / "tests" / "bench"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "REPORT_CACHE": ""}  # not that of the user


@pytest.fixture(scope="module")
def yardstick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("yardstick"))


def test_the_yardstick_asks_only_for_files_that_lie_beside_it(yardstick: Path) -> None:
    asked = set(addresses(yardstick))
    assert {SHEET, "styles/images/ruled.svg"} < asked
    assert [name for name in asked if not (yardstick / name).is_file()] == []


def test_the_yardstick_has_the_fonts_that_it_was_made_with(yardstick: Path) -> None:
    noted = (YARDSTICK / DIGESTS).read_text("utf-8").splitlines()
    digests = {name: digest for digest, name in (line.split("  ") for line in noted)}
    used = {name for name in addresses(yardstick) if name.endswith(".otf")}
    assert used
    for name in used:
        digest = sha256((yardstick / name).read_bytes()).hexdigest()
        assert digests[name.removeprefix("styles/fonts/")] == digest, name


def test_the_bare_engine_sets_all_pages_of_the_yardstick(yardstick: Path) -> None:
    program = found(WEASYPRINT.program)
    assert program
    file = yardstick / "booklet.pdf"
    command = WEASYPRINT.command(program, yardstick / PAGE, file)
    # The engine, once it is loaded, leaves this process without the fonts of the system.
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    assert done.stderr == ""
    assert pages(file) == PAGES


def test_typst_gets_the_words_and_no_drawing(yardstick: Path) -> None:
    source = (yardstick / TYPST).read_text("utf-8")
    assert '#heading(level: 1, "Innehåll")' in source
    assert "QR-kod" in (yardstick / PAGE).read_text("utf-8")
    assert "QR-kod" not in source
    assert "\u00ad" not in source


def test_time_is_measured_with_an_edition_of_the_size_that_is_asked_for(tmp_path: Path) -> None:
    with Desk(tmp_path).place(3) as place:
        reading = read(Workspace(place.root), 2019)
    assert len(reading.require().texts) == 3
    assert reading.problems == ()


def test_a_word_is_changed_in_the_body_alone(mini: Workspace) -> None:
    path = mini.root / "text.md"
    path.write_text("---\ntitle: hus och hem\n---\n\nKatt\noch hund och häst.\n", "utf-8")
    assert change_word(path) == 6
    assert path.read_text("utf-8").endswith("hus och hem\n---\n\nKatt\nsamt hund och häst.\n")


def test_a_command_counts_with_the_processes_that_it_starts(tmp_path: Path) -> None:
    busy = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    ran = run([sys.executable, "-c", code], ENVIRONMENT, tmp_path, watch_s=0.01)
    assert ran.sample.cpu_s
    assert ran.sample.peak_bytes
    assert ran.sample.cpu_s >= 0.3
    assert ran.sample.peak_bytes > 5_000_000


def test_a_command_lasts_as_long_as_its_output_can_be_written_to(tmp_path: Path) -> None:
    code = "import subprocess; subprocess.Popen(['/bin/sh', '-c', 'sleep 0.5; echo late'])"
    ran = run([sys.executable, "-c", code], ENVIRONMENT, tmp_path)
    assert ran.output == "late\n"


def test_a_command_that_fails_or_hangs_says_so_and_is_ended(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3: no good"):
        run(["/bin/sh", "-c", "echo no good >&2; exit 3"], ENVIRONMENT, tmp_path)
    with pytest.raises(Failed, match=r"longer than 0\.2 s"):
        run(["/bin/sleep", "60"], ENVIRONMENT, tmp_path, limit_s=0.2)
    assert [child for child in psutil.Process().children() if child.name() == "sleep"] == []


def test_the_program_is_measured(tmp_path: Path) -> None:
    results = measure(Desk(tmp_path), ["help", "typer"], runs=1)
    assert results.failed == {}
    assert {case: len(samples) for case, samples in results.samples.items()} == {
        "help": 1,
        "typer": 1,
    }
    assert '| `report --help` | `python -c "import typer"` |' in tables(results, "a machine")


def test_what_fails_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(desk: Desk, *arguments: object) -> Iterator[Sample]:
        raise Failed("no such thing")

    monkeypatch.setattr(Desk, "place", broken)
    results = measure(Desk(tmp_path), ["help", "typer"], runs=1)
    assert results.failed == {"help": "no such thing"}
    assert set(results.samples) == {"typer"}
    written = tables(results, "a machine")
    assert "| – | 1.5 | not measured: `report --help` |" in written
    assert "| `report --help` | no such thing |" in written


def test_ratios_are_those_of_medians() -> None:
    results = Results()
    for seconds in (9, 2, 1):
        results.add("help", Sample(seconds))
    results.add("typer", Sample(1))
    results.add("warm", Sample(0.5))
    results.add("profiles-290", Sample(58))
    results.add("seen", Sample(0.25))
    results.add("cold", Sample(1, file_bytes=342_000))
    written = tables(results, "a machine")
    assert "| 2.00 | 1.5 | no |" in written
    assert "| 0.40 | 0.6 | yes |" in written
    assert "| 1 s | 0.25 | 0.3 | yes |" in written
    assert "| 380 kB | 0.90 | 1 | yes |" in written


def test_processes_are_held_against_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("table.JOBS", (1, 2))
    results = Results()
    for jobs, seconds in ((1, 8), (2, 5)):
        results.add(f"cold-in-{jobs}", Sample(seconds))
    assert "| booklet, cold | 8.00 | 5.00 | 0.62 |" in tables(results, "a machine")


def test_only_what_is_between_the_marks_is_written_anew() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    new = put_between_marks(page, "new")
    assert new == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert put_between_marks(new, "new") == new
    with pytest.raises(ValueError, match="lacks"):
        put_between_marks("no marks", "new")


def test_every_case_has_a_title_and_every_claim_its_cases() -> None:
    cases = {case for group in GROUPS for step in group.steps for case in step.cases}
    assert cases == set(TITLES)
    assert {name for claim in CLAIMS for name in (claim.case, claim.against) if name} < cases
    assert len(names()) == len(set(names())) + 1  # 'booklet' … are groups; 'profiles' is both


def test_the_page_has_its_marks() -> None:
    page = (REPOSITORY / "docs" / "speed.md").read_text("utf-8")
    assert put_between_marks(page, "") != page


@pytest.mark.parametrize("script", ["phases.py", "warm.py"])
def test_scripts_measure_the_small_edition(mini: Workspace, script: str) -> None:
    more = ["1"] if script == "warm.py" else []
    command = [sys.executable, str(HERE / script), "2019", str(mini.root), *more]
    environment = {**ENVIRONMENT, "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found = json.loads(done.stdout)
    assert found if script == "warm.py" else "writing pieces" in found


def test_what_is_broken_off_leaves_nothing_behind(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("b")  # the names of sockets in it must not become too long
    command = [sys.executable, str(HERE / "bench.py"), "--only", "cold", "--runs", "1"]
    environment = {**ENVIRONMENT, "TMPDIR": str(folder)}
    process = psutil.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not process.children():
        time.sleep(0.05)
    time.sleep(1)
    children = process.children(recursive=True)
    process.terminate()
    assert process.wait() == 130
    assert children
    assert [child for child in children if child.is_running()] == []
    assert list(folder.iterdir()) == []
