"""What was made before comes back as it was, or not at all."""

import os
from pathlib import Path

from report.cache import Cache, key, key_of_files

NAME = key("profile", "malmo")


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(NAME) is None
    cache.put(NAME, b"pages")
    assert Cache(tmp_path).get(NAME) == b"pages"


def test_what_is_damaged_is_not_trusted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(NAME, b"pages")
    (file,) = tmp_path.glob("*/*")
    for damaged in (b"", file.read_bytes()[:-1], file.read_bytes()[:-1] + b"x"):
        file.write_bytes(damaged)
        assert cache.get(NAME) is None
    cache.put(NAME, b"pages")
    assert cache.get(NAME) == b"pages"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, largest_bytes=3_000)
    for age, letter in enumerate("abcd"):
        cache.put(key(letter), bytes(900))
        (file,) = tmp_path.glob(f"*/{key(letter)}")
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


def test_a_key_knows_names_and_contents(tmp_path: Path) -> None:
    first, second = tmp_path / "a.css", tmp_path / "b.css"
    first.write_text("a")
    keys = {key_of_files(tmp_path, [first])}
    second.write_text("a")
    keys |= {key_of_files(tmp_path, [second]), key_of_files(tmp_path, [first, second])}
    first.write_text("b")
    keys.add(key_of_files(tmp_path, [first]))
    assert len(keys) == 4
    assert key_of_files(tmp_path, [first, second]) == key_of_files(tmp_path, [second, first])
