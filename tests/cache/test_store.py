"""What was made before comes back as it was, or not at all."""

import os
from pathlib import Path

import pytest

from report.cache import OWN, SIGNATURE, TAG, Cache, key

NAME = key("profile", "malmo")


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(NAME) is None
    cache.put(NAME, b"pages")
    assert Cache(tmp_path).get(NAME) == b"pages"


def test_what_is_damaged_is_not_trusted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(NAME, b"pages")
    (file,) = tmp_path.glob(f"{OWN}/*/*")
    for damaged in (b"", file.read_bytes()[:-1], file.read_bytes()[:-1] + b"x"):
        file.write_bytes(damaged)
        assert cache.get(NAME) is None
    cache.put(NAME, b"pages")
    assert cache.get(NAME) == b"pages"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, largest_bytes=3_000)
    for age, letter in enumerate("abcd"):
        cache.put(key(letter), bytes(900))
        (file,) = tmp_path.glob(f"{OWN}/*/{key(letter)}")
        os.utime(file, (age, age))
    assert cache.get(key("a")) is not None  # used now
    cache.prune()
    kept = [letter for letter in "abcd" if cache.get(key(letter)) is not None]
    assert kept == ["a", "c", "d"]


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.put(NAME, b"pages")
    assert cache.get(NAME) is None
    cache.prune()


@pytest.mark.parametrize("name", ["x" * 300, "loop", "file", "file/below"])
def test_a_folder_that_cannot_be_looked_into_has_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    cache = Cache(tmp_path / name)
    cache.put(NAME, b"pages")
    assert not cache.has(NAME)
    assert cache.get(NAME) is None
    cache.prune()
    assert (tmp_path / "file").read_text() == ""


@pytest.mark.parametrize("named", ["~/kept", "~nobody-of-this-name/kept", "~nobody-of-this-name"])
def test_no_folder_is_called_after_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("REPORT_CACHE", named)
    monkeypatch.chdir(tmp_path)
    if cache := Cache.own():
        cache.put(NAME, b"pages")
    assert [path.name for path in tmp_path.iterdir()] == ["home"] * named.startswith("~/")
    assert (home / "kept" / OWN / TAG).is_file() == named.startswith("~/")


def entry(folder: Path, name: str) -> Path:
    (file,) = folder.glob(f"{OWN}/*/{name}")
    return file


def test_entries_that_were_exchanged_are_missing(tmp_path: Path) -> None:
    cache, other = Cache(tmp_path), key("profile", "skara")
    cache.put(NAME, b"pages of malmo")
    cache.put(other, b"pages of skara")
    first, second = entry(tmp_path, NAME), entry(tmp_path, other)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    assert (cache.get(NAME), cache.get(other)) == (None, None)


@pytest.mark.parametrize("kind", ["link", "folder", "fifo", "nothing"])
def test_an_entry_that_is_no_file_is_missing(tmp_path: Path, kind: str) -> None:
    cache = Cache(tmp_path)
    cache.put(NAME, b"pages")
    file = entry(tmp_path, NAME)
    elsewhere = file.rename(tmp_path / "elsewhere")
    match kind:
        case "link":
            file.symlink_to(elsewhere)
        case "folder":
            file.mkdir()
        case "fifo":
            os.mkfifo(file)
    assert cache.get(NAME) is None
    assert elsewhere.exists()


def test_nothing_of_anybody_elses_is_ever_taken_away(tmp_path: Path) -> None:
    hexadecimal = key("x")
    cache = Cache(tmp_path, largest_bytes=0)
    cache.put(NAME, b"pages")
    own = tmp_path / OWN
    others = [
        tmp_path / "photos" / "a.jpg",
        tmp_path / hexadecimal[:2] / hexadecimal,
        own / "thesis.odt",
        own / hexadecimal[:2] / "thesis.odt",
        own / "notes" / hexadecimal,
        own / hexadecimal[:2] / hexadecimal / "deep",
        tmp_path / "elsewhere" / hexadecimal,
    ]
    for path in others:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(1000))
        os.utime(path, (0, 0))
    (own / "ff").symlink_to(tmp_path / "elsewhere")
    (own / "fe").mkdir()
    (own / "fe" / key("y")).symlink_to(tmp_path / "photos" / "a.jpg")
    cache.prune()
    assert [path for path in others if not path.exists()] == []
    assert cache.get(NAME) is None


def test_the_folder_says_that_it_is_a_cache(tmp_path: Path) -> None:
    Cache(tmp_path).put(NAME, b"pages")
    assert (tmp_path / OWN / TAG).read_bytes() == SIGNATURE
    assert SIGNATURE.startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    assert (tmp_path / OWN).stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / OWN).mkdir()
    (tmp_path / OWN / "thesis.odt").write_text("mine")
    cache = Cache(tmp_path, largest_bytes=0)
    cache.put(NAME, b"pages")
    cache.prune()
    assert cache.get(NAME) is None
    assert [path.name for path in (tmp_path / OWN).iterdir()] == ["thesis.odt"]


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    real = tmp_path / "real"
    Cache(real).put(NAME, b"pages")
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / OWN).symlink_to(real / OWN)
    cache = Cache(tmp_path / "given", largest_bytes=0)
    cache.prune()
    assert (cache.get(NAME), Cache(real).get(NAME)) == (None, b"pages")


def test_a_folder_that_was_begun_is_finished(tmp_path: Path) -> None:
    (tmp_path / OWN).mkdir()
    (tmp_path / OWN / ".report-0123456789abcdef.tmp").write_text("half")
    Cache(tmp_path).put(NAME, b"pages")
    assert Cache(tmp_path).get(NAME) == b"pages"
