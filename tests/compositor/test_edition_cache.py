"""What is taken from the cache is what would have been made."""

import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from report.cache import OWN, Cache
from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.tasks import start_pool
from report.recipes.booklet import booklet
from report.recipes.profiles import profiles
from report.workspace import Workspace

from support.editions import read
from support.workspaces import copy_mini

TEXT = "content/2019/norrby.md"

Edit = Callable[[Workspace], None]


def replace(name: str, old: str, new: str) -> Edit:
    def edit(workspace: Workspace) -> None:
        path = workspace.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return edit


EDITS: dict[str, Edit] = {
    "a word": replace(TEXT, "skolutvecklingsprogrammet", "programmet"),
    "a name": replace(TEXT, "Norrby kommun", "Nordby kommun"),
    "a colour": replace("styles/colours.yaml", '"#15304a"', '"#15304b"'),
    "a template": replace("styles/parts/lead.html", "links[0], 24", "links[0], 22"),
    "the edition": replace("content/2019/edition.yaml", "published: 2019", "published: 2020"),
}


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A cache in which all of the small workspace is, and the digests of the files."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_CACHE", str(folder / "cache"))
        return folder / "cache", made(copy_mini(folder / "workspace"))


@pytest.fixture
def first(
    filled: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The digests of the files, and a cache in which they are, to change at will."""
    shutil.copytree(filled[0], tmp_path / "cache")
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    return filled[1]


@pytest.fixture
def remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORT_CACHE", str(folder))
    return folder


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


def made(workspace: Workspace) -> dict[str, str]:
    """Make the booklet and the profiles; give the digests of the files."""
    files = [*booklet(workspace, 2019, silent), *profiles(workspace, 2019, (), silent)]
    return {file.path.name: file.sha256 for file in files}


def made_anew(workspace: Workspace) -> dict[str, str]:
    """Make the files with nothing in the cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_CACHE", "")
        return made(workspace)


def test_after_each_edit_the_files_are_those_that_are_made_anew(
    mini: Workspace, first: dict[str, str]
) -> None:
    before = first
    for name, edit in EDITS.items():
        edit(mini)
        after = made(mini)
        assert after["guldtrappan-2019.pdf"] != before["guldtrappan-2019.pdf"], name
        if name in ("a word", "the edition"):  # of the others, all pages are made anew
            assert made_anew(mini) == after, name
        before = after


def change_somewhere(workspace: Workspace, chance: Random) -> None:
    """Take a word out of a paragraph of some text, or say it twice."""
    path = chance.choice(sorted(workspace.year(2019).glob("*.md")))
    head, body = path.read_text("utf-8").rsplit("---\n", 1)
    words = chance.choice(list(re.finditer(r"(?<= )[a-zåäö]{4,} ", body)))
    instead = chance.choice(["", words[0] * 2])
    changed = body[: words.start()] + instead + body[words.end() :]
    path.write_text(f"{head}---\n{changed}", "utf-8")


def test_after_edits_anywhere_the_files_are_those_that_are_made_anew(
    mini: Workspace, first: dict[str, str]
) -> None:
    chance = Random(0)  # noqa: S311 - not for secrets
    seen = {first["guldtrappan-2019.pdf"]}
    for _ in range(3):
        change_somewhere(mini, chance)
        kept = made(mini)
        seen.add(kept["guldtrappan-2019.pdf"])
    assert made_anew(mini) == kept
    assert len(seen) > 2  # an edit may take back the one before


def test_what_has_not_changed_is_not_made_again(mini: Workspace, first: dict[str, str]) -> None:
    done: list[str] = []
    again = booklet(mini, 2019, done.append)
    assert "setting pages" not in done
    assert [file.sha256 for file in again] == [first["guldtrappan-2019.pdf"]]


def test_only_the_text_that_has_changed_is_fitted_again(
    mini: Workspace, first: dict[str, str]
) -> None:
    EDITS["a word"](mini)
    done: list[str] = []
    booklet(mini, 2019, done.append)
    assert [doing for doing in done if doing.startswith("fitting")] == ["fitting norrby"]


def test_what_is_damaged_is_made_again(
    mini: Workspace, first: dict[str, str], tmp_path: Path
) -> None:
    damaged = list(tmp_path.glob(f"cache/{OWN}/*/*"))
    assert len(damaged) > 3
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-1])
    assert made(mini) == first


def test_what_others_have_forged_is_made_again(
    mini: Workspace, first: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for forged in (b"", b"{}", bytes(20), b"\xff" * 20, (2).to_bytes(8) + b"{}%PDF"):
        monkeypatch.setattr(Cache, "get", lambda cache, name, forged=forged: forged)
        edition = read(mini, 2019).require()
        cache = EditionCache(mini, edition)
        text = next(text for text in edition.texts if text.slug == "norrby")
        assert cache.page(text) is None
        assert cache.spread(text) is None
        assert cache.booklet() is None
        monkeypatch.undo()
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    (page,) = profiles(mini, 2019, ["norrby"], silent)
    assert page.sha256 == first["norrby.pdf"]


def test_a_profile_comes_back_with_how_it_was_fitted(mini: Workspace, remembering: Path) -> None:
    first = profiles(mini, 2019, (), silent)
    assert profiles(mini, 2019, (), silent) == first  # with all that is told of them


def test_another_picture_of_the_same_name_makes_another_page(
    mini: Workspace, remembering: Path
) -> None:
    replace(TEXT, "people:", "photo: { file: a.jpg, alt: En färg }\npeople:")(mini)
    (mini.year(2019) / "images").mkdir()
    pages = set()
    for colour in ("red", "green"):
        Image.new("RGB", (1400, 900), colour).save(mini.year(2019) / "images" / "a.jpg")
        (page,) = profiles(mini, 2019, ["norrby"], silent)
        pages.add(page.sha256)
    assert len(pages) == 2


def test_nothing_is_kept_where_no_folder_is_named(
    mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", "")
    monkeypatch.setattr(Cache, "put", lambda *arguments: pytest.fail("something was kept"))
    profiles(mini, 2019, ["norrby"], silent)


def test_what_is_kept_is_that_of_the_texts_as_they_were_read(
    mini: Workspace, remembering: Path
) -> None:
    edition = read(mini, 2019).require()
    EDITS["a word"](mini)  # while the edition is being set
    with start_pool(mini, edition) as workers:
        old = set_booklet(workers, EditionCache(mini, edition), edition, silent)
    (new,) = booklet(mini, 2019, silent)
    assert new.sha256 != sha256(old.pdf).hexdigest()
