"""The commands through the real entry point."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from report import __version__
from report.cli.app import app
from report.products.profile import PROFILE
from report.workspace import Workspace

from support import pdf
from support.workspaces import Run


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"report {__version__}\n"


@pytest.mark.usefixtures("uncached")
@pytest.mark.skipif(sys.platform != "linux", reason="libraries are shadowed as on Linux")
@pytest.mark.parametrize("command", ["booklet", "profiles"])
def test_a_machine_without_pango_is_told_what_to_install(
    run: Run, mini: Workspace, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (mini.root / "libpango-1.0.so.0").write_text("not a library", "utf-8")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(mini.root))
    done = run(command, "2019", cwd=mini.root)
    assert (done.returncode, done.stdout) == (3, "")
    message, advice = done.stderr.splitlines()
    assert message.startswith("a library that sets text is missing: cannot load library")
    assert advice.startswith("    → Install it: apt-get install libpango-1.0-0")


def test_every_command_shows_an_example(run: Run) -> None:
    for command in (
        "booklet",
        "profiles",
        "preview",
        "check",
        "list",
        "schema",
        "init",
        "new",
        "add",
        "doctor",
        "mail",
        "proof",
    ):
        assert f"Example: report {command}" in run(command, "--help").stdout


def test_list_shows_sections_and_texts(run: Run, mini: Workspace) -> None:
    done = run("list", "2019", cwd=mini.root / "content" / "2019")
    assert done.stdout.splitlines() == [
        "2019  Guldtrappan 2019",
        "  Mottagarna 2019",
        "    norrby   Norrby kommun   ready",
        "    soderby  Söderby kommun  ready",
        "  Utblick",
        "    vasterby  Västerby kommun  ready",
    ]
    assert (done.stderr, done.returncode) == ("", 0)


def test_list_as_json(run: Run, mini: Workspace) -> None:
    (edition,) = json.loads(run("list", "--json", "--root", mini.root).stdout)
    assert edition["sections"]["Utblick"] == {"vasterby": "Västerby kommun"}


def test_booklet_says_where_the_file_is_and_nothing_else(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2019", cwd=mini.root)
    path = mini.root / "output" / "2019" / "guldtrappan-2019.pdf"
    pages = len(pdf.texts(path))
    size = round(path.stat().st_size / 1000)
    assert done.stdout == f"output/2019/guldtrappan-2019.pdf  {pages} pages, {size} kB\n"
    assert (done.stderr, done.returncode) == ("", 0)


def test_sheets_for_the_office_come_with_advice_on_printing(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2019", "--for", "office", "--fold-marks", cwd=mini.root)
    (path,) = (mini.root / "output").rglob("*.pdf")
    sides = len(pdf.texts(path))
    size = round(path.stat().st_size / 1000)
    assert done.stdout == (
        f"output/2019/guldtrappan-2019-office.pdf  {sides // 2} sheets, {size} kB\n"
        "    → Print on both sides, flip on the short edge, at 100 %; "
        "fold in the middle; two staples in the fold.\n"
    )
    assert (done.stderr, done.returncode) == ("", 0)


def test_files_for_all_purposes_as_json(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2019", "--for", "all", "--json", "--root", mini.root)
    files = {Path(file["path"]).name: file for file in json.loads(done.stdout)}
    screen, office = (files[f"guldtrappan-2019{suffix}.pdf"] for suffix in ("", "-office"))
    assert screen["sheets"] is None
    assert office["sheets"] == screen["pages"] / 4
    assert office["pages"] == screen["pages"] / 2
    office_bytes = (mini.output(2019) / "guldtrappan-2019-office.pdf").read_bytes()
    assert office["sha256"] == sha256(office_bytes).hexdigest()
    listed = json.loads(run("check", "--breaks", "--json", "--root", mini.root).stdout)
    assert [Path(file["path"]).name for file in listed] == ["guldtrappan-2019.pdf"]


@pytest.mark.parametrize("option", ["--creep=0.1", "--margin=0", "--fold-marks"])
def test_a_choice_about_sheets_without_sheets_is_wrong_use(
    run: Run, mini: Workspace, option: str
) -> None:
    done = run("booklet", "2019", option, cwd=mini.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "--creep, --margin and --fold-marks only apply to --for office "
        "[no-sheets]\n"
        "    → Add --for office.\n"
    )


def test_profiles_of_some_organisations_as_json(run: Run, mini: Workspace) -> None:
    done = run("profiles", "2019", "soderby", "--json", "--root", mini.root)
    (file,) = json.loads(done.stdout)
    assert file["pages"] == 1
    assert file["fit"] == {
        "size_pt": 9.6,  # as the designer would have it: the steps carry the rest
        "leading": pytest.approx(1.36, abs=0.03),
        "picture_mm": 0.0,  # nothing is cut off
        "space_pt": pytest.approx(11, abs=3),
        "rise_mm": pytest.approx(45, abs=20),
        "shift_pt": 0,
        "text_mm": ANY,
        "rest_mm": ANY,
        "design": "large",
        "pages": 1,
        "without": [],
        "fill_percent": pytest.approx(96, abs=4),
        "renders": pytest.approx(2, abs=1),
        "seconds": ANY,
        "broken": 1,
        "most_white_em": pytest.approx(3, abs=3),
        "worst_line": ANY,
    }
    assert file["path"] == str(mini.root / "output" / "2019" / "profiles" / "soderby.pdf")
    assert [path.name for path in mini.root.glob("output/2019/profiles/*")] == ["soderby.pdf"]


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
@pytest.mark.parametrize("command", ["booklet", "profiles"])
def test_jobs_are_at_least_one(run: Run, mini: Workspace, command: str, jobs: str) -> None:
    done = run(command, "2019", "--jobs", jobs, cwd=mini.root)
    assert done.returncode == 2
    assert done.stderr.startswith(f"--jobs: '{jobs}' is ")


def test_an_unknown_year_is_wrong_use(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2091", cwd=mini.root)
    assert done.returncode == 2
    assert done.stderr == (
        "content: there is no edition 2091: no file content/2091/edition.yaml [unknown-year]\n"
        "    → Use one of the editions of this workspace: 2019.\n"
    )


def test_an_unknown_slug_is_wrong_use(run: Run, mini: Workspace) -> None:
    done = run("profiles", "2019", "soderbi", cwd=mini.root)
    assert (done.returncode, "Did you mean 'soderby'?" in done.stderr) == (2, True)


def test_outside_a_workspace(run: Run, tmp_path: Path) -> None:
    done = run("list", cwd=tmp_path)
    assert (done.returncode, "[no-workspace]" in done.stderr) == (2, True)


@pytest.mark.parametrize("words", [["check", "2019"], ["profiles", "2019", "norrby"], ["doctor"]])
def test_in_a_folder_that_was_deleted_a_workspace_can_be_named(
    mini: Workspace, tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    gone = tmp_path_factory.mktemp("gone")
    report = Path(sys.executable).with_name("report")
    deleted = f'cd "{gone}" && rmdir "{gone}" && exec "{report}" "$@"'
    for root in (str(mini.root), ".", ""):
        gone.mkdir(exist_ok=True)
        named = [*words, *(["--root", root] if root else [])]
        done = subprocess.run(
            ["/bin/sh", "-c", deleted, "sh", *named], capture_output=True, text=True, check=False
        )
        if root == str(mini.root) or (words == ["doctor"] and not root):
            assert (done.stderr, done.returncode) == ("", 0)
        else:
            assert done.stderr.startswith("the folder that you are in has been deleted")
            assert (done.stdout, done.returncode) == ("", 2)


def test_a_typo_in_a_field_is_shown_with_its_place_and_leaves_the_last_file(
    run: Run, mini: Workspace
) -> None:
    last = mini.output(2019) / "guldtrappan-2019.pdf"
    last.parent.mkdir(parents=True)
    last.write_bytes(b"the last good one")
    text = mini.year(2019) / "norrby.md"
    text.write_text(text.read_text("utf-8").replace("scope:", "scoop:"), "utf-8")
    done = run("booklet", "2019", cwd=mini.root)
    assert done.returncode == 1
    assert done.stderr == (
        "content/2019/norrby.md:2:1: 'scope' is missing [missing-field]\n"
        "    name: Norrby kommun\n"
        "    ^\n"
        "    → Add it. 'scope' is which forms of school the text is about.\n"
        "content/2019/norrby.md:5:1: 'scoop' is not a field here [unknown-field]\n"
        "    scoop: Grundskola\n"
        "    ^\n"
        "    → Did you mean 'scope'?\n"
    )
    assert last.read_bytes() == b"the last good one"


def test_a_disk_without_room_is_the_machines_fault(run: Run, mini: Workspace) -> None:
    (mini.root / "output").write_text("a file where a folder should be", "utf-8")
    done = run("profiles", "2019", "norrby", cwd=mini.root)
    assert (done.returncode, "[cannot-write]" in done.stderr) == (3, True)


def test_check_says_that_nothing_is_wrong(run: Run, mini: Workspace) -> None:
    done = run("check", cwd=mini.root)
    assert (done.stdout, done.stderr, done.returncode) == ("no problems\n", "", 0)


def test_warnings_fail_a_check_only_if_it_is_strict(run: Run, mini: Workspace) -> None:
    (mini.year(2019) / "images").mkdir()
    (mini.year(2019) / "images" / "elever.jpg").touch()
    done = run("check", cwd=mini.root)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "1 warning in 1 file")
    assert run("check", "--strict", cwd=mini.root).returncode == 1


def test_check_shows_problems_and_says_so_to_scripts(run: Run, mini: Workspace) -> None:
    text = mini.year(2019) / "norrby.md"
    text.write_text(text.read_text("utf-8").replace("scope:", "scoop:"), "utf-8")
    done = run("check", "2019", cwd=mini.root)
    assert done.returncode == 1
    assert done.stderr.startswith("content/2019/norrby.md:2:1: 'scope' is missing [missing-field]")
    assert done.stderr.endswith("\n2 errors in 1 file\n")
    done = run("check", "2019", "--json", cwd=mini.root)
    assert run("check", "2019", "--format", "json", cwd=mini.root).stdout == done.stdout
    first, second = json.loads(done.stdout)
    assert done.returncode == 1
    assert (first["rule"], first["severity"], first["place"]["line"]) == (
        "missing-field",
        "error",
        2,
    )
    assert second["advice"] == "Did you mean 'scope'?"


def test_broken_words_of_finished_files(run: Run, mini: Workspace) -> None:
    run("profiles", "2019", "norrby", cwd=mini.root)
    done = run("check", "2019", "--breaks", cwd=mini.root)
    headline, *found = done.stdout.splitlines()
    assert headline.startswith("output/2019/profiles/norrby.pdf  ")
    assert (done.stderr, done.returncode) == ("", 0)
    (file,) = json.loads(run("check", "2019", "--breaks", "--json", cwd=mini.root).stdout)
    assert [f"  {b['page']:3}  {b['word']}" for b in file["breaks"]] == found[:-1]
    assert found[-1].startswith(f"  norrby  {file['fittings']['norrby']['size_pt']:g} pt on ")


def test_how_texts_were_fitted_is_told_of_the_file_that_was_made(
    run: Run, mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(mini.root / "cache"))  # no other test makes it meanwhile
    (made,) = json.loads(run("profiles", "2019", "norrby", "--json", cwd=mini.root).stdout)

    def told() -> dict[str, Any]:
        (file,) = json.loads(run("check", "2019", "--breaks", "--json", cwd=mini.root).stdout)
        fittings: dict[str, Any] = file["fittings"]
        return fittings

    assert told() == {"norrby": made["fit"]}
    path = PROFILE.file(mini, 2019, "norrby")
    path.write_bytes(path.read_bytes() + b"%\n")  # of another, nothing is known
    assert told() == {}


def test_how_each_text_of_a_booklet_was_fitted(run: Run, mini: Workspace) -> None:
    run("booklet", "2019", cwd=mini.root)
    (file,) = json.loads(run("check", "2019", "--breaks", "--json", cwd=mini.root).stdout)
    texts = [path.stem for path in mini.year(2019).glob("*.md")]
    assert sorted(file["fittings"]) == sorted(texts)
    assert {fitting["renders"] for fitting in file["fittings"].values()} >= {2}


def test_broken_words_are_no_problems_for_an_editor(run: Run, mini: Workspace) -> None:
    done = run("check", "--breaks", "--format", "github", cwd=mini.root)
    assert (done.returncode, "as text or json" in done.stderr) == (2, True)


def test_broken_words_of_nothing(run: Run, mini: Workspace) -> None:
    done = run("check", "--breaks", cwd=mini.root)
    assert (done.returncode, "[nothing-made]" in done.stderr) == (2, True)


def test_every_command_takes_json_and_says_so(run: Run) -> None:
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        said = run(name, "--help").stdout
        assert "--json" in said, name
        assert name == "init" or "--root" in said, name


def test_schemas_as_json(run: Run, mini: Workspace) -> None:
    (mini.content / "schema" / "text.json").unlink(missing_ok=True)
    done = run("schema", "--json", cwd=mini.root)
    assert str(mini.content / "schema" / "text.json") in json.loads(done.stdout)
    assert json.loads(run("schema", "text", "--json", cwd=mini.root).stdout)["title"]


def test_problems_are_json_where_the_result_is(run: Run, mini: Workspace) -> None:
    done = run("booklet", "2091", "--json", cwd=mini.root)
    (problem,) = json.loads(done.stderr)
    assert (done.returncode, done.stdout, problem["rule"]) == (2, "", "unknown-year")


@pytest.mark.parametrize(
    "words", ["profiles 2019 --jobs 0", "booklet", "nope", "booklet 2019 --for nope", "list --nope"]
)
def test_wrong_words_of_a_command_are_json_where_the_result_is(
    run: Run, mini: Workspace, words: str
) -> None:
    done = run(*words.split(), "--json", cwd=mini.root)
    (problem,) = json.loads(done.stderr)
    assert (done.returncode, done.stdout, problem["rule"]) == (2, "", "wrong-use")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["check", "--format", "github", "--json"], "--format: with --json, it cannot be github"),
        (["check", "--json", "--format=text"], "--format: with --json, it cannot be text"),
        (["check", "2019", "--breaks", "--strict"], "--strict: broken words are not warnings"),
        (["check", "--format", "json", "--format", "github"], "--format: it takes one value"),
        (["booklet", "2019", "--for", "office", "--for=press"], "--for: it takes one value"),
        (["profiles", "2019", "--jobs", "1", "--jobs", "2"], "--jobs: it takes one value"),
        (["mail", "2019", "--to", "a@b.se", "--to", "c@d.se"], "--to: it takes one value"),
        (["list", "--root", ".", "--root", "/"], "--root: it takes one value"),
    ],
)
def test_options_that_contradict_each_other_are_wrong_use(
    run: Run, mini: Workspace, words: list[str], message: str
) -> None:
    done = run(*words, cwd=mini.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_options_that_agree_are_no_contradiction(run: Run, mini: Workspace) -> None:
    done = run("check", "2019", "--format", "json", "--json", "--json", cwd=mini.root)
    assert (done.stderr, done.returncode) == ("", 0)
    json.loads(done.stdout)


@pytest.mark.parametrize("year", ["0", "2o19", "2_019", "+2019", " 2019", "\uff12019"])
@pytest.mark.parametrize("command", ["check", "list"])
def test_what_is_no_year_is_told_and_does_not_stand_for_all_years(
    run: Run, mini: Workspace, command: str, year: str
) -> None:
    done = run(command, year, cwd=mini.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "[unknown-year]" in done.stderr


LATIN_1 = b"malm\xf6.md"


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes")
@pytest.mark.parametrize("options", [[], ["--json"], ["--format", "github"]])
def test_a_name_of_a_file_that_is_not_utf_8_is_told(
    run: Run, mini: Workspace, options: list[str]
) -> None:
    mini.year(2019).joinpath(os.fsdecode(LATIN_1)).write_text("---\n", "utf-8")
    done = run("check", *options, cwd=mini.root)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert (
        r"malm\xf6.md" in done.stdout + done.stderr
        or "malm%F6.md" in done.stdout
        or (r"malm\udcf6.md" in done.stdout)
    )


@pytest.mark.parametrize("command", ["list", "list --json", "check", "--help", "schema text"])
@pytest.mark.parametrize(
    ("ending", "code"), [(">/dev/full", 3), (">&-", 3), ("2>/dev/full", 0), ("2>&-", 0)]
)
def test_an_output_that_cannot_be_written_is_told(
    mini: Workspace, command: str, ending: str, code: int
) -> None:
    program = Path(sys.executable).with_name("report")
    shell = ["sh", "-c", f"{program} {command} {ending}"]
    done = subprocess.run(shell, cwd=mini.root, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert ("[cannot-write]" in done.stderr or '"cannot-write"' in done.stderr) == (code == 3)


@pytest.mark.parametrize("command", ["list", "list --json", "check", "--help", "schema text"])
def test_nothing_is_said_when_the_reader_has_gone(mini: Workspace, command: str) -> None:
    program = str(Path(sys.executable).with_name("report"))
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [program, *command.split()],
        cwd=mini.root,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("command", ["list", "check 2019", "list --json", "booklet 2091"])
def test_a_terminal_without_such_letters_stops_nothing(
    run: Run, mini: Workspace, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    known = run(*command.split(), cwd=mini.root).returncode
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run(*command.split(), cwd=mini.root)
    assert (done.returncode, "Traceback" in done.stderr) == (known, False)
    assert (done.stdout + done.stderr).isascii()


@pytest.mark.usefixtures("uncached")
def test_few_file_handles_stop_nothing_without_a_word(mini: Workspace) -> None:
    program = Path(sys.executable).with_name("report")
    codes = {}
    for files in (10, 16, 24):  # with fewer, Python itself does not start
        shell = ["sh", "-c", f"ulimit -n {files}; exec {program} profiles 2019 norrby"]
        done = subprocess.run(shell, cwd=mini.root, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == 0 or done.stderr
        codes[files] = done.returncode
    assert (codes[10], codes[16], codes[24] in (0, 3)) == (3, 3, True), codes


def test_no_command_leaves_a_temporary_file(
    run: Run, tiny: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("temporary" * 12)  # too long for the address of a socket
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))  # all is made once
    for command in ("booklet 2019 --for all", "profiles 2019", "check", "mail 2019", "doctor"):
        done = run(*command.split(), cwd=tiny.root)
        assert (list(folder.iterdir()), done.returncode) == ([], 0), (command, done.stderr)
    assert PROFILE.file(tiny, 2019, "norrby").exists()


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["check", "2019", "norrby.md"], "Did you mean 'norrby'?"),
        (["check", "2019", "content/2019/norrby.md"], "Did you mean 'norrby'?"),
        (["check", "2019", "content\\2019\\NORRBY.MD"], "Did you mean 'norrby'?"),
        (["profiles", "2019", "output/2019/profiles/norrby.pdf"], "Did you mean 'norrby'?"),
        (["mail", "2019", "./norrby/", "--dry-run"], "Did you mean 'norrby'?"),
        (["check", "content/2019/norrby.md"], "Write '2019 norrby', without"),
        (["check", "2019/norrby"], "Write '2019 norrby', without"),
        (["profiles", "content/2019/"], "Write '2019', without"),
        (["check", "norrby"], "Write the year of the edition first"),
        (["booklet", "content/2019/edition.yaml"], "Write the year of the edition first"),
    ],
)
def test_a_file_in_the_place_of_a_name_is_told_with_the_name(
    run: Run, mini: Workspace, words: list[str], advice: str
) -> None:
    done = run(*words, cwd=mini.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert advice in done.stderr
