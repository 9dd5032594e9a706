"""Styles are those that the engine finds out itself, and boxes are as large by them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from report.typeset import Sheet, Typesetter, styles
from report.typeset.engine import (
    INHERITED,
    INITIAL_VALUES,
    BlockContainerBox,
    ComputedStyle,
    Pending,
    block_layout,
    line_break,
    replace_in_layout,
    type_key,
)
from report.units import px_from_pt

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 100mm 200mm; margin: 5%; @bottom-left { content: counter(page) } }
html { --step: 3pt; font: 9pt/1.4 House }
.logical { margin-inline: 2mm 4mm; padding-block: 1mm; inset-inline-start: 1mm }
.logical p { inline-size: 30mm; block-size: 10mm; border-start-start-radius: 1mm }
.under { text-decoration: underline dotted } .under em { text-decoration: line-through }
.wide { width: 50%; min-width: 10%; padding: 5% calc(var(--step) * 2) } .narrow { width: 40mm }
.grid { display: grid; grid-template-columns: 30mm 50mm }
.first::first-letter { float: left } .page { page: other } table { border-collapse: collapse }
td { border: 1pt solid; padding: 1pt 10% } .raised { vertical-align: 20%; line-height: 120% }
.out { position: absolute; left: 10%; top: var(--step) } .other { direction: rtl; margin: inherit }
"""
BODY = """
<div class=logical><p>ett</p></div><p class=under>två <em>tre</em></p>
<div class=narrow><div class=wide>tolv</div></div>
<div class=grid><div><p class=wide>fyra</div><div><p class=wide>fem</div></div>
<p class=first>sex <span class=raised>sju</span></p><div class=page>
<div class=other>åtta</div></div>
<table><tr><td>nio<td class=wide>tio</table><div class=out><div class=wide>elva</div></div>
"""

# Those that follow the direction of text are asked for by the engine with others alone.
NAMES = ["__step", *(name for name in INITIAL_VALUES if not re.search("block_|inline_", name))]


@contextmanager
def the_engines() -> Iterator[None]:
    """Let the engine find out styles in its own way."""
    missing = patch.object(ComputedStyle, "__missing__", styles._computed_by_the_engine)
    described = patch.object(line_break, "_font_style_cache_key", type_key)
    solve = patch.object(Pending, "solve", styles._solved_by_the_engine)
    with missing, described, solve:
        replace_in_layout("resolve_percentages", styles._resolved_by_the_engine)
        try:
            yield
        finally:
            replace_in_layout("resolve_percentages", styles.resolve)


def boxes() -> list[Any]:
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    layout = setter.layout(f"<html lang=sv><title>t</title><body>{BODY}")
    return [box for page in layout._document.pages for box in page._page_box.descendants()]


def values(box: Any) -> dict[str, Any]:
    return {name: str(box.style[name]) for name in NAMES}


def lengths(box: Any) -> dict[str, Any]:
    names = (*styles._LENGTHS, "position_x", "position_y", "baseline")
    return {name: getattr(box, name, None) for name in names}


def test_values_and_lengths_are_those_of_the_engine() -> None:
    ours = [(values(box), lengths(box)) for box in boxes()]
    with the_engines():
        found = [(values(box), lengths(box)) for box in boxes()]
    assert len(ours) > 40
    assert ours == found
    assert {value["__step"] for value, _ in ours} != {"[]"}


def test_a_box_is_as_wide_as_what_it_stands_in() -> None:
    """What was found last by a style is of no use in a box that is wider."""
    blocks = [box for box in boxes() if isinstance(box, BlockContainerBox)]
    first, second = (
        box for box in blocks if box.element_tag == "p" and box.element.get("class") == "wide"
    )
    assert first.style is second.style
    assert first.width < second.width


def test_lengths_are_resolved_once_for_boxes_of_one_style(monkeypatch: pytest.MonkeyPatch) -> None:
    resolved: list[Any] = []

    def of_the_engine(box: Any, containing_block: Any) -> None:
        resolved.append(box)
        by_the_engine(box, containing_block)

    by_the_engine = styles._resolved_by_the_engine
    monkeypatch.setattr(styles, "_resolved_by_the_engine", of_the_engine)
    box = next(box for box in boxes() if box.element_tag == "p")
    resolved.clear()
    copies = [box.copy() for _ in range(3)]
    for copy in copies:
        block_layout.resolve_percentages(copy, (100, 200))
        copy.width = 7
        block_layout.resolve_percentages(copy, (100, 200))
    assert len(resolved) == 1
    assert len({copy.width for copy in copies} - {7}) == 1


def test_a_type_is_described_once_and_anew_for_a_copy() -> None:
    box = next(box for box in boxes() if hasattr(box, "text"))
    for with_size in (False, True):
        known = styles.described(box.style, with_size)
        assert known == type_key(box.style, with_size)
        assert styles.described(box.style, with_size) is known
    assert styles.described(box.style) == styles.described(box.style.parent_style)
    for larger in (box.style.copy(), box.style.parent_style.copy()):
        larger["font_size"] = 77
        assert "77" in styles.described(larger, True)


def test_all_that_describes_a_type_is_inherited() -> None:
    """What it is made of is asked for by its names in a style that has none of them."""
    asked: list[str] = []

    class Asked(dict[str, str]):
        def __missing__(self, name: str) -> str:
            asked.append(name)
            return ""

    type_key(Asked(), True)
    assert set(asked) == styles._OF_TYPE <= INHERITED


def test_a_declaration_is_read_once_for_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[list[str]] = []
    by_the_engine = styles._solved_by_the_engine

    def of_the_engine(self: Any, tokens: Any, *rest: Any) -> Any:
        read.append([token.serialize() for token in tokens])
        return by_the_engine(self, tokens, *rest)

    monkeypatch.setattr(styles, "_solved_by_the_engine", of_the_engine)
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    page = f"<html lang=sv><title>t</title><body>{BODY}"
    for step, again in (("1pt", 0), ("2pt", 0), ("1pt", 1)):
        read.clear()
        layout = setter.layout(page, style=f"--step: {step}")
        padded = [
            box.padding_left
            for each in layout._document.pages
            for box in each._page_box.descendants()
            if box.element is not None and box.element.get("class") == "wide"
        ]
        assert bool(read) is not bool(again)
        assert px_from_pt(float(step[0])) * 2 in padded


def test_of_values_that_change_with_each_document_few_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(styles, "MOST_KNOWN", 3)
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    page = f"<html lang=sv><title>t</title><body>{BODY}"
    for step in range(1, 6):
        layout = setter.layout(page, style=f"--step: {step}pt")
    boxes = [box for each in layout._document.pages for box in each._page_box.descendants()]
    values = (value for box in boxes for value, _ in getattr(box.style, "cascaded", {}).values())
    kept = [len(value.known) for value in values if hasattr(value, "known")]
    assert kept
    assert max(kept) <= 3
