"""Broken words, found again."""

import pytest

from report.checks.breaks import Break, breaks, words
from report.checks.pages import Page

KNOWN = words(["En skolenhet, it-enheten och informations- och IKT-arbete. Historielärare."])


@pytest.mark.parametrize(
    ("line", "following", "word"),
    [
        ("en skol‐", "enhet", "skol-enhet"),
        ("(”skol‐", "enhet”), säger", "skol-enhet"),
        ("en it‐", "enhet", "it-enhet"),
        ("ett IKT-ar‐", "bete", "IKT-ar-bete"),
        ("okänd ur‐", "gammal text", "ur-gammal"),
        ("informations‐", "och", None),
        ("skara.se/skol‐", "enhet", None),
        ("en it-‐", "enhet", None),
        ("tilldelas-‐", "guldtrappan", None),
        ("14–", "15 maj", None),
        ("en skol", "enhet", None),
    ],
)
def test_a_word_that_goes_on_in_the_next_line(line: str, following: str, word: str | None) -> None:
    expected = [Break(3, word)] if word else []
    assert list(breaks([Page(3, (line, following))], KNOWN)) == expected


def test_breaks_come_in_the_order_of_pages() -> None:
    pages = [Page(1, ("skol‐", "enhet en histo‐", "rielärare")), Page(2, ("skol‐",)), Page(3, ())]
    assert list(breaks(pages, KNOWN)) == [Break(1, "skol-enhet"), Break(1, "histo-rielärare")]
