"""Hyphens that are dashes, and hyphens that stay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.swedish import typographic
from report.swedish.intervals import with_dashes


@pytest.mark.parametrize(
    "text",
    [
        "åren 2014~2019",
        "2014~19 och läsåret 2010~11",
        "läsåren 2018/19~2019/20, 2018/2019~2019/2020, 17/18~18/19",
        "17/8~20/12",
        "jan~mars, aug~dec, 14 nov~2 dec",
        "sidorna 5~6, s. 12~118",
        "årskurs 7~9 och F~9, åk 4~6",
        "(F~6)",
        "F~9-skola",
        "barn i åldern 6~12 år",
        "6~9-åringar och 1960~70-talet",
        "10~15 procent, 2,5~3,5 miljoner",
        "28 000~30 000 elever",
        "900~1 200 lärare",
        "kl. 8~17, kl. 08~17 och 08.30~16.00 eller 8:15~9:45",
        "14~15 november 2019",
        "28 november~2 december",
        "januari~mars, Maj~juni",
        "måndag~fredag, mån~tors",
        "§§ 3~5, nr 3~4",
        "register A~Ö",
        "2~3 gånger.",
    ],
)
def test_intervals_get_a_dash(text: str) -> None:
    assert with_dashes(text.replace("~", "-")) == text.replace("~", "–")
    assert with_dashes(text.replace("~", "–")) == text.replace("~", "–")


@pytest.mark.parametrize(
    "text",
    [
        "046-359 50 00",
        "Ring 040-34 10 00 eller 08-123 45 67",
        "070-123 45 67, 0701-23 45 67",
        "+46-40-34 10 00, +46 40-34 10 00, +46 8-123 45 67",
        "tel. 12-345, telefon: 100-200",
        "212000-1132, 556677-8899, 19850101-1234",
        "org.nr 1234-5678, organisationsnummer 212000-1124",
        "ISBN 978-91-7000-123-4",
        "ISSN 0345-0988, ISSN 1650-2019",
        "2019-06-14, 2019-06, 2010-12",
        "UBN-2019-12-3, dnr 2019-2021, 2019-00123, KS 2019-345, 2019-1234",
        "dnr KS 2019-45, diarienummer: UBN 2017-19, Dnr. BUN 12-345",
        "förlorade med 1-3, slutade 0-2, resultatet blev 2-4, vinsten på 1-2",
        "bankgiro 1055-2050, 5050-1055, 123-4567",
        "plusgiro 90 19 50-6, 12 34 5-6",
        "SE-111 22 Stad",
        "90-talet, 1800-talet, 3-årig, 7-åringar",
        "F-klass, F-16, COVID-19, A4-format, IKT-pedagog",
        "vann med 3-1, 50-50, 1-1, dygnet runt 24-7",
        "version 1-2, 1.2-3, version 3.11-3.13",
        "-5 grader, -5-10",
        "4-4-2, 1-2-3",
        "x2-3y, 2-3D, 10-12/3",
        "www.skara.se/2014-2019-x",
        "id 123-456",
        "it-strategi, Stockholm-Göteborg",
    ],
)
def test_other_hyphens_stay(text: str) -> None:
    assert with_dashes(text) == text


@given(st.text(alphabet="0123456789- ,.:/F+åsmaj", max_size=40))
def test_nothing_but_hyphens_changes_and_only_once(text: str) -> None:
    once = with_dashes(text)
    assert once.replace("–", "-") == text.replace("–", "-")
    assert with_dashes(once) == once


@given(st.integers(1, 998), st.integers(1, 999))
def test_an_interval_rises(first: int, last: int) -> None:
    dash = "–" if first < last else "-"
    assert with_dashes(f"sidorna {first}-{last}.") == f"sidorna {first}{dash}{last}."


@given(st.dates())
def test_a_date_keeps_its_hyphens(day: date) -> None:
    assert with_dashes(f"den {day} var det") == f"den {day} var det"


@given(st.from_regex(r"0\d{1,3}-\d{2,3}( \d{2}){1,2}", fullmatch=True))
def test_a_telephone_number_keeps_its_hyphen(number: str) -> None:
    assert "-" in typographic(number)
