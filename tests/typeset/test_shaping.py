"""Lines are as wide and as high as the engine itself would set them, and end in the same places."""

from typing import Any
from unittest.mock import patch

import pytest

from report.typeset import shaping
from report.typeset.engine import TextBox, TextLayout, line_break
from typeset.test_composed import typesetter

BODY = """
<p>sex laxar <i>i en</i> <b style='letter-spacing: .1em'>laxask</b></p>
<p style='text-decoration: underline; font-variant-caps: small-caps'>under</p>
<p style='direction: rtl'>AVA</p><p style='font-kerning: none'>AVA</p>
<p style='font-size: 7pt'>AVA</p>
"""


def styles() -> list[Any]:
    layout = typesetter().layout(f"<html lang=sv><title>t</title><body>{BODY}")
    (page,) = layout._document.pages
    return [box.style for box in page._page_box.descendants() if isinstance(box, TextBox)]


def measured(style: Any, text: str) -> list[Any]:
    """Return what is told of the first line of a text, and what the engine itself tells."""
    found = [shaping.first_line(text, style, None, 50, 0)]
    with patch.object(TextLayout, "setup", shaping._set_up_by_the_engine):
        found.append(line_break.split_first_line(text, style, None, 50, 0))
    return [(layout.text, rest, decoration(layout)) for layout, *rest in found]


def decoration(layout: Any) -> Any:
    return layout.ascent and (layout.ascent, layout.underline_position, layout.underline_thickness)


@pytest.mark.parametrize(
    "text",
    [
        "en rad\noch en",
        "en rad\n",
        "AVA å\u00adtgärd \nö",
        "AVA",
        "\nrad",
        "en",
        "a\tb\nc",
        "a\u2028b\nc",
        "",
    ],
)
@pytest.mark.parametrize("white_space", ["pre", "normal", "pre-line"])
def test_a_line_is_that_of_the_engine(text: str, white_space: str) -> None:
    found = styles()
    assert len(found) == 8
    for style in found:
        given = style.copy()
        given["white_space"] = white_space
        ours, engines = measured(given, text)
        assert ours == engines


def test_a_line_whose_end_is_given_is_shaped_alone() -> None:
    (style, *_) = styles()
    given = style.copy()
    given["white_space"] = "pre"
    with patch.object(
        TextLayout, "set_text", autospec=True, side_effect=TextLayout.set_text
    ) as told:
        shaping.first_line("en rad\noch en", given, None, 50, 0)
    assert [call.args[1] for call in told.call_args_list] == ["en rad"]


def test_lines_of_a_type_are_copies_of_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    style = styles()[0].copy()
    style["font_size"] = 77.0
    first = TextLayout(style)
    first.set_text("en rad")
    with patch.object(shaping, "_set_up") as set_up:
        second = TextLayout(style)
    assert not set_up.called
    second.set_text("en")
    widths = [line_break.line_size(layout.get_first_line()[0], style) for layout in (first, second)]
    assert widths[0] > widths[1] > (0, 0)


def test_types_that_are_kept_are_not_more_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "MOST_KNOWN", 3)
    (style, *_) = styles()
    for size in range(20, 30):
        larger = style.copy()
        larger["font_size"] = float(size)
        TextLayout(larger)
    assert 0 < len(shaping._empty[style.font_config]) <= 3
