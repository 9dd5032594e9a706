"""What is left of a page, found at a mark."""

from pathlib import Path

import pytest

from report.typeset import Sheet, Typesetter

HEAD = "<!doctype html><html lang='sv'><head><title>t</title></head>"
# A page of 100 mm between margins of 20 mm, and lines of 10 mm.
CSS = """
html { font: 20pt House }
@font-face { font-family: House; src: url(fonts/source-sans/SourceSans3-Regular.otf) }
@page { size: 100mm 140mm; margin: 20mm }
body, p { margin: 0; line-height: 10mm }
.rest { break-inside: avoid }
"""
LINE = "<p>a</p>"
MARK = "<div class='rest' id='end'></div>"
NEXT = "<p style='break-before: page'>b</p>"


@pytest.fixture
def setter(tmp_path: Path) -> Typesetter:
    from support.workspaces import REPOSITORY

    (tmp_path / "content").mkdir()
    (tmp_path / "styles").symlink_to(REPOSITORY / "styles")
    return Typesetter(tmp_path, ("content", "styles"), Sheet(((tmp_path / "a.css", CSS),)))


@pytest.mark.parametrize(
    ("body", "rests"),
    [
        (3 * LINE + MARK, {"end": 70}),
        (3 * LINE + MARK + NEXT, {"end": 70}),
        (13 * LINE + MARK + NEXT, {"end": 70}),  # on the second page
        (10 * LINE + MARK + NEXT, {}),  # nothing is left
        (3 * LINE + MARK + LINE, {}),  # something follows on the page
        (3 * LINE + NEXT + MARK, {"end": 90}),
        (3 * LINE, {}),
    ],
)
def test_a_rest_reaches_from_its_mark_to_the_foot(
    setter: Typesetter, body: str, rests: dict[str, float]
) -> None:
    found = setter.layout(f"{HEAD}<body>{body}</body></html>").rests_mm()
    assert found == pytest.approx(rests, abs=0.11)


def test_a_mark_as_high_as_its_rest_leaves_the_same(setter: Typesetter) -> None:
    filled = MARK.replace("></div>", " style='height: {height}mm'>Anteckningar</div>")
    first = setter.layout(f"{HEAD}<body>{3 * LINE}{MARK}{NEXT}</body></html>")
    body = 3 * LINE + filled.format(height=first.rests_mm()["end"]) + NEXT
    second = setter.layout(f"{HEAD}<body>{body}</body></html>")
    assert second.rests_mm() == first.rests_mm()
    assert second.page_count == first.page_count == 2


def test_a_mark_that_was_too_high_and_began_a_page_is_none(setter: Typesetter) -> None:
    filled = MARK.replace("></div>", " style='height: 90mm'>Anteckningar</div>")
    assert setter.layout(f"{HEAD}<body>{3 * LINE}{filled}</body></html>").rests_mm() == {}
