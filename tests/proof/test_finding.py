"""Where words of a page stand in the content."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.checks.written import letters
from report.problems import Place
from report.proof.comments.columns import Columns
from report.proof.comments.finding import find
from report.proof.comments.letters import letters_of
from report.proof.comments.source_letters import SourceLetters, Spot
from report.source import Source, read_markdown

NORRBY = """\
---
name: Norrby kommun
title: 'Först grunden, sedan "datorerna"'
standfirst: >-
  Innan eleverna fick en egen dator fanns
  lärmiljön på plats.
figures:
  - { value: 28 000, label: elever i kommunen }
  - { value: 12, label: skolor }
sources:
  - { title: En källa, published: 2019-06-13, url: "https://www.example.org/norrby/kalla" }
---

Minst *sextio* språk begärde [Norrby kommun](https://www.example.org/minst/sextio) när den köpte
in en talsyntes -- en skol*utvecklings*fråga. Kravet sänktes.

2014. Det var då allt började.

– Vi var först, säger hon.
– Det var ni inte.

Skol\u00adorna kan låna robotar; en \\*stjärna\\* står här.
"""
# What pages show of it, in other words where they do.
SHOWN = (
    "Norrby kommun",
    "Först grunden, sedan ”datorerna”",
    "Innan eleverna fick en egen dator fanns lärmiljön på plats.",
    "28\u00a0000 elever i kommunen",
    "12 skolor",
    "Minst sextio språk begärde Norrby kommun när den köpte in en talsyntes – en "
    "skolutvecklingsfråga. Kravet sänktes.",
    "2014. Det var då allt började.",
    "– Vi var först, säger hon.",
    "– Det var ni inte.",
    "Skolorna kan låna robotar; en *stjärna* står här.",
)


@pytest.fixture
def norrby(tmp_path: Path) -> Source:
    path = tmp_path / "norrby.md"
    path.write_text(NORRBY, "utf-8")
    return read_markdown(path).require()


def found_in(source: Source, page: str, words: str) -> Spot | None:
    at = page.index(words)
    return find(SourceLetters([source]), letters_of(page), at, at + len(words), [source.path])


def test_every_word_of_a_page_leads_to_itself_in_the_file(norrby: Source) -> None:
    """Whatever Markdown and YAML there is around it, and whatever typography made of it."""
    page = "\r\n".join(SHOWN)
    lines = NORRBY.replace("\u00ad", "").split("\n")
    found = 0
    at = 0
    for word in page.split():
        at = page.index(word, at)
        spot = find(SourceLetters([norrby]), letters_of(page), at, at + len(word), [norrby.path])
        at += len(word)
        if not (wanted := letters(word)):
            continue
        assert spot, word
        place = Columns().place(spot)
        line = lines[place.line - 1][place.column - 1 :]
        assert letters(line).startswith(wanted), (word, str(place))
        found += 1
    assert found > 50


def test_the_second_of_two_words_that_read_alike_is_the_second(norrby: Source) -> None:
    page = "\n".join(SHOWN)
    at = page.index("Norrby kommun när")
    spot = find(SourceLetters([norrby]), letters_of(page), at, at + 6, [norrby.path])
    assert spot
    assert str(Columns().place(spot)) == f"{norrby.path}:14:31"


def test_a_day_in_other_words_leads_to_its_field(norrby: Source) -> None:
    spot = found_in(norrby, "En källa, 13 juni 2019", "13 juni 2019")
    assert spot
    assert spot.wording.text == "13 juni 2019"
    assert Columns().place(spot) == spot.wording.place


def test_a_mark_that_goes_on_in_the_next_paragraph_leads_to_its_first_word(norrby: Source) -> None:
    page = "\n".join(SHOWN)
    spot = found_in(norrby, page, "Kravet sänktes.\n2014. Det var")
    assert spot
    assert Columns().place(spot).line == 15


def test_words_that_were_changed_lead_to_where_they_were(norrby: Source) -> None:
    """The page is older: in the file, the words that are marked are other ones by now."""
    page = "\n".join(SHOWN).replace("sänktes", "höjdes kraftigt")
    spot = found_in(norrby, page, "höjdes kraftigt")
    assert spot
    assert spot.has_changed
    assert Columns().place(spot).line == 15


def test_a_paragraph_that_is_gone_is_not_found(norrby: Source) -> None:
    """What stood before and behind it is still there, and is not what was marked."""
    page = "\n".join((*SHOWN[:6], "Ett stycke som ingen har kvar.", *SHOWN[6:]))
    assert found_in(norrby, page, "Ett stycke som ingen har kvar.") is None


def test_a_number_that_happens_to_be_there_is_no_place(norrby: Source) -> None:
    assert found_in(norrby, "Källor och annat\n14\n", "14") is None


def test_a_short_field_is_found_as_a_whole(norrby: Source) -> None:
    spot = found_in(norrby, "annat 12 sidor", "12")
    assert spot
    assert Columns().place(spot).line == 9


def test_a_sign_leads_to_the_word_that_it_follows(norrby: Source) -> None:
    page = "\n".join(SHOWN)
    for mark, line, column in ((". Kravet", 15, 23), (", säger", 19, 10), ("– en", 15, 7)):
        at = page.index(mark)
        spot = find(SourceLetters([norrby]), letters_of(page), at, at + 1, [norrby.path])
        assert spot
        found = Columns().place(spot)
        assert (found.line, found.column) == (line, column), mark


def every_word(tmp_path: Path, body: str, shown: str) -> list[tuple[int, int]]:
    """Return the line and column of each word of a page that shows a body."""
    path = tmp_path / "text.md"
    path.write_text(f"---\nname: Namn\n---\n{body}\n", "utf-8")
    source = read_markdown(path).require()
    found = []
    for word in re.finditer(r"\S+", shown):
        spot = find(SourceLetters([source]), letters_of(shown), *word.span(), [path])
        assert spot
        place = Columns().place(spot)
        found.append((place.line, place.column))
    return found


def test_the_same_word_many_times_is_each_time_another(tmp_path: Path) -> None:
    body = " ".join(["ja"] * 12)
    assert every_word(tmp_path, body, body) == [(4, column) for column in range(1, 36, 3)]


def test_an_address_that_holds_a_word_is_not_taken_for_it(tmp_path: Path) -> None:
    body = "[A](https://www.kommun.se/kommun) och sedan också [B kommun](https://b.se) framme"
    words = every_word(tmp_path, body, "A och sedan också B kommun framme")
    assert words[-2:] == [(4, body.index("kommun](") + 1), (4, body.index("framme") + 1)]


def test_of_two_spots_in_a_text_that_with_more_around_it_alike_counts(tmp_path: Path) -> None:
    """What follows is the same in both, what comes before is not."""
    lines = ("Det första är ord om skolan i staden.", "Det andra är ord om skolan i staden.")
    words = every_word(tmp_path, "\n\n".join(lines), "\n".join(lines))
    assert {line for line, _ in words[: len(words) // 2]} == {4}
    assert {line for line, _ in words[len(words) // 2 :]} == {6}


def test_words_of_the_template_before_those_of_the_text_do_not_hide_them(norrby: Source) -> None:
    page = "Mottagare 2019 · Norrby kommun\nKontakt"
    spot = found_in(norrby, page, "Mottagare 2019 · Norrby kommun")
    assert spot
    assert Columns().place(spot) == Place(norrby.path, 2, 7)


def source(name: str, body: str) -> Source:
    return Source(Path(name), {"name": name}, body, 4, {("name",): Place(Path(name), 2, 7)})


def test_of_texts_that_read_alike_that_of_the_page_counts() -> None:
    texts = [source("a.md", "Ett stycke som båda har."), source("b.md", "Ett stycke som båda har.")]
    page = letters_of("Ett stycke som båda har.")
    for text in texts:
        spot = find(SourceLetters(texts), page, 4, 10, [text.path])
        assert spot
        assert spot.source is text


def test_words_that_only_a_text_of_another_page_has_are_not_found() -> None:
    """They come from a template, and read like something in there by chance."""
    texts = [
        source("a.md", "Ett stycke om en skola."),
        source("b.md", "Läs mer om det på vår sida."),
    ]
    paths = [text.path for text in texts]
    page = letters_of("Ett stycke om en skola.\nLäs mer om det på nätet")
    at = page.text.index("Läs mer om det på")
    assert find(SourceLetters(texts, paths), page, at, at + 17, paths[:1]) is None
    assert find(SourceLetters(texts, paths), page, at, at + 17, ())
    assert find(SourceLetters(texts), page, at, at + 17, paths[:1])  # what is common to all


def test_a_page_is_from_the_file_that_most_of_it_is_from() -> None:
    same = "Ett stycke som båda har, och som är långt nog för att räknas."
    texts = [
        source("a.md", f"{same} Men det här har bara den ena av dem."),
        source("b.md", f"{same} Och det här har bara den andra av dem."),
    ]
    every = SourceLetters(texts)
    for text in texts:
        assert every.files_of(letters(text.body))[0] == text.path
    for text in texts:
        assert every.files_of(letters(same), [text.path])[0] == text.path
    assert every.files_of(letters("Något helt annat som ingen av dem har skrivit.")) == ()
    assert every.files_of("") == ()


@given(st.text(max_size=60), st.data())
def test_letters_know_which_character_they_are_from(text: str, data: st.DataObject) -> None:
    found = letters_of(text)
    assert len(found.letters) == len(found.characters)
    at = data.draw(st.integers(0, len(text)))
    assert found.count_before(at) == len(letters_of(text[:at]).letters)


@given(st.text("ab \n", max_size=40), st.data())
def test_anything_can_be_looked_for(text: str, data: st.DataObject) -> None:
    every = SourceLetters(
        [source("a.md", "aba bab abba"), source("b.md", "bbbbbbbbbb aaaaaaaaaaaa")]
    )
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spot = find(every, letters_of(text), start, end, [Path("a.md")])
    if spot and not spot.has_changed:
        wanted = letters(text[start:end])[:40]
        assert letters(spot.wording.text)[spot.letter :].startswith(wanted[:1])
