"""Widths of words are measured once, and kept from one run to the next."""

from pathlib import Path

import pytest

from report.cache import Cache, key
from report.linebreaking import BlockBox
from report.typeset import Layout, Sheet, Typesetter, ruler
from report.typeset.ruler import TypeRuler

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 60mm 200mm; margin: 10mm } body, p { margin: 0 }
html { font: 9pt/12pt House } .spaced { letter-spacing: 0.03em }
"""
WORDS = "Alla elever hade varsin dator, men det var lärarna som fick det att hända något."
NAME = key("widths", "a text")


@pytest.fixture(autouse=True)
def _remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the engine measures from now on, by words together or alone."""
    found: list[str] = []
    measure_together, measure_alone = TypeRuler._together, TypeRuler._alone

    def together(self: TypeRuler, texts: list[str]) -> list[float]:
        found.extend(texts)
        return measure_together(self, texts)

    def alone(self: TypeRuler, text: str) -> float:
        found.append(text)
        return measure_alone(self, text)

    monkeypatch.setattr(TypeRuler, "_together", together)
    monkeypatch.setattr(TypeRuler, "_alone", alone)
    return found


def lines(words: str, name: str = NAME) -> list[BlockBox]:
    """Set words as a process does that has just begun, and return where their blocks stand."""
    ruler._known.clear()
    ruler._scaled.cache_clear()
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    body = f"<body><p>{words}</p><p class=spaced>{words}</p></body>"
    with setter.kept_widths(name):
        layout: Layout = setter.layout(f"<html lang=sv><head><title>t</title></head>{body}</html>")
    return list(layout.areas())


def test_what_was_measured_in_another_run_is_not_measured_again(measured: list[str]) -> None:
    first = lines(WORDS)
    assert "elever" in "".join(measured)
    measured.clear()
    assert lines(WORDS) == first
    assert measured == []


def test_a_word_more_is_measured_alone(measured: list[str]) -> None:
    lines(WORDS)
    measured.clear()
    expected = lines(f"{WORDS} Sedan.", key("widths", "another text"))
    whole = len(measured)
    measured.clear()
    assert lines(f"{WORDS} Sedan.") == expected
    assert 0 < len(measured) < whole / 2


def test_what_is_known_already_is_not_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lines(WORDS)
    written: list[str] = []
    monkeypatch.setattr(Cache, "put", lambda self, name, data: written.append(name))
    lines(WORDS)
    assert NAME not in written
    lines(f"{WORDS} Sedan.")
    assert NAME in written


def test_without_a_cache_all_is_measured(
    measured: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", "")
    first = lines(WORDS)
    measured.clear()
    assert lines(WORDS) == first
    assert measured
