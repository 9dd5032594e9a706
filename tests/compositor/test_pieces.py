"""The booklet as it is set in pieces and joined, beside the same booklet set as a whole."""

import json
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from report.compositor import setting
from report.compositor.jobs import Checked
from report.compositor.piece import Wanted
from report.compositor.setting import PieceSetter
from report.document.pieces import piece_names
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
def test_of_many_texts_what_lists_them_is_set_first_in_new_processes(
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
    last = done[done.index("renewed") :]
    assert texts <= set(last)
    assert not any(name in texts for name in done[: done.index("renewed")])
    others = [number for number, name in enumerate(last) if name not in texts | {"renewed"}]
    assert max(others, default=0) < min(last.index(name) for name in texts)


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
