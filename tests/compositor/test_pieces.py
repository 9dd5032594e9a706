"""The booklet as it is set in pieces and joined, beside the same booklet set as a whole."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from report.compositor import booklet as recipe
from report.compositor import making, setting
from report.compositor.fitted import Spread
from report.compositor.fitting import TextFitter
from report.compositor.jobs import Checked
from report.compositor.piece import Piece, Wanted
from report.compositor.setting import PieceSetter
from report.document.pieces import piece_names, text_piece
from report.processes import Job, Workers
from report.workspace import Workspace

from support import pdf
from support.editions import WHOLE, Product, read, set_booklet, silent
from support.tag_tree import read_tags, tag_tree
from support.workspaces import Run, copy_some


@pytest.fixture
def files(edition: list[Product]) -> tuple[Path, Path]:
    """The booklet of each real edition, set as a whole, and joined."""
    joined = edition[0].path
    return joined.with_name(WHOLE), joined


@pytest.fixture
def two(tmp_path: Path) -> Workspace:
    """The small workspace with a text to change, and one that stays."""
    return copy_some(tmp_path / "two", "norrby", "soderby")


def test_a_booklet_looks_as_if_it_had_been_set_as_a_whole(files: tuple[Path, Path]) -> None:
    whole, joined = (pictures(path) for path in files)
    assert len(whole) >= 12
    assert joined == whole


def pictures(path: Path) -> list[bytes]:
    with pypdfium2.PdfDocument(path) as document:
        return [bytes(page.render(scale=1.5).buffer) for page in document]


def test_a_booklet_is_read_as_if_it_had_been_set_as_a_whole(files: tuple[Path, Path]) -> None:
    whole, joined = (list(tag_tree(read_tags(path.read_bytes()))) for path in files)
    assert len(whole) > 300
    assert joined == whole
    assert pdf.texts(files[1]) == pdf.texts(files[0])


def test_a_booklet_has_the_bookmarks_of_the_whole(files: tuple[Path, Path]) -> None:
    whole, joined = (pdf.bookmarks(path) for path in files)
    assert len(whole) >= 10
    assert joined == whole


def test_a_file_grows_little_by_being_joined(files: tuple[Path, Path]) -> None:
    whole, joined = (path.stat().st_size for path in files)
    assert joined < whole * 1.02


def test_a_changed_text_sets_one_piece(
    two: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "kept"))
    made = pieces_made(two, monkeypatch)
    assert sorted(set(made)) == sorted(piece_names(read(two, 2019).require()))
    text = two.year(2019) / "norrby.md"
    written = text.read_text("utf-8")
    assert "Andra stycket" in written
    text.write_text(written.replace("Andra stycket", "Annat stycke"), "utf-8")
    assert pieces_made(two, monkeypatch) == ["text-norrby"]
    text.write_text(written, "utf-8")
    assert pieces_made(two, monkeypatch) == []


@pytest.mark.usefixtures("uncached")
def test_of_many_texts_what_lists_them_is_set_last_in_new_processes(
    two: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = read(two, 2019).require()
    few = set_booklet(two, edition).booklet
    done = list[str]()
    job, renew = PieceSetter._job, Workers.renew

    def renewed(self: Workers) -> None:
        done.append("renewed")
        renew(self)

    def noted(self: PieceSetter, wanted: Wanted) -> Job[Checked]:
        done.append(wanted.pages.name)
        return job(self, wanted)

    monkeypatch.setattr(setting, "MANY_TEXTS", 1)
    monkeypatch.setattr(Workers, "renew", renewed)
    monkeypatch.setattr(PieceSetter, "_job", noted)
    many = set_booklet(two, edition).booklet
    assert many == few
    texts = {"text-norrby", "text-soderby"}
    assert texts <= set(done[: done.index("renewed")])
    assert not texts & set(done[done.index("renewed") :])


@pytest.mark.usefixtures("uncached")
def test_behind_a_text_that_is_not_as_it_was_reckoned_none_is_set_in_vain(
    two: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = read(two, 2019).require()
    expected = set_booklet(two, edition).booklet.pdf
    unfit, job, together = recipe._unfit, PieceSetter._job, TextFitter.together
    first, second = map(text_piece, edition.texts)
    done = list[str]()

    def first_is_unfit(spreads: Any, pieces: Sequence[Piece]) -> set[str]:
        slugs = {piece.fill.slug for piece in pieces if piece.pages.name == first and piece.fill}
        return slugs | unfit(spreads, pieces)

    def noted(self: PieceSetter, wanted: Wanted) -> Job[Checked]:
        done.append(wanted.pages.name)
        return job(self, wanted)

    def fitted(self: TextFitter, first_page: int) -> dict[str, Spread]:
        done.append("fitted")
        return together(self, first_page)

    monkeypatch.setattr(recipe, "_unfit", first_is_unfit)
    monkeypatch.setattr(making, "AHEAD", 1)
    monkeypatch.setattr(PieceSetter, "_job", noted)
    monkeypatch.setattr(TextFitter, "together", fitted)
    assert set_booklet(two, edition).booklet.pdf == expected
    assert [one for one in done if one in (first, second, "fitted")][:4] == [
        *("fitted", first, "fitted"),
        second,
    ]


def pieces_made(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Set a booklet, and return the names of the pieces that were not known from before."""
    made: list[str] = []
    job = PieceSetter._job

    def noted(self: PieceSetter, wanted: object) -> object:
        made.append(wanted.pages.name)  # type: ignore[attr-defined]
        return job(self, wanted)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(PieceSetter, "_job", noted)
        set_booklet(workspace, read(workspace, 2019).require(), silent)
    return made


@pytest.mark.usefixtures("uncached")
def test_one_process_and_two_write_the_same_bytes(two: Workspace, run: Run) -> None:
    digests = set()
    for jobs in ("1", "2"):
        done = run("booklet", "2019", "--json", "--jobs", jobs, cwd=two.root)
        (file,) = json.loads(done.stdout)
        digests.add(file["sha256"])
    booklet = set_booklet(two, read(two, 2019).require()).booklet
    assert len(digests) == 1
    assert sha256(booklet.pdf).hexdigest() in digests
