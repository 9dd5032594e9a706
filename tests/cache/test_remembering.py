"""What is quicker to read than to make is made once, and again where it was not kept whole."""

from pathlib import Path

import pytest

from report.cache import Cache, key, remembered


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path))
    return tmp_path


def number(made: list[int]) -> int:
    def make() -> int:
        made.append(7)
        return 7

    def read(data: bytes) -> int | None:
        return int(data) if data.isdigit() else None

    return remembered(key("number"), make, read, lambda one: str(one).encode())


def test_it_is_made_once(own: Path) -> None:
    made: list[int] = []
    assert [number(made), number(made)] == [7, 7]
    assert made == [7]


def test_what_cannot_be_read_is_made_again(own: Path) -> None:
    Cache(own).put(key("number"), b"seven")
    made: list[int] = []
    assert [number(made), number(made)] == [7, 7]
    assert made == [7]


def test_without_a_cache_it_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_CACHE", "")
    made: list[int] = []
    assert [number(made), number(made)] == [7, 7]
    assert made == [7, 7]
