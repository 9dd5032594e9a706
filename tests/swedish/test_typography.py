"""Swedish on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.design.word_list import read_words
from report.swedish import (
    NO_BREAK_SPACE,
    SHORTEST_HYPHENATED,
    SOFT_HYPHEN,
    WORD_JOINER,
    Hyphenator,
    typographic,
)

from support.workspaces import REPOSITORY

CASES = (REPOSITORY / "tests" / "cases" / "hyphenation.txt").read_text("utf-8").splitlines()
JUDGED = [line.strip() for line in CASES if line.strip() and not line.startswith("#")]


@pytest.fixture(scope="module")
def hyphenator() -> Hyphenator:
    return Hyphenator(read_words(REPOSITORY / "styles" / "hyphenation.yaml"))


def test_there_are_enough_judged_words() -> None:
    assert len(JUDGED) >= 209


@pytest.mark.parametrize("judged", JUDGED)
def test_a_judged_word_breaks_only_where_it_may(hyphenator: Hyphenator, judged: str) -> None:
    word = judged.replace("|", "")
    if len(word) >= SHORTEST_HYPHENATED:
        assert "|".join(hyphenator.breaks(word)) == judged


@given(st.text(alphabet="abdeiklmnoprstuvåäöAÖ- .,", max_size=80))
def test_hyphenation_changes_nothing_but_soft_hyphens(text: str) -> None:
    hyphenated = Hyphenator(["skol-enhet"]).hyphenate(text)
    assert hyphenated.replace(SOFT_HYPHEN, "") == text
    for word in hyphenated.split():
        pieces = word.split(SOFT_HYPHEN)
        if len(pieces) > 1:
            assert min(len(pieces[0]), len(pieces[-1])) >= 3


def test_a_name_that_no_column_holds_may_break() -> None:
    name = "Storstockholmsgymnasieförbundet"
    assert len(Hyphenator(names={name}).breaks(name)) > 1


def test_in_narrow_places_only_the_longest_words_break() -> None:
    text = "skolutvecklingsprogrammet utvecklingsledare"
    assert Hyphenator().hyphenate(text, shortest=24).split()[1] == "utvecklingsledare"
    assert SOFT_HYPHEN in Hyphenator().hyphenate(text, shortest=24)


def test_names_are_never_broken() -> None:
    hyphenator = Hyphenator(names={"Wallerström", "Kristianstad"})
    assert hyphenator.hyphenate("Wallerström i Kristianstad") == "Wallerström i Kristianstad"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("28 000 elever", "28~000~elever"),
        ("6 procent", "6~procent"),
        ("åk 9, s. 12", "åk~9, s.~12"),
        ("14–15 november 2019", "14–15~november~2019"),
        ("14-15 november 2019", "14–15~november~2019"),
        ("den 14 november 2019", "den 14~november~2019"),
        ("årskurs F–9", "årskurs~F–9"),
        ('han sa "nej" - sedan', "han sa ”nej”~– sedan"),
        ("Anders J Persson", "Anders J~Persson"),
        ("Sofia Andersson (S)", "Sofia Andersson~(S)"),
        ("läsåret 2018/19", "läsåret~2018/19"),
        ("år 2019 fick de", "år 2019 fick de"),
        ("it-strategen och 3D-skrivare", "it-strategen och 3D-skrivare"),
        ("kl. 8–16", "kl.~8–16"),
        ("Klockan 8", "Klockan~8"),
        ("ISBN 91-7000-123-4", "ISBN~91-7000-123-4"),
        ("tel. 031-123 45 67", "tel.~031-123~45~67"),
        ("08-123 456 78", "08-123~456~78"),
        ("ring +46 31 123 45 67", "ring +46~31~123~45~67"),
        ("+46 (0)31-123 45 67", "+46~(0)31-123~45~67"),
        ("Box 123, 411 18 Göteborg", "Box~123, 411~18 Göteborg"),
        ("nr. 4, sid 5, sidorna 6–7", "nr.~4, sid~5, sidorna~6–7"),
        ("2 kap. 3 §, § 5, §§ 5–7", "2~kap.~3~§, §~5, §§~5–7"),
        ("5 %, 50 €, 25 °C, 10 kr", "5~%, 50~€, 25~°C, 10~kr"),
        ("dnr 2019/123, dnr KS 2019:12", "dnr~2019/123, dnr~KS 2019:12"),
        ("vecka 45, v. 45, bilaga 2, fig. 3", "vecka~45, v.~45, bilaga~2, fig.~3"),
        ("org.nr 212000-1132", "org.nr~212000-1132"),
        ("Katedralskolan's", "Katedralskolan’s"),
    ],
)
def test_typography(written: str, printed: str) -> None:
    set_text = typographic(written).replace(NO_BREAK_SPACE, "~").replace(WORD_JOINER, "+")
    assert set_text == printed


def test_typography_twice_is_typography_once() -> None:
    once = typographic('"28 000" elever - 6 procent, 14-15 november 2019')
    assert typographic(once) == once


def test_a_short_judged_word_is_looked_for_at_the_head_of_others_alone() -> None:
    hyphenator = Hyphenator(["kol-en"])
    assert hyphenator.breaks("kolenheterna") == ["kol", "en", "heterna"]
    assert hyphenator.breaks("baskolenheten") == ["bas", "ko", "len", "he", "ten"]
