"""The benchmarks still work; what they measure is asserted nowhere."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pypdfium2
import pytest

from report.workspace import Workspace

from bench import measure, names
from cases import GROUPS, TITLES
from desk import Desk
from edits import change_word
from engines import WEASYPRINT, found
from export import TYPST, Exported, addresses, export
from support.editions import read
from support.workspaces import REPOSITORY
from table import BEGIN, CLAIMS, END, Results, put_between_marks, tables
from timing import Failed, Sample, run

HERE = REPOSITORY / "tests" / "bench"
ENVIRONMENT = {"PATH": "/usr/bin:/bin"}


@pytest.fixture(scope="module")
def exported(made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(made, 2019, tmp_path_factory.mktemp("exported"))


def test_an_exported_page_asks_only_for_files_that_lie_beside_it(exported: Exported) -> None:
    folder = exported.page.parent
    asked = set(addresses(folder))
    assert {"styles/booklet.css", "styles/images/ruled.svg"} < asked
    assert [name for name in asked if not (folder / name).is_file()] == []


def test_the_bare_engine_sets_the_pages_of_the_program(made: Workspace, exported: Exported) -> None:
    program = found(WEASYPRINT.program)
    assert program
    file = exported.page.with_suffix(".pdf")
    command = WEASYPRINT.command(program, exported.page, file)
    # The engine, once it is loaded, leaves this process without the fonts of the system.
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    assert done.stderr == ""
    assert texts(file) == texts(made.booklet(2019))
    assert len(texts(file)) == exported.pages


def texts(path: Path) -> list[str]:
    """Return the letters and figures of each page, sorted: texts are painted in another order."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return ["".join(sorted(filter(str.isalnum, page))) for page in pages]


def test_typst_gets_every_word_and_no_drawing(exported: Exported) -> None:
    source = exported.typst.read_text("utf-8")
    assert exported.typst.name == TYPST
    assert '#heading(level: 1, "Innehåll")' in source
    assert "Andra stycket" in source
    assert "QR-kod" in exported.page.read_text("utf-8")
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
    written = tables(results, "a machine")
    assert "| 2.00 | 1.5 | no |" in written
    assert "| 0.40 | 0.6 | yes |" in written


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
    assert {name for claim in CLAIMS for name in (claim.case, claim.against)} < cases
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
    assert found if script == "warm.py" else "writing" in found


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
