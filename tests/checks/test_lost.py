"""Text that is in the source and not on the pages."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.checks.lost import lost_text
from report.checks.printed import Wording
from report.problems import ContentError, Place
from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.recipes.booklet import booklet
from report.recipes.pages import pages
from report.workspace import Workspace

WORDS = st.lists(st.text("aå1", min_size=1, max_size=6), min_size=1, max_size=12)


def wordings(*texts: str) -> list[Wording]:
    return [Wording(text, Place(Path("text.md"), n)) for n, text in enumerate(texts, start=1)]


def lines_of_lost(texts: list[str], *pieces: str) -> list[int]:
    return [p.place.line for p in lost_text(wordings(*texts), pieces) if p.place]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Så här är det.", ["SÅ HÄR", "ÄR DET"]),
        ('"28 000" - 14-15 november', ["”28\u00a0000” – 14–15\u00a0november"]),
        ("skolutveckling på riktigt", ["skolut‐", "veckling på riktigt"]),
        ("Provsidan www.example.org/norrby", ["Provsidan www.exa", "mple.org/norrby"]),
        ("en effektiv skola", ["en e\ufb00ektiv skola"]),
        ("ett stycke som en sida slutar i", ["ett stycke som", "17", "Norrby", "en sida slutar i"]),
        ("en skolenhet till", ["en skol\x02", "17", "Norrby", "enhet till"]),
    ],
)
def test_what_typography_changes_is_not_lost(text: str, pieces: list[str]) -> None:
    assert lines_of_lost([text], *pieces) == []


@pytest.mark.parametrize(
    ("texts", "pieces", "expected"),
    [
        (["ett två"], [], [1]),
        (["ett två"], ["ett"], [1]),
        (["ett två"], ["ett tvåa"], [1]),
        (["no"], ["norrby"], [1]),
        (["2019", "2019"], ["2019"], [2]),
        (["2019", "året 2019 slutar"], ["året 2019 slutar"], [1]),
        (["ett två tre", "fyra"], ["ett tre", "fyra"], [1]),
        (["en skolenhet"], ["en skol", "17", "enhet"], [1]),
        (["skolenhet", "skolenhet"], ["skol‐", "17", "enhet"], [2]),
        (["skolenhet", "skolenhet"], ["skol‐", "enhet"], [2]),
        (["1", "1", "1 11"], ["1 11"], [1, 2]),
        (["1a", *["1"] * 7], [*["1"] * 6, "1a"], [8]),
    ],
)
def test_every_word_must_be_seen_as_often_as_it_is_written(
    texts: list[str], pieces: list[str], expected: list[int]
) -> None:
    assert lines_of_lost(texts, *pieces) == expected


@pytest.mark.parametrize(
    ("texts", "pieces"),
    [
        (["1", "1", "1", "1 11"], ["1 11", "1", "1", "1"]),
        (["1", "1", "1", "1 11"], ["1", "1 11", "1", "1"]),
        (["1", "1", "1", "1 11"], ["1", "1", "1", "1 1‐", "1"]),
        ([*["1"] * 7, "1a"], ["1‐", "a", *["1"] * 7]),
        (["ab", "a", "b a"], ["a‐", "b", "a", "b a"]),
    ],
)
def test_words_that_could_serve_another_wording_are_not_lost(
    texts: list[str], pieces: list[str]
) -> None:
    assert lines_of_lost(texts, *pieces) == []


@settings(max_examples=1000)
@given(st.lists(WORDS, max_size=8), st.randoms(use_true_random=False))
def test_wordings_in_any_order_broken_anywhere_are_all_found(
    texts: list[list[str]], random: Random
) -> None:
    printed = [" ".join(words) for words in texts]
    pieces = [
        piece for text in random.sample(printed, len(printed)) for piece in _cut(text, random)
    ]
    assert lines_of_lost(printed, *pieces) == []


@given(WORDS, st.data())
def test_a_word_that_is_nowhere_else_is_missed(words: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(words)))
    with_another = [*words[:number], "xyz", *words[number:]]
    (problem,) = lost_text(wordings(" ".join(with_another)), words)
    assert problem.message.startswith("1 word of '")
    assert problem.message.endswith("cannot be seen on the finished pages: 'xyz'")


def _cut(text: str, random: Random) -> list[str]:
    at = random.randint(0, len(text))
    hyphen = "‐" if 0 < at < len(text) and " " not in text[at - 1 : at + 1] else ""
    return [text[:at] + hyphen, text[at:]]


# What a change of the style sheets may do.
HIDING = {
    "nothing is shown": ".prose p:last-child { display: none }",
    "a box is too low": ".people-list { height: 4pt; overflow: hidden }",
    "a box is off the page": ".people { margin-left: 60mm }",
    "it is not painted": ".prose p:last-child { visibility: hidden }",
}


@pytest.mark.parametrize("css", HIDING.values(), ids=HIDING)
def test_text_that_the_style_hides_is_a_problem_and_the_last_file_stays(
    mini: Workspace, css: str
) -> None:
    text = mini.year(2019) / "norrby.md"
    with text.open("a", encoding="utf-8") as file:
        file.write("\n" + "Ett stycke till, som är så långt att det fyller båda spalterna. " * 5)
    sheet = mini.styles / "products" / "profile.css"
    sheet.write_text(sheet.read_text("utf-8") + css, "utf-8")
    last = mini.output(2019) / "profiles" / "norrby.pdf"
    last.parent.mkdir(parents=True)
    last.write_bytes(b"the last good one")
    with pytest.raises(ContentError) as caught:
        pages(mini, PROFILE, 2019, ["norrby"], lambda doing: None)
    rule = "outside-column" if "margin-left" in css else "lost-text"  # found before it is lost
    assert {problem.rule for problem in caught.value.problems} == {rule}
    assert {problem.place.path for problem in caught.value.problems if problem.place} == {text}
    assert last.read_bytes() == b"the last good one"


def test_a_booklet_that_loses_text_is_not_written(tiny: Workspace) -> None:
    sheet = tiny.styles / "products" / "booklet.css"
    sheet.write_text(sheet.read_text("utf-8") + ".history-years { display: none }", "utf-8")
    with pytest.raises(ContentError) as caught:
        booklet(tiny, 2019, lambda doing: None)
    places = {p.place.path.name for p in caught.value.problems if p.place}
    assert places == {"history.yaml"}
    assert not BOOKLET.file(tiny, 2019).exists()
