"""What is taken from the cache is what would have been made."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from report.cache import OWN, Cache
from report.compositor.booklet import set_booklet
from report.compositor.edition_cache import EditionCache
from report.compositor.jobs import start_pool
from report.model import Edition
from report.products.profile import PROFILE
from report.recipes.booklet import booklet
from report.recipes.pages import pages
from report.workspace import Workspace

from support.editions import read
from support.workspaces import copy_some

TEXT = "content/2019/norrby.md"
TEXTS = ("norrby", "soderby")

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
    "a name": replace("content/2019/soderby.md", "Söderby kommun", "Sönderby kommun"),
    "the edition": replace(
        "content/2019/edition.yaml", "published: 2019-11-14", "published: 2019-11-13"
    ),
}
STYLES: dict[str, Edit] = {
    "a colour": replace("styles/colours.yaml", '"#15304a"', '"#15304b"'),
    "a template": replace("styles/parts/code.html", "link, 21", "link, 20"),
    "a style sheet": replace("styles/page.css", "{", "{ "),
}


@pytest.fixture
def two(tmp_path: Path) -> Workspace:
    """The small workspace with a text to change, and one that stays."""
    return copy_some(tmp_path, *TEXTS)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A cache in which all of a workspace with two texts is, and the digests of the files."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_CACHE", str(folder / "cache"))
        return folder / "cache", made(copy_some(folder / "workspace", *TEXTS))


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
    files = [*booklet(workspace, 2019, silent), *pages(workspace, PROFILE, 2019, (), silent)]
    return {file.path.name: file.sha256 for file in files}


def made_anew(workspace: Workspace) -> dict[str, str]:
    """Make the files with nothing in the cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_CACHE", "")
        return made(workspace)


def change_somewhere(workspace: Workspace, chance: Random) -> None:
    """Take a word out of a paragraph of some text, or say it twice."""
    path = chance.choice(sorted(workspace.year(2019).glob("*.md")))
    head, body = path.read_text("utf-8").rsplit("---\n", 1)
    words = chance.choice(list(re.finditer(r"(?<= )[a-zåäö]{4,} ", body)))
    instead = chance.choice(["", words[0] * 2])
    changed = body[: words.start()] + instead + body[words.end() :]
    path.write_text(f"{head}---\n{changed}", "utf-8")


def test_after_edits_the_files_are_those_that_are_made_anew(
    two: Workspace, first: dict[str, str]
) -> None:
    chance = Random(0)  # noqa: S311 - not for secrets
    edits: list[Edit] = [*EDITS.values(), partial(change_somewhere, chance=chance)]
    kept, seen = first, {first["guldtrappan-2019.pdf"]}
    for edit in edits:
        edit(two)
        kept = made(two)
        seen.add(kept["guldtrappan-2019.pdf"])
    assert len(seen) == 1 + len(edits)
    assert made_anew(two) == kept


def remembered(workspace: Workspace) -> list[object]:
    """Return what is in the cache of all that is made of a workspace."""
    return known(workspace, read(workspace, 2019).require())


def known(workspace: Workspace, edition: Edition) -> list[object]:
    """Return what is in the cache of all that is made of an edition."""
    memory = EditionCache(workspace, edition)
    of_texts = [
        each for text in edition.texts for each in (memory.page(PROFILE, text), memory.spread(text))
    ]
    return [found for found in (memory.booklet(), *of_texts) if found]


@pytest.mark.parametrize("edit", STYLES.values(), ids=STYLES)
def test_nothing_is_remembered_of_other_styles(
    edit: Edit, two: Workspace, first: dict[str, str]
) -> None:
    assert len(remembered(two)) == 1 + 2 * len(TEXTS)
    edit(two)
    assert remembered(two) == []


def test_what_has_not_changed_is_not_made_again(two: Workspace, first: dict[str, str]) -> None:
    done: list[str] = []
    again = booklet(two, 2019, done.append)
    assert "setting pages" not in done
    assert [file.sha256 for file in again] == [first["guldtrappan-2019.pdf"]]


def test_only_the_text_that_has_changed_is_fitted_again(
    two: Workspace, first: dict[str, str]
) -> None:
    EDITS["a word"](two)
    done: list[str] = []
    booklet(two, 2019, done.append)
    assert [doing for doing in done if doing.startswith("fitting")] == ["fitting norrby, 2 of 2"]


def test_what_is_damaged_is_made_again(
    two: Workspace, first: dict[str, str], tmp_path: Path
) -> None:
    damaged = list(tmp_path.glob(f"cache/{OWN}/*/*"))
    assert len(damaged) >= 1 + 2 * len(TEXTS)
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-1])
    assert remembered(two) == []
    assert made(two) == first


def test_what_others_have_forged_is_made_again(
    two: Workspace, first: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for forged in (b"", b"{}", bytes(20), b"\xff" * 20, (2).to_bytes(8) + b"{}%PDF"):
        monkeypatch.setattr(Cache, "get", lambda cache, name, forged=forged: forged)
        edition = read(two, 2019).require()
        cache = EditionCache(two, edition)
        text = next(text for text in edition.texts if text.slug == "norrby")
        assert cache.page(PROFILE, text) is None
        assert cache.spread(text) is None
        assert cache.booklet() is None
        monkeypatch.undo()
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))
    (page,) = pages(two, PROFILE, 2019, ["norrby"], silent)
    assert page.sha256 == first["norrby.pdf"]


def test_what_others_have_forged_is_not_taken(
    two: Workspace, first: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = read(two, 2019).require()
    for forged in (b"", b"{}", bytes(20), b"\xff" * 20, (2).to_bytes(8) + b"{}%PDF"):
        monkeypatch.setattr(Cache, "get", lambda cache, name, forged=forged: forged)
        assert known(two, edition) == [], forged


def test_a_profile_comes_back_with_how_it_was_fitted(tiny: Workspace, remembering: Path) -> None:
    first = pages(tiny, PROFILE, 2019, (), silent)
    assert pages(tiny, PROFILE, 2019, (), silent) == first  # with all that is told of them


ONE = "photo: { file: a.jpg, alt: En färg }"
TWO = "photos:\n  - { file: a.jpg, alt: En färg }\n  - { file: b.jpg, alt: En annan }"


@pytest.mark.parametrize("field", [ONE, TWO])
def test_another_picture_of_the_same_name_makes_another_page(
    mini: Workspace, remembering: Path, field: str
) -> None:
    replace(TEXT, "people:", f"{field}\npeople:")(mini)
    images = mini.year(2019) / "images"
    images.mkdir()
    pictures = re.findall(r"\w\.jpg", field)
    for name in pictures:
        Image.new("RGB", (1400, 900), "red").save(images / name)
    digests = {page_of_norrby(mini)}
    for name in pictures:
        Image.new("RGB", (1400, 900), "green").save(images / name)
        digests.add(page_of_norrby(mini))
    assert len(digests) == 1 + len(pictures)


def page_of_norrby(workspace: Workspace) -> str:
    """Make the profile of Norrby; return its digest."""
    (page,) = pages(workspace, PROFILE, 2019, ["norrby"], silent)
    return page.sha256


def test_nothing_is_kept_where_no_folder_is_named(
    mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", "")
    monkeypatch.setattr(Cache, "put", lambda *arguments: pytest.fail("something was kept"))
    pages(mini, PROFILE, 2019, ["norrby"], silent)


def test_what_is_kept_is_that_of_the_texts_as_they_were_read(
    tiny: Workspace, remembering: Path
) -> None:
    edition = read(tiny, 2019).require()
    EDITS["a word"](tiny)  # while the edition is being set
    with start_pool(tiny, edition) as workers:
        old = set_booklet(workers, EditionCache(tiny, edition), edition, silent)
    assert EditionCache(tiny, edition).booklet() == old
    assert remembered(tiny) == []
