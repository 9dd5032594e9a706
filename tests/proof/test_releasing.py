"""`report release`: an edition is kept for good, whole or not at all, and watched afterwards."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from report.checks.release import broken_release
from report.finish.manifest import NAME, ReleasedFile, digest, read_manifest
from report.problems import MachineError
from report.proof import approving
from report.proof.approving import approve
from report.proof.releasing import keep, release
from report.workspace import Workspace

from support.releases import approval, manifest
from support.workspaces import Run, copy_mini, rewrite

ALL = ["norrby", "soderby", "vasterby"]
FILES = {
    "guldtrappan-2019.pdf",
    "guldtrappan-2019-office.pdf",
    "guldtrappan-2019-press.pdf",
    *(f"profiles/{slug}.pdf" for slug in ALL),
}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose edition is released, to be copied and not to be changed."""
    workspace = copy_mini(tmp_path_factory.mktemp("released"))
    approve(workspace, 2019, (), "Förnamn Efternamn", lambda doing: None)
    release(workspace, 2019, lambda doing: None)
    return workspace.root


@pytest.fixture
def mine(released: Path, tmp_path: Path) -> Workspace:
    """A workspace of one's own whose edition is released."""
    shutil.copytree(released, tmp_path / "mine")
    return Workspace(tmp_path / "mine")


def told(run: Run, workspace: Workspace) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run("check", "2019", "--json", cwd=workspace.root).stdout
    )
    return [problem for problem in found if "release" in problem["rule"]]


def test_a_release_has_all_files_and_a_manifest_that_tells_of_them(mine: Workspace) -> None:
    folder = mine.released(2019)
    manifest = read_manifest(folder)
    assert manifest
    assert {file.path for file in manifest.files} == FILES
    for file in manifest.files:
        data = (folder / file.path).read_bytes()
        assert (file.sha256, file.bytes) == (digest(data), len(data))
        assert data == (mine.output(2019) / file.path).read_bytes()
    assert {text.organisation: (text.state, text.by) for text in manifest.texts} == dict.fromkeys(
        ALL, ("approved", "Förnamn Efternamn")
    )
    standards = {file.path: file.standards for file in manifest.files}
    assert standards["guldtrappan-2019-press.pdf"] == ("PDF/X-4 (ISO 15930-7)",)
    assert "lost-text" in manifest.files[0].judged
    assert manifest.made_by["weasyprint"] == "70.0"
    assert len(manifest.fonts) > 5
    assert list(broken_release(folder)) == []


def test_what_nobody_approved_is_not_released_unless_it_is_meant(run: Run, mini: Workspace) -> None:
    run("approve", "2019", "norrby", "soderby", "--by", "Förnamn Efternamn", cwd=mini.root)
    rewrite(mini.year(2019) / "soderby.md", ("Första stycket", "Det första stycket"))
    done = run("release", "2019", cwd=mini.root)
    assert (done.returncode, done.stdout) == (1, "")
    assert "soderby.md: the text has changed since it was approved [not-approved]" in done.stderr
    assert "vasterby.md: the text is not approved [not-approved]" in done.stderr
    assert "norrby" not in done.stderr
    assert not mini.released(2019).exists()
    done = run("release", "2019", "--yes-unapproved", cwd=mini.root)
    assert (done.returncode, "→ not approved: soderby, vasterby" in done.stdout) == (0, True)
    manifest = read_manifest(mini.released(2019))
    assert manifest
    assert [text.state for text in manifest.texts] == [
        "approved",
        "changed since approved",
        "ready",
    ]


def test_a_page_that_looks_different_is_not_what_was_approved(run: Run, tiny: Workspace) -> None:
    run("approve", "2019", "--by", "Förnamn Efternamn", cwd=tiny.root)
    with (tiny.styles / "products" / "profile.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".masthead { background: #123 }\n")
    done = run("release", "2019", cwd=tiny.root)
    assert "norrby.md: the page looks different from the one that was approved" in done.stderr
    assert not tiny.released(2019).exists()


def test_what_falls_short_is_not_released(run: Run, mini: Workspace) -> None:
    rewrite(mini.year(2019) / "norrby.md", ("criteria: [1, 5]", "criteria: [1, 99]"))
    done = run("release", "2019", "--yes-unapproved", cwd=mini.root)
    assert (done.returncode, mini.released(2019).exists()) == (1, False)


def test_a_file_that_is_no_part_of_it_stops_no_release(run: Run, tiny: Workspace) -> None:
    assert run("posters", "2019", cwd=tiny.root).returncode == 0
    rewrite(tiny.styles / "products" / "poster.css", ("--near: 14pt", "--near: 14.2pt"))
    assert run("check", "2019", "--strict", cwd=tiny.root).returncode == 1  # it is older than that
    assert run("approve", "2019", "--by", "Förnamn Efternamn", cwd=tiny.root).returncode == 0
    done = run("release", "2019", cwd=tiny.root)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_release_is_never_overwritten(run: Run, mine: Workspace) -> None:
    before = (mine.released(2019) / NAME).read_bytes()
    done = run("release", "2019", cwd=mine.root)
    assert (done.returncode, "[already-released]" in done.stderr) == (2, True)
    assert (mine.released(2019) / NAME).read_bytes() == before


def test_a_release_that_was_begun_is_told(run: Run, mine: Workspace) -> None:
    (mine.released(2019) / NAME).unlink()
    assert [problem["rule"] for problem in told(run, mine)] == ["half-made-release"]
    done = run("release", "2019", cwd=mine.root)
    assert (done.returncode, "Delete the folder" in done.stderr) == (1, True)
    assert "If it was finished once, put manifest.json back from a copy." in done.stderr


def test_a_release_that_was_tampered_with_is_told(run: Run, mine: Workspace) -> None:
    assert told(run, mine) == []
    folder = mine.released(2019)
    path = folder / "guldtrappan-2019.pdf"
    path.write_bytes(path.read_bytes().replace(b"/Type", b"/type", 1))
    (folder / "profiles" / "norrby.pdf").unlink()
    (folder / "profiles" / "lund.pdf").write_bytes(b"%PDF")
    (folder / ".DS_Store").write_bytes(b"")
    found = {problem["place"]["path"].split("2019/")[-1]: problem for problem in told(run, mine)}
    messages = {name: problem["message"] for name, problem in found.items()}
    assert messages == {
        path.name: "the file has changed since it was released",
        "profiles/norrby.pdf": "a file of the release is gone",
        "profiles/lund.pdf": "the file is not one of those that were released",
    }
    severities = [found[name]["severity"] for name in messages]
    assert sorted(severities) == ["error", "error", "warning"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"[]",
        lambda data: b"[" * 100_000,
        lambda data: data.replace(b'"format": 2', b'"format": 3'),
        lambda data: data.replace(b'"files"', b'"fils"'),
        lambda data: b"\xff" + data,
    ],
    ids=["cut", "a list", "deep", "of the future", "misspelt", "not UTF-8"],
)
def test_a_manifest_that_cannot_be_read_is_told(
    mine: Workspace, change: Callable[[bytes], bytes]
) -> None:
    path = mine.released(2019) / NAME
    path.write_bytes(change(path.read_bytes()))
    (problem,) = broken_release(mine.released(2019))
    assert (problem.rule, problem.place and problem.place.path) == ("broken-release", path)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b'"state": "approved"', b'"state": "ready"', 1),
        lambda data: data.replace(b'"until": null', b'"until": "2020-12-24T09:00:00+01:00"'),
        lambda data: data.replace(b'"format": 2,', b'"format": 2, "note": "",'),
        lambda data: re.sub(rb',\s+"sha256": "[0-9a-f]+"\s+}\s*$', b"}", data),
    ],
    ids=["a text", "the moment", "another field", "without its digest"],
)
def test_a_manifest_that_was_edited_is_told(
    run: Run, mine: Workspace, change: Callable[[bytes], bytes]
) -> None:
    path = mine.released(2019) / NAME
    before = path.read_bytes()
    path.write_bytes(change(before))
    assert path.read_bytes() != before
    (problem,) = told(run, mine)
    assert problem["message"] == "the manifest has changed since the edition was released"
    assert run("release", "2019", cwd=mine.root).returncode == 1


def test_a_manifest_may_be_laid_out_otherwise(mine: Workspace) -> None:
    path = mine.released(2019) / NAME
    fields = json.loads(path.read_bytes())
    path.write_text(json.dumps(fields, sort_keys=True).replace("{", "{\r\n"), "utf-8")
    assert list(broken_release(mine.released(2019))) == []


def test_a_manifest_of_before_has_no_digest_of_itself(mine: Workspace) -> None:
    path = mine.released(2019) / NAME
    fields = json.loads(path.read_bytes())
    assert fields.pop("sha256")
    path.write_text(json.dumps(fields | {"format": 1}), "utf-8")
    assert list(broken_release(mine.released(2019))) == []


def test_a_manifest_leads_to_no_file_outside_its_folder(tmp_path: Path) -> None:
    outside = ReleasedFile("../../../secret", digest(b""), 0, 1, (), ())
    keep(tmp_path, {}, replace(manifest(), files=(outside,)))
    messages = [problem.message for problem in broken_release(tmp_path)]
    assert "'../../../secret' of the manifest lies outside the release" in messages


@pytest.mark.parametrize("name", ["2018", "2019 (den första)"])
def test_a_release_without_an_edition_is_watched_as_well(
    run: Run, mine: Workspace, name: str
) -> None:
    folder = mine.releases / name
    mine.released(2019).rename(folder)
    (folder / "guldtrappan-2019.pdf").unlink()
    assert run("check", "2019", "--json", cwd=mine.root).returncode == 0
    done = run("check", "--json", cwd=mine.root)
    (problem,) = json.loads(done.stdout)
    assert (done.returncode, problem["rule"]) == (1, "broken-release")
    assert problem["place"]["path"] == str(folder / "guldtrappan-2019.pdf")


def test_a_new_file_of_a_released_year_tells_how_it_differs(run: Run, mine: Workspace) -> None:
    same = run("booklet", "2019", cwd=mine.root)
    assert (same.returncode, same.stderr) == (0, "")
    rewrite(mine.year(2019) / "soderby.md", ("Första stycket", "Det första stycket"))
    done = run("profiles", "2019", "soderby", cwd=mine.root)
    assert "this file differs from the released one: page 1 [differs-from-release]" in done.stderr
    assert done.returncode == 0
    assert run("profiles", "2019", "norrby", cwd=mine.root).stderr == ""
    for_scripts = run("profiles", "2019", "soderby", "--json", cwd=mine.root)
    (told_of,) = json.loads(for_scripts.stderr)
    assert told_of["rule"] == "differs-from-release"


@pytest.mark.parametrize("moment", ["2019-11-14T09:00", "tomorrow", "", "2099-13-01"])
def test_letters_wait_only_for_a_moment_to_come(run: Run, mini: Workspace, moment: str) -> None:
    done = run("release", "2019", "--until", moment, cwd=mini.root)
    assert (done.returncode, "[not-a-moment]" in done.stderr) == (2, True)


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    written = manifest(until=datetime(2019, 11, 14, 9, tzinfo=UTC))
    keep(tmp_path, {}, written)
    assert read_manifest(tmp_path) == written


# What the system is asked for while files are written; each may fail at any time.
CALLS = ("open", "fsync", "link", "replace", "unlink", "mkdir")


class Failing:
    """Lets the n-th of the system's calls fail, or all from there on, as a full disk does."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int) -> None:
        self.count, self._number = 0, number
        for name in CALLS:
            patch.setattr(os, name, self._failing(getattr(os, name)))

    def _failing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count >= self._number:
                raise OSError(28, "No space left on device")
            return call(*arguments, **options)

        return failing


def test_a_release_fails_at_any_operation_and_is_seen_as_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"a.pdf": b"a" * 1000, "profiles/b.pdf": b"b" * 1000}
    number, seen = 0, set()
    while True:
        number += 1
        folder = tmp_path / f"{number}" / "2019"
        with monkeypatch.context() as patch:
            failing = Failing(patch, number)
            try:
                keep(folder, files, manifest())
            except MachineError:
                assert failing.count >= number
            else:
                break
        whole = {path.name for path in folder.rglob("*.*") if path.suffix != ".tmp"}
        seen.add(frozenset(whole))
        for path in folder.rglob("*.pdf"):
            assert path.read_bytes() == files[path.relative_to(folder).as_posix()]
        if NAME not in whole:
            rules = [problem.rule for problem in broken_release(folder)]
            assert rules == (["half-made-release"] if whole else [])
    assert number > 8
    assert {len(names) for names in seen} >= {0, 1, 2}
    assert read_manifest(folder) == manifest()


def test_an_approval_fails_at_any_operation_and_leaves_what_was(
    mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:

    approving.write(mini, 2019, [approval()])
    path = mini.approvals(2019)
    before, number = path.read_bytes(), 0
    while True:
        number += 1
        with monkeypatch.context() as patch:
            Failing(patch, number)
            try:
                approving.write(mini, 2019, [approval("soderby")])
            except MachineError:
                assert path.read_bytes() == before
            else:
                break
    assert number > 2
    assert path.read_bytes().startswith(before)
    assert len(path.read_bytes()) > len(before)
