"""Lines of a dialogue stay lines."""

from pathlib import Path

import pytest

from report import markdown
from report.source import Source


def blocks(body: str) -> list[tuple[int, str]]:
    return list(markdown.blocks(Source(Path("text.md"), {}, body, body_line=1)))


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("– Ja.\n– Nej.", [(0, "– Ja."), (1, "– Nej.")]),
        ("— Ja.\n— Nej.", [(0, "— Ja."), (1, "— Nej.")]),
        ("Hon frågade:\n– Ja?\n– Nej.", [(0, "Hon frågade:"), (1, "– Ja?"), (2, "– Nej.")]),
        ("– Ja,\nsade hon.\n– Nej.", [(0, "– Ja, sade hon."), (2, "– Nej.")]),
        ("– Ja, *sade* hon.\n– *Nej*.", [(0, "– Ja, sade hon."), (1, "– Nej.")]),
        ("– Ja.  \n– Nej.", [(0, "– Ja."), (1, "– Nej.")]),
        ("> – Ja.\n> – Nej.", [(0, "– Ja."), (1, "– Nej.")]),
        ("a) ett\nb) två", [(0, "a) ett"), (1, "b) två")]),
        ("i) ett\nii) två\nxiv) sist", [(0, "i) ett"), (1, "ii) två"), (2, "xiv) sist")]),
        ("A) ett\nB) två", [(0, "A) ett"), (1, "B) två")]),
        ("(1) ett\n(2) två\n(b) tre", [(0, "(1) ett"), (1, "(2) två"), (2, "(b) tre")]),
        ("Det (se bilaga\nb) var så", [(0, "Det (se bilaga b) var så")]),
        ("a) ett (med\nb) i sig)", [(0, "a) ett (med b) i sig)")]),
        ("Så här:\n(a) ett\n(b) två", [(0, "Så här:"), (1, "(a) ett"), (2, "(b) två")]),
        ("Anna Berg\n(S) och Bo Ek\n(37) kom", [(0, "Anna Berg (S) och Bo Ek (37) kom")]),
        ("Så (*1*) är\nb) två", [(0, "Så (1) är"), (1, "b) två")]),
        ("Skolan\n–för alla", [(0, "Skolan –för alla")]),
        ("Åren 2014\n–2015 var så", [(0, "Åren 2014 –2015 var så")]),
    ],
)
def test_a_line_of_speech_is_a_paragraph(body: str, printed: list[tuple[int, str]]) -> None:
    assert blocks(body) == printed


def test_within_emphasis_and_items_a_line_of_speech_stays_a_line() -> None:
    source = Source(Path("text.md"), {}, "*– Ja.\n– Nej.*\n\n- så\n  – Jo.\n", body_line=1)
    html = markdown.render(source, 2, str, str)
    assert html.count("<br />") == 2
    assert html.count("<p") == 1
