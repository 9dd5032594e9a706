"""The last proof: whole or not at all, and told where it is not as it was kept."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from report.problems import ContentError, MachineError
from report.proof.kept import MANIFEST, KeptProof, keep_proof, last_proof
from report.workspace import Workspace

FIRST = {"booklet": b"the booklet", "profiles/norrby": b"Norrby", "profiles/soderby": b"S\xf6derby"}
SECOND = {"booklet": b"the booklet, corrected", "profiles/norrby": b"Norrby, corrected"}


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def held(kept: KeptProof | None) -> dict[str, bytes]:
    """Return the bytes of a proof's files, by name."""
    return {name: path.read_bytes() for name, path in kept.files.items()} if kept else {}


def test_nothing_was_kept_at_first(place: Workspace) -> None:
    assert last_proof(place, 2019) is None


def test_what_was_kept_is_the_last_proof(place: Workspace) -> None:
    kept = keep_proof(place, 2019, FIRST)
    assert kept == last_proof(place, 2019)
    assert (kept.number, kept.made) == (1, date.today())
    assert held(kept) == FIRST
    assert kept.files["profiles/norrby"] == place.proof(2019) / "last/profiles/norrby.pdf"


def test_another_takes_its_place_and_counts_on(place: Workspace) -> None:
    keep_proof(place, 2019, FIRST)
    kept = keep_proof(place, 2019, SECOND)
    assert (kept.number, held(kept)) == (2, SECOND)
    assert [path.name for path in place.proof(2019).iterdir()] == ["last"]
    assert not (place.proof(2019) / "last/profiles/soderby.pdf").exists()


def test_years_have_a_proof_each(place: Workspace) -> None:
    keep_proof(place, 2019, FIRST)
    assert last_proof(place, 2021) is None
    assert keep_proof(place, 2021, SECOND).number == 1


def changed(folder: Path) -> None:
    (folder / "booklet.pdf").write_bytes(b"another booklet")


def missing(folder: Path) -> None:
    (folder / "booklet.pdf").unlink()


def elsewhere(folder: Path) -> None:
    outside = folder.parent.parent / "outside.pdf"
    outside.write_bytes(FIRST["booklet"])
    (folder / "booklet.pdf").unlink()
    (folder / "booklet.pdf").symlink_to(outside)


@pytest.mark.parametrize("damage", [changed, missing, elsewhere])
def test_a_file_that_is_not_as_it_was_kept_is_told(
    place: Workspace, damage: Callable[[Path], None]
) -> None:
    keep_proof(place, 2019, FIRST)
    folder = place.proof(2019) / "last"
    damage(folder)
    with pytest.raises(ContentError) as told:
        last_proof(place, 2019)
    (problem,) = told.value.problems
    assert problem.rule == "damaged-proof"
    assert problem.place
    assert problem.place.path == folder / "booklet.pdf"


def test_a_proof_that_is_damaged_is_not_replaced_unseen(place: Workspace) -> None:
    keep_proof(place, 2019, FIRST)
    changed(place.proof(2019) / "last")
    with pytest.raises(ContentError):
        keep_proof(place, 2019, SECOND)
    assert (place.proof(2019) / "last/profiles/norrby.pdf").read_bytes() == b"Norrby"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"number": 1, "made": "2019-10-31", "version": "1", "files": []}',
        '{"number": 1, "made": "Thursday", "version": "1", "files": {}}',
        '{"number": [], "made": "2019-10-31", "version": "1", "files": {}}',
    ],
)
def test_a_manifest_that_cannot_be_read_is_told(place: Workspace, written: str) -> None:
    keep_proof(place, 2019, FIRST)
    (place.proof(2019) / "last" / MANIFEST).write_text(written)
    with pytest.raises(ContentError, match="cannot be read"):
        last_proof(place, 2019)


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "profiles/../x", "mail", ""])
def test_no_file_outside_is_taken_for_one_of_a_proof(place: Workspace, name: str) -> None:
    keep_proof(place, 2019, FIRST)
    path = place.proof(2019) / "last" / MANIFEST
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "files": {name: "00"}}))
    with pytest.raises(ContentError, match="names files that no proof has"):
        last_proof(place, 2019)


OPERATIONS = (
    *((Path, "mkdir"), (Path, "rename"), (Path, "replace")),
    *((os, "open"), (os, "fsync"), (shutil, "rmtree")),
)


class Failing:
    """Lets the n-th operation on files fail, and counts them."""

    def __init__(self, n: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.n, self.count = n, 0
        for owner, name in OPERATIONS:
            monkeypatch.setattr(owner, name, self.counted(getattr(owner, name)))

    def counted(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.n:
                raise OSError(28, "No space left on device")
            return act(*arguments, **options)

        return counting


def broken_off(place: Workspace) -> Iterator[int]:
    """Keep the second proof in place of the first, and let each operation fail once."""
    for n in range(1, 100):
        shutil.rmtree(place.proof(2019), ignore_errors=True)
        keep_proof(place, 2019, FIRST)
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing = Failing(n, monkeypatch)
            try:
                keep_proof(place, 2019, SECOND)
            except MachineError:
                assert failing.count == n
            else:
                return
        yield n


def test_whatever_fails_the_one_before_or_the_new_one_is_there_whole(place: Workspace) -> None:
    found = [held(last_proof(place, 2019)) for _ in broken_off(place)]
    assert all(files in (FIRST, SECOND) for files in found)
    assert FIRST in found
    assert SECOND in found  # where only the clearing away failed


def test_after_whatever_failed_the_next_one_is_kept(place: Workspace) -> None:
    for _ in broken_off(place):
        last = last_proof(place, 2019)
        assert last
        assert keep_proof(place, 2019, SECOND).number == last.number + 1
        assert [path.name for path in place.proof(2019).iterdir()] == ["last"]
