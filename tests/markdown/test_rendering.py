"""Markdown → HTML."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from report import markdown
from report.source import Source


def source(body: str) -> Source:
    return Source(Path("text.md"), {}, body, body_line=10)


def test_blocks_know_their_lines_and_headings_their_level() -> None:
    html = markdown.render(source("Ett.\n\n## Rubrik\n\n- a\n- b\n"), 3, str.upper, str.lower)
    assert html == (
        '<p data-line="10">ETT.</p>\n'
        '<h3 data-line="12">rubrik</h3>\n'
        '<ul data-line="14">\n<li data-line="14">A</li>\n<li data-line="15">B</li>\n</ul>\n'
    )


def test_text_is_escaped() -> None:
    assert "&lt;" in markdown.render(source("1 < 2"), 2, str, str)


@pytest.mark.parametrize(
    ("body", "type_", "place"),
    [
        ("Ett <br> två", "html_inline", (10, 5)),
        ("Ett\n![x](y.png)", "image", (11, 1)),
        ("- en *sak*\n- se [x](y)", "link_open", (11, 6)),
        ("> ett\n> <https://a.se>", "link_open", (11, 3)),
        ("a \\*b* `c`", "code_inline", (10, 8)),
        ("a <i\nb='c'> [d](e)", "link_open", (11, 8)),
        ("Ett\n\n   ## Två", "heading_open", (12, 4)),
    ],
)
def test_every_token_has_its_place(body: str, type_: str, place: tuple[int, int]) -> None:
    (found,) = (where for token, where in markdown.placed(source(body)) if token.type == type_)
    assert (found.line, found.column) == place


def test_texts_of_a_large_edition_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One check after another goes through all of them."""
    sources, parsed = [source(f"Text {number}") for number in range(290)], list[str]()
    parse = MarkdownIt.parse

    def noted(self: MarkdownIt, text: str) -> list[Token]:
        parsed.append(text)
        return parse(self, text)

    monkeypatch.setattr(MarkdownIt, "parse", noted)
    for _ in range(3):
        for each in sources:
            assert list(markdown.placed(each))
    assert len(parsed) == len(sources)


def test_addresses_apart_from_their_links_have_their_lines() -> None:
    body = "[Skara] och\n\n[Skara]: https://a.se\n[b]: c\n"
    assert list(markdown.definitions(source(body))) == [("skara", 2), ("b", 3)]


def test_blocks_are_words_with_their_line() -> None:
    body = "Ett *kursivt*\nord.\n\n- a\n- [b](https://a.se)\n"
    assert list(markdown.blocks(source(body))) == [(0, "Ett kursivt ord."), (3, "a"), (4, "b")]


def test_a_link_to_another_text_tells_its_page() -> None:
    body = "Som [i *Skara*](#skara) hände."
    html = markdown.render(source(body), 2, str, str, lambda name: f"se sidan {len(name)}")
    assert html == (
        '<p data-line="10">Som <a href="#text-skara">i <em>Skara</em></a> (se sidan 5) hände.</p>\n'
    )
    assert "<a" not in markdown.render(source(body), 2, str, str)


def test_plain_text_is_the_words_of_the_page() -> None:
    body = "Ett *kursivt*\nord.\n\n## Rubrik\n"
    assert markdown.plain_text(source(body)) == "Ett kursivt ord.\nRubrik"


def test_entities_bring_no_soft_hyphens_and_no_letters_in_pieces() -> None:
    html = markdown.render(source("upp&shy;gif&#173;ter, cafe&#x301;"), 2, str, str)
    assert html == '<p data-line="10">uppgifter, café</p>\n'
