"""Where sentences end, and what only looks like an end."""

from time import perf_counter

import pytest

from report.swedish import sentences

ENDS = {
    "full stops": ["Det regnar.", "Barnen är ute.", "Solen skiner."],
    "question and exclamation": ["Vem vet?", "Ingen!", "Alla."],
    "quotes": ["Han sa ”ja.”", "”Nej”, sa hon.", "(Det var allt.)", "Så blev det."],
    "may end a sentence": ["Det gäller penna, papper m.m.", "Resten finns."],
    "a colon": ["Tre saker finns:", "en penna, ett papper och en dator."],
    "a dash": ["Kommer du?", "– Ja."],
    "a year": ["Det var 2019.", "2020 kom pandemin."],
    "dots": ["Kanske …", "Eller inte."],
}
ONE = [
    "Det gäller bl.a. Malmö och t.ex. Luleå.",
    "Mötet börjar kl. 8 i sal nr. 5.",
    "Läraren Ann-Sofie W. Berg och J. R. Persson leder arbetet.",
    "Web 2.0 och version 3.1.4 används fr.o.m. 2019.",
    "1. Våga lämna det invanda",
    "Adressen är www2.diu.se och inget annat.",
    "Det blev ca. 28 000 elever, d.v.s. Sveriges största.",
    "Han frågade varför? och fick inget svar.",
]


@pytest.mark.parametrize("expected", ENDS.values(), ids=list(ENDS))
def test_a_sentence_ends_here(expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(" ".join(expected))] == expected


@pytest.mark.parametrize("text", ONE)
def test_no_sentence_ends_within_this(text: str) -> None:
    assert [sentence.text for sentence in sentences(text)] == [text]


def test_a_sentence_knows_where_it_begins() -> None:
    text = "  Det regnar.  Barnen är ute. "
    assert [text[sentence.start :][:3] for sentence in sentences(text)] == ["Det", "Bar"]
    assert list(sentences("  ")) == []


@pytest.mark.parametrize(
    "text", ["A. " * 50_000, "." * 150_000, " " * 75_000 + "A. " * 25_000, ". " * 75_000 + "a"]
)
def test_a_text_that_ends_nowhere_takes_no_time(text: str) -> None:
    began = perf_counter()
    list(sentences(text))
    assert perf_counter() - began < 5  # seconds; squares of the length would take minutes
