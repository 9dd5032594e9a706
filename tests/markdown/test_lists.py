"""Lists of a text: numbers as they were written, each marker beside its text."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from report import markdown
from report.checks.crowded import crowded_words
from report.checks.written import Written
from report.compositor.compositor import Compositor
from report.graphics.drawn import Drawn, Words
from report.markdown.lists import numbered
from report.problems import Place
from report.products.profile import PROFILE
from report.source import Source
from report.workspace import Workspace

from support.editions import read


def html(body: str) -> str:
    return markdown.render(Source(Path("text.md"), {}, body, body_line=1), 2, str, str)


def markers(body: str) -> list[str | int | float | None]:
    return [t.attrGet("data-marker") for t in markdown.parse(body) if t.type == "list_item_open"]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("1. a\n2. b\n3. c", ["1.", "2.", "3."]),
        ("3. a\n4. b", ["3.", "4."]),
        ("1. a\n\nMer.\n\n2. b", ["1.", "2."]),
        ("1) a\n2) b", ["1)", "2)"]),
        ("1. a\n1. b\n1. c", ["1.", "2.", "3."]),
        ("0. a\n1. b", ["0.", "1."]),
        ("1. a\n3. b", ["1.", "3."]),
        ("9. a\n10. b", ["9.", "10."]),
        ("1. a\n   1. b\n   2. c\n2. d", ["1.", "1.", "2.", "2."]),
        ("- a\n\n  4. b\n  5. c", [None, "4.", "5."]),
        ("> 4. b\n> 5. c", ["4.", "5."]),
        ("10. plats", ["10."]),
        ("007. Bond", ["007."]),
        ("01. a\n02. b\n10. c", ["01.", "02.", "10."]),
        ("01. a\n01. b", ["1.", "2."]),
    ],
)
def test_numbers_are_printed_as_they_were_written(body: str, printed: list[str]) -> None:
    assert markers(body) == printed


@given(st.integers(0, 900), st.integers(1, 9), st.booleans())
def test_a_list_begins_with_any_number(first: int, count: int, is_loose: bool) -> None:
    written = [f"{number}." for number in range(first, first + count)]
    gap = "\n\n" if is_loose else "\n"
    assert markers(gap.join(f"{number} punkt" for number in written)) == written


def test_a_list_tells_how_many_figures_its_widest_number_has() -> None:
    assert '<ol style="--figures: 2" data-line="1">' in html("9. a\n10. b")


def test_an_item_has_its_words_beside_its_marker_whatever_stands_between_items() -> None:
    assert html("- a\n\n- b\n").count("<p") == 0
    assert html("1. a\n\n   b\n\n2. c\n") == (
        '<ol style="--figures: 1" data-line="1">\n<li data-marker="1." data-line="1">a\n'
        '<p data-line="3">b</p>\n</li>\n<li data-marker="2." data-line="5">c</li>\n</ol>\n'
    )


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("2014. Det var året.", ["2014. Det var året."]),
        ("2014. Det var\nåret.", ["2014. Det var\nåret."]),
        ("2014) Det var *året*.", ["2014) Det var <em>året</em>."]),
        ("2014. Ett.\n2015. Två.", ["2014. Ett.", "2015. Två."]),
        ("4. a\n5. b\n\n2014. Ett.\n\n6. c", ["2014. Ett."]),
        ("2014.", ["2014."]),
        ("1. a\n2. b\n\n2014. Ett.\n\n   Två.", ["2014. Ett.", "Två."]),
    ],
)
def test_a_paragraph_may_begin_with_a_year(body: str, paragraphs: list[str]) -> None:
    printed = [part.partition(">")[2] for part in html(body).split("</p>")[:-1]]
    assert [part.rpartition('">')[2] or part for part in printed] == paragraphs
    assert "2014" not in "".join(str(marker) for marker in markers(body))


def test_items_on_both_sides_of_a_year_keep_their_numbers() -> None:
    body = "4. a\n\n2014. Ett.\n\n11. c"
    assert markers(body) == ["4.", "11."]
    assert [t.attrGet("style") for t in markdown.parse(body) if t.type == "ordered_list_open"] == [
        "--figures: 1",
        "--figures: 2",
    ]


def test_the_words_of_a_list_are_where_they_were_written() -> None:
    body = "1. a\n\n2014. b\n\n- c\n"
    assert list(markdown.blocks(Source(Path("x"), {}, body, 1))) == [
        (0, "a"),
        (2, "2014. b"),
        (4, "c"),
    ]


@given(st.lists(st.sampled_from(["1. a", "2014. b", "- c", "", "  - d", "> 3. e", "f"])))
def test_every_list_that_opens_closes_and_has_items(lines: list[str]) -> None:
    tokens = markdown.parse("\n".join(lines))
    assert sum(token.nesting for token in tokens) == 0
    assert all(found.items for found in numbered(tokens))
    assert not [t for t in tokens if t.type == "list_item_open" and is_bare(t)]


def is_bare(item: Token) -> bool:
    return bool(item.info) and not item.attrGet("data-marker")


BODY = """Det gick i steg.

9. börja med lärarna, som behöver tid till att lära sig det nya innan eleverna får sina datorer
10. köp datorer

1) ett

2) två
   - inre punkt, som är så lång att den inte får plats på en enda rad i någon av spalterna
     1. innerst
3) **Kommunstyrelseförvaltningens** verksamhetsutvecklingsavdelning leder arbetet

> Ett citat, som är så långt att det inte får plats på en enda rad i någon av spalterna.

2014. Det var året då allt började.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Drawn]:
    """The pages of a text with lists, in both products."""
    from support.workspaces import copy_mini

    workspace: Workspace = copy_mini(tmp_path_factory.mktemp("lists"))
    edition = read(workspace, 2019).require()
    text = edition.texts[0]
    text = replace(text, source=replace(text.source, body=BODY))
    studio = Compositor(workspace, edition)
    spread = studio.article(text)
    assert spread
    return [*studio.page(PROFILE, text).layout.drawn(), *spread.layout.drawn()]


def test_a_list_has_room_in_both_products(pages: list[Drawn]) -> None:
    assert crowded_words(pages, Written([]), Place(Path("x"))) == []


@pytest.mark.parametrize("marker", ["9.", "10.", "1)", "2)", "3)", "1.", "–"])
def test_a_marker_stands_on_the_line_of_its_words(pages: list[Drawn], marker: str) -> None:
    seen = 0
    for page in pages:
        for words in page.words:
            if words.text == marker:
                beside = [w for w in page.words if is_beside(words, w)]
                assert len(beside) == 1
                seen += 1
    assert seen == 2


def is_beside(marker: Words, words: Words) -> bool:
    """Return whether words begin right of a marker and close to it, on the same line."""
    gap_mm = words.box.left - marker.box.right
    is_close = 0.8 < gap_mm < 3.7  # in the large type of a short profile
    return is_close and words.box.top - 2 < marker.box.middle < words.box.bottom


def test_the_full_stops_of_numbers_stand_below_one_another(pages: list[Drawn]) -> None:
    for page in pages[:1]:
        (nine,) = (words for words in page.words if words.text == "9.")
        (ten,) = (words for words in page.words if words.text == "10.")
        assert nine.box.right == pytest.approx(ten.box.right, abs=0.1)
