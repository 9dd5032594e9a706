"""Markdown → HTML."""

from pathlib import Path

import pytest

from report import markup
from report.source import Source


def source(body: str) -> Source:
    return Source(Path("text.md"), {}, body, body_line=10)


def test_blocks_know_their_lines_and_headings_their_level() -> None:
    html = markup.render(source("Ett.\n\n## Rubrik\n\n- a\n- b\n"), 3, str.upper, str.lower)
    assert html == (
        '<p data-line="10">ETT.</p>\n'
        '<h3 data-line="12">rubrik</h3>\n'
        '<ul data-line="14">\n<li data-line="14">A</li>\n<li data-line="15">B</li>\n</ul>\n'
    )


def test_text_is_escaped() -> None:
    assert "&lt;" in markup.render(source("1 < 2"), 2, str, str)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text.\n\n## Rubrik\n\n### Under\n\n- lista\n\n> citat\n\n[l](https://a.se)", []),
        ("# Rubrik", [(10, "heading-level")]),
        ("a\n\n#### Rubrik", [(12, "heading-level")]),
        ("<b>fet</b>", [(10, "unsupported-markdown")] * 2),
        ("a\n\n<div>\n</div>", [(12, "unsupported-markdown")]),
        ("```\nkod\n```", [(10, "unsupported-markdown")]),
        ("a\n![x](y.png)", [(11, "unsupported-markdown")]),
        ("[l](ftp://a.se)", [(10, "link-scheme")]),
        ("[l](../hemligt.pdf)", [(10, "link-scheme")]),
    ],
)
def test_what_a_page_cannot_show_is_a_problem(body: str, expected: list[tuple[int, str]]) -> None:
    found = [(p.place.line, p.rule) for p in markup.problems(source(body)) if p.place]
    assert found == expected


def test_blocks_are_words_with_their_line() -> None:
    body = "Ett *kursivt*\nord.\n\n- a\n- [b](https://a.se)\n"
    assert list(markup.blocks(source(body))) == [(0, "Ett kursivt ord."), (3, "a"), (4, "b")]


def test_a_link_to_another_text_tells_its_page() -> None:
    body = "Som [i *Skara*](#skara) hände."
    html = markup.render(source(body), 2, str, str, lambda name: f"se sidan {len(name)}")
    assert html == (
        '<p data-line="10">Som <a href="#text-skara">i <em>Skara</em></a> (se sidan 5) hände.</p>\n'
    )
    assert "<a" not in markup.render(source(body), 2, str, str)


def test_a_link_to_a_text_that_there_is_not_names_the_nearest() -> None:
    (problem,) = markup.problems(source("[x](#skra)"), ["skara", "malmo"])
    assert (problem.rule, problem.advice) == ("unknown-text", "Did you mean '#skara'?")


def test_plain_text_is_the_words_of_the_page() -> None:
    body = "Ett *kursivt*\nord.\n\n## Rubrik\n"
    assert markup.plain_text(source(body)) == "Ett kursivt ord.\nRubrik"
