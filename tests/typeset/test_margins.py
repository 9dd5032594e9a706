"""What begins a page or a column has no white above it, where its style says so."""

from itertools import pairwise
from pathlib import Path

import pytest

from report.typeset import Sheet, Typesetter
from report.typeset.engine import BlockContainerBox
from report.units import px_from_mm, px_from_pt

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 100mm 80mm; margin: 10mm } body, p, h2 { margin: 0; padding: 0 }
html { font: 9pt/12pt House }
h2 { font: inherit; margin-top: 12pt; break-after: avoid }
.discarding h2 { margin-break: discard }
article { page: article }
.columns { columns: 2; column-gap: 5mm; column-fill: auto; height: 43mm }
"""
TOP_PX = px_from_mm(10)
LINE_PX = px_from_pt(12)
FIRST = "<p>ord<br>ord<br>ord<br>ord<br>ord<br>ord<br>ord<br>ord<br>ord<br>ord</p>"
TEXT = f"{FIRST}<h2 id=head>Rubrik</h2>{FIRST}"


def head(classes: str) -> tuple[int, BlockContainerBox, BlockContainerBox]:
    """Return on which page the heading stands, its box, and that of what comes after it."""
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    text = f'<p>Först</p><section class="{classes}">{TEXT}</section>'
    body = f"<body><p>Omslag</p><article>{text}</article></body>"
    layout = setter.layout(f"<html lang=sv><head><title>t</title></head>{body}</html>")
    for number, page in enumerate(layout._document.pages):
        boxes = [one for one in page._page_box.descendants() if isinstance(one, BlockContainerBox)]
        for one, after in pairwise(boxes):
            if one.element is not None and one.element.get("id") == "head":
                return number, one, after
    pytest.fail("no heading")


def test_a_heading_that_begins_a_page_stands_at_its_head() -> None:
    number, box, after = head("discarding")
    assert number == 2
    assert box.border_box_y() == pytest.approx(TOP_PX)
    assert after.border_box_y() == pytest.approx(TOP_PX + LINE_PX)


def test_a_heading_that_begins_a_column_stands_at_its_head() -> None:
    number, box, after = head("discarding columns")
    assert number == 1
    assert box.position_x > px_from_mm(50)
    assert box.border_box_y() == pytest.approx(TOP_PX + LINE_PX)
    assert after.border_box_y() == pytest.approx(TOP_PX + 2 * LINE_PX)


def test_other_white_stays() -> None:
    _, box, _ = head("columns")
    assert box.position_x > px_from_mm(50)
    assert box.border_box_y() == pytest.approx(TOP_PX + 2 * LINE_PX)
