"""The shapes that our pictures consist of, in the inks of a press."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from report.finish.paint import CMYK
from report.finish.painting import painted
from report.graphics.svg import circle, line, picture, polygon, text
from report.typeset import Sheet, Typesetter

from support.workspaces import REPOSITORY

INK = "device-cmyk(0 0 0 1)"
CSS = """
@font-face { font-family: "House Label"; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 80mm 80mm }
"""
SHAPES = {
    "line": line(INK, 0.2, (1, 1), (9, 5)),
    "polygon": polygon(INK, (0, 0), (1, 0), (1, 1)),
    "polygon with an edge": polygon(INK, (0, 0), (1, 0), (1, 1), stroke=INK, width=0.2),
    "circle": circle(INK, (4, 4), 2),
    "text": text(INK, 3, 400, (1, 4), "Ord"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_in_ink_is_painted_with_nothing_else(name: str) -> None:
    body = picture(20, 20, "En form", [SHAPES[name]])
    html = f"<html lang='sv'><head><title>t</title></head><body>{body}</body></html>"
    sheet = Sheet(((Path("a.css"), CSS),))
    pdf = Typesetter(REPOSITORY, ("styles",), sheet).layout(html).pdf()
    with pikepdf.open(BytesIO(pdf)) as document:
        assert {paint.colour.space for paint in painted(document.pages[0])} == {CMYK}
