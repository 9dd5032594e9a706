"""Heights that are foretold from one layout are those of another."""

from pathlib import Path
from typing import Any

import pytest

from report.typeset import Sheet, Typesetter
from report.typeset.flow import column_height
from report.units import px_from_pt

from support.workspaces import REPOSITORY

CSS = """
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
html { font: 9pt/12pt House }
:root { --space: 8pt }
@page { size: 100mm 200mm; margin: 10mm } body, p, ul, li { margin: 0; padding: 0 }
.table { display: table; margin: calc(2pt + var(--space)) 0 var(--space) }
.row { display: flex; margin-bottom: var(--space) }
.field { margin-top: calc(4pt + var(--space)); padding: var(--space) }
"""
TABLE = "<div class=table><p>ord</p></div>"
ROW = "<div class=row><p>ord</p><p>ord</p></div>"
FIELD = "<div class=field><p>ord</p></div>"


def children(body: str, space_pt: float) -> list[Any]:
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), CSS),)))
    html = f"<html lang=sv><head><title>t</title></head><body><section>{body}</section></body>"
    layout = setter.layout(html, style=f"--space: {space_pt}pt")
    (page,) = layout._document.pages
    (section,) = page._page_box.children[0].children[0].children
    return list(section.children)


@pytest.mark.parametrize("space_pt", [4.0, 8.0, 19.0])
@pytest.mark.parametrize(
    "body",
    [f"{TABLE}<p>ord</p>", f"{TABLE}{FIELD}", f"{ROW}{TABLE}", f"{TABLE}{TABLE}{ROW}{FIELD}"],
)
def test_a_height_grows_as_its_margins_do(body: str, space_pt: float) -> None:
    foretold = column_height(children(body, 8.0)).at({"space": px_from_pt(space_pt - 8.0)})
    assert foretold == pytest.approx(column_height(children(body, space_pt)).at({}), abs=0.05)
