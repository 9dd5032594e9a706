"""What of the text in a PDF a reader can see."""

from pathlib import Path

import pytest

from report.checks.visible import visible_text
from report.typeset import Sheet, Typesetter

from support.workspaces import REPOSITORY

FONT = "@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }"
CSS = "html { font: 10pt/12pt House } @page { size: 100mm; margin: 10mm } p { margin: 0 }"


def seen(body: str) -> list[str]:
    setter = Typesetter(REPOSITORY, ("styles",), Sheet(((Path("a.css"), FONT + CSS),)))
    head = "<head><title>t</title></head>"
    html = f"<!doctype html><html lang='sv'>{head}<body>{body}</body></html>"
    return [text.strip() for text in visible_text(setter.layout(html).pdf("pdf/a-2b"))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>ett<br>två</p><p style='break-before: page'>tre</p>", ["ett", "två", "tre"]),
        ("<p>e<em>t</em>t</p>", ["e", "t", "t"]),
        ("<p style='display: none'>ett</p><p>två</p>", ["två"]),
        ("<p style='visibility: hidden'>ett</p><p>två</p>", ["två"]),
        ("<p style='margin-left: -30mm'>ett</p><p>två</p>", ["två"]),
        ("<p style='margin-left: 88mm'>ett långt ord</p><p>två</p>", ["två"]),
        ("<div style='height: 24pt; overflow: hidden'>ett<br>två<br>tre</div>", ["ett", "två"]),
        ("<div style='height: 18pt; overflow: hidden'>ett<br>två</div>", ["ett"]),
        ("<div style='border-radius: 3mm; overflow: hidden'>ett</div>", ["ett"]),
        ("<p style='opacity: 0.5'>ett</p>", ["ett"]),
    ],
)
def test_only_what_is_inside_the_page_and_its_box_is_seen(body: str, expected: list[str]) -> None:
    assert seen(body) == expected
