"""Modules that are loaded when something of them is called."""

import importlib
import sys
from pathlib import Path

import pytest

from report.extras import late

NAME = "module_that_takes_long"


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / f"{NAME}.py").write_text("def doubled(number):\n    return 2 * number\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, NAME, raising=False)
    return NAME


def test_a_late_module_is_loaded_with_the_first_call(slow: str) -> None:
    with late([slow]):
        doubled = importlib.import_module(slow).doubled
    assert slow not in sys.modules
    assert doubled(number=4) == 8
    assert slow in sys.modules


def test_a_module_that_is_there_is_not_late(slow: str) -> None:
    there = importlib.import_module(slow)
    with late([slow]):
        assert importlib.import_module(slow) is there
    assert sys.modules[slow] is there
