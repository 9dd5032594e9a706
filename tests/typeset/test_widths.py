"""Boxes that are as wide as what stands in them are as wide as the engine itself makes them."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from report.typeset import Sheet, Typesetter, widths
from report.typeset.engine import preferred, replace_in_layout

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 60mm 900mm; margin: 10mm } html { font: 9pt/12pt House }
.inline { display: inline-block } .out { position: absolute } .beside { float: left }
.narrow { width: 8mm } .least { min-width: 20mm }
"""
TEXTS = ("ord", "ord och ord", "ett <b>ord</b> som är så långt att det bryts, och fler därtill")
KINDS = ("inline", "out", "beside", "inline least")
BODY = "".join(
    f"<div class='{around}'><span class='{kind}'>{text}</span></div>"
    for around in ("wide", "narrow")
    for kind in KINDS
    for text in TEXTS
)


@pytest.fixture
def the_engines() -> Iterator[None]:
    replace_in_layout("shrink_to_fit", widths._of_the_engine)
    yield
    replace_in_layout("shrink_to_fit", widths.shrink_to_fit)


def found() -> list[float]:
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    (page,) = setter.layout(f"<html lang=sv><title>t</title><body>{BODY}")._document.pages
    boxes = page._page_box.descendants()
    named = {kind.split()[0] for kind in KINDS}
    return [
        box.width
        for box in boxes
        if box.element_tag == "span" and {*box.element.get("class").split()} & named
    ]


OURS = found()


def test_widths_are_those_of_the_engine(the_engines: None) -> None:
    assert len(set(OURS)) > 6
    assert found() == OURS


def test_the_widest_word_is_looked_for_only_where_a_text_is_too_long() -> None:
    with patch.object(preferred, "min_content_width", return_value=0.0) as measuring:
        found()
    assert 0 < measuring.call_count < len(TEXTS) * len(KINDS) * 2
