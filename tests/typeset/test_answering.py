"""Imports that are answered, and nobody else who notices."""

import importlib
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from report.typeset.quick.answering import Answers, Known, answering

ASKER = """
import json
from os import path, sep
from json import dumps
import json as later

def ask():
    import json
    return json.loads("1")

answer = json.loads("1")
"""


def prepared() -> Answers:
    return {("json", ()): SimpleNamespace(loads=lambda text: "prepared")}


def known(source: str) -> dict[str, Known]:
    return {"asker": Known(sha256(source.encode()).hexdigest(), prepared)}


@pytest.fixture
def asker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the file of a module that imports."""
    path = tmp_path / "asker.py"
    path.write_text(ASKER, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield path
    sys.modules.pop("asker", None)


def imported(known: dict[str, Known]) -> ModuleType:
    with answering(known):
        return importlib.import_module("asker")


@pytest.mark.usefixtures("asker")
def test_a_known_module_is_given_what_is_prepared_and_else_the_real() -> None:
    module = imported(known(ASKER))
    assert module.answer == "prepared"
    assert module.dumps is json.dumps
    assert module.sep == "/"


@pytest.mark.usefixtures("asker")
def test_what_it_imports_later_is_the_real() -> None:
    assert imported(known(ASKER)).ask() == 1


@pytest.mark.usefixtures("asker")
def test_others_import_the_real_meanwhile() -> None:
    with answering(known(ASKER)):
        importlib.import_module("asker")
        import json as meant
    assert meant is sys.modules["json"]
    assert meant.loads("1") == 1


def test_a_module_of_another_source_gets_what_anybody_gets(asker: Path) -> None:
    asker.write_text(ASKER + "# another\n", "utf-8")
    module = imported(known(ASKER))
    assert module.answer == 1
    assert vars(module)["__builtins__"] is vars(sys.modules["builtins"])


@pytest.mark.usefixtures("asker")
def test_where_nothing_can_be_prepared_a_module_gets_what_anybody_gets() -> None:
    def unknown() -> Answers:
        raise ImportError("of another form")

    of_source = known(ASKER)["asker"].sha256
    assert imported({"asker": Known(of_source, unknown)}).answer == 1


def test_a_module_that_fails_leaves_nothing_behind(asker: Path) -> None:
    source = ASKER + "raise OSError('lost')\n"
    asker.write_text(source, "utf-8")
    before = list(sys.meta_path)
    with pytest.raises(OSError, match="lost"):
        imported(known(source))
    assert sys.meta_path == before
    assert "asker" not in sys.modules


def test_a_traceback_shows_the_line_of_the_file(asker: Path) -> None:
    source = ASKER + "def fail():\n    raise ValueError\n"
    asker.write_text(source, "utf-8")
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        imported(known(source)).fail()
    assert str(caught.traceback[-1].statement).strip() == "raise ValueError"
    assert caught.traceback[-1].path == asker
