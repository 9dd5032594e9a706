"""The insides of the engine that are used are those that we know."""

import re
import tomllib
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest

from report.problems import MachineError
from report.typeset import engine, insides
from report.typeset.engine import pydyf, weasyprint

from support.workspaces import REPOSITORY


def test_the_engine_is_as_we_know_it() -> None:
    assert insides.unlike(weasyprint, pydyf) == []


@pytest.mark.parametrize("name", [*insides.TAKEN, *insides.HELD, *insides.GIVEN])
def test_a_name_that_is_missing_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, _, last = f"weasyprint.{name}".rpartition(".")
    holder: Any = weasyprint
    for part in owner.split(".")[1:]:
        holder = getattr(holder, part)
    if last in vars(holder):
        monkeypatch.delattr(holder, last)
    else:
        monkeypatch.setattr(holder, last, None)
    assert any(found.startswith(name) for found in insides.unlike(weasyprint, pydyf))


def test_a_function_that_takes_something_else_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint.pdf, "add_tags", lambda pdf, document: None)
    assert insides.unlike(weasyprint, pydyf) == ["pdf.add_tags"]


def test_another_pdf_library_is_found() -> None:
    other = SimpleNamespace(PDF=object, Stream=object)
    found = insides.unlike(weasyprint, other)
    assert found == [*(f"pydyf.PDF.{name}" for name in insides.PDF), "pydyf.Stream.stream"]


def test_what_is_unlike_is_told_in_one_message() -> None:
    with pytest.raises(MachineError) as caught:
        engine.require_insides(["pdf.add_tags", "pydyf.Stream.stream"])
    (problem,) = caught.value.problems
    assert problem.rule == "engine-version"
    assert problem.message.endswith("knows it: pdf.add_tags, pydyf.Stream.stream")
    assert "weasyprint==70.0 pydyf==0.13.*" in problem.advice


def test_libraries_whose_insides_are_used_are_pinned_for_everybody() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = set(project["dependencies"])
    assert {*engine.BESIDE, f"weasyprint=={engine.VERSION}"} <= pinned
    for pin in (*engine.BESIDE, "pebble==5.2.*"):
        assert pin in pinned
        name, _, wanted = pin.partition("==")
        assert re.match(re.escape(wanted.removesuffix("*")), version(name))


def test_every_private_name_of_a_page_is_asserted() -> None:
    sources = (REPOSITORY / "src" / "report" / "typeset").rglob("*.py")
    code = "".join(path.read_text("utf-8") for path in sources)
    used = set(re.findall(r"(?<!self)(?<!cls)\.(_[a-z][a-z_]*)", code))
    known = {name for names in insides.GIVEN.values() for name in names}
    known |= {name.rpartition(".")[2] for name in insides.TAKEN}
    assert {"_page_box", "_tags"} <= used
    assert used - known == set()
