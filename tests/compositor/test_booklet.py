"""A text that has changed is set as it filled its pages the last time, while it is fitted again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from report.compositor import booklet as recipe
from report.compositor.compositor import Compositor
from report.compositor.edition_cache import EditionCache
from report.compositor.fitted import Spread
from report.compositor.setting import PieceSetter
from report.document.documents import Documents
from report.document.plan import Plan
from report.linebreaking import Block, Choices
from report.workspace import Workspace

from support.editions import read, silent
from support.here import here
from support.workspaces import copy_some

Otherwise = Callable[[Spread, Block], Spread]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace of which a booklet was set, with a word changed in one text since."""
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    workspace = copy_some(tmp_path / "two", "norrby", "soderby")
    booklet_of(workspace)
    path = workspace.year(2019) / "norrby.md"
    text = path.read_text("utf-8")
    assert "Andra stycket" in text
    path.write_text(text.replace("Andra stycket", "Annat stycke"), "utf-8")
    return workspace


def booklet_of(workspace: Workspace, done: list[str] | None = None) -> bytes:
    """Set a booklet as with two processes; note what is begun and told in turn."""
    edition = read(workspace, 2019).require()
    with here(workspace, edition) as workers:
        workers.count = 2
        cache = EditionCache(workspace, edition)
        progress = silent if done is None else done.append
        return recipe.set_booklet(workers, cache, edition, progress).pdf


def noting(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Note the pieces that are begun."""
    job = PieceSetter._job

    def noted(self: PieceSetter, wanted: object) -> object:
        done.append(wanted.pages.name)  # type: ignore[attr-defined]
        return job(self, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(PieceSetter, "_job", noted)


def test_a_changed_text_is_set_once_and_before_it_is_fitted(
    edited: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    noting(done, monkeypatch)
    booklet_of(edited, done)
    assert done[:2] == ["text-norrby", "fitting norrby, 2 of 2"]
    assert done.count("text-norrby") == 1


def test_a_changed_text_is_written_first_and_nothing_twice(
    edited: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[str, ...]] = []
    fill = Documents.booklet

    def noted(self: Documents, plan: Plan, names: Sequence[str], *rest: Any) -> str:
        written.append(tuple(names))
        return fill(self, plan, names, *rest)

    monkeypatch.setattr(Documents, "booklet", noted)
    booklet_of(edited)
    assert written[0] == ("text-norrby",)
    assert len(written) == len(set(written))


def a_paragraph(workspace: Workspace, slug: str) -> Block:
    """Return the longest block of a text."""
    edition = read(workspace, 2019).require()
    (text,) = (text for text in edition.texts if text.slug == slug)
    filled = Compositor(workspace, edition).article(text)
    assert filled
    return max(filled.layout.passages(), key=lambda passage: len(passage.lines)).block


def test_what_was_likely_is_not_filled_again(
    edited: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fill = Documents.booklet

    def noted(self: Documents, plan: Plan, *rest: Any) -> str:
        done.append("filled")
        return fill(self, plan, *rest)

    monkeypatch.setattr(Documents, "booklet", noted)
    booklet_of(edited, done)
    last = done.index("setting pages, round 1")
    assert "filled" in done[:last]
    assert done[last + 1 :] == ["joining the pieces"]


def in_small_type(spread: Spread, _block: Block) -> Spread:
    assert spread.setting
    return replace(spread, setting=replace(spread.setting, size_pt=spread.setting.size_pt - 0.5))


def in_other_lines(spread: Spread, block: Block) -> Spread:
    return replace(spread, choices=Choices(more=frozenset({(block, 1)})))


@pytest.mark.parametrize("otherwise", [in_small_type, in_other_lines])
def test_what_is_begun_in_vain_changes_nothing(
    otherwise: Otherwise, edited: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = read(edited, 2019).require()
    cache = EditionCache(edited, edition)
    last = cache.last_time()
    other = otherwise(last.spreads["norrby"], a_paragraph(edited, "norrby"))
    cache.keep_last_time(replace(last, spreads={**last.spreads, "norrby": other}))
    done: list[str] = []
    noting(done, monkeypatch)
    made = booklet_of(edited, done)
    assert done.count("text-norrby") == 2
    monkeypatch.setenv("REPORT_CACHE", "")
    assert made == booklet_of(edited)
