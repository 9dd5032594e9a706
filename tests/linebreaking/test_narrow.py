"""Long words in narrow columns, indented in every way: no line is too long for its column."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from report import markdown
from report.checks.crowded import crowded_words
from report.checks.written import Written
from report.design.word_list import read_words
from report.linebreaking import Choices, improved
from report.problems import Place
from report.source import Source
from report.swedish import Hyphenator, typographic
from report.typeset import Layout, Sheet, Typesetter

from support.workspaces import REPOSITORY

STYLES = REPOSITORY / "styles"
WORDS = (
    "Kommunstyrelseförvaltningens",
    "verksamhetsutvecklingsavdelning",
    "grundskoleförvaltningens",
    "**läromedelsutvecklingsprogrammet**",
    "*utbildningsdepartementet*,",
    "skolan",
    "och",
    "i",
)
BEGINNINGS = ("", "- ", "1. ", "10. ", "> ", "> - ", "- ett\n  - ", "1. ett\n   1. två\n      - ")
BLOCKS = st.tuples(
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join),
)
MOST_ROUNDS = 8


@cache
def typesetter() -> Typesetter:
    names = ("fonts.css", "tokens.css", "page.css", "type.css")
    page = "@page { size: 90mm 900mm; margin: 5mm } :root { --ink: black; --gold-text: black }"
    parts = [(STYLES / name, (STYLES / name).read_text("utf-8")) for name in names]
    return Typesetter(REPOSITORY, ("styles",), Sheet((*parts, (STYLES / "page", page))))


@cache
def hyphenator() -> Hyphenator:
    return Hyphenator(read_words(STYLES / "hyphenation.yaml"))


def set_in(width_mm: int, body: str) -> Layout:
    """Set a text in a column, with lines that are made better until they are good."""

    def prose(text: str) -> str:
        return hyphenator().hyphenate(typographic(text))

    written = markdown.render(Source(STYLES, {}, body, 1), 2, prose, typographic)
    html = (
        "<!doctype html><html lang=sv><title>t</title>"
        f"<body><div class=prose style='width: {width_mm}mm'>{written}</div></body></html>"
    )
    choices = Choices()
    for _ in range(MOST_ROUNDS):
        layout = typesetter().layout(html, choices)
        better = improved(choices, layout.passages())
        if better == choices:
            return layout
        choices = better
    raise AssertionError("the lines do not come to rest")


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.integers(45, 62), st.lists(BLOCKS, min_size=1, max_size=4))
def test_no_line_of_long_words_is_too_long(width_mm: int, blocks: list[tuple[str, str]]) -> None:
    body = "\n\n".join("".join(block) for block in blocks)
    layout = set_in(width_mm, body)
    assert crowded_words(layout.drawn(), Written([]), Place(STYLES)) == []
