"""Names of organisations → names of files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.model.edition import is_slug
from report.problems import UsageError
from report.scaffold.slug import given_slug, slug

from support.workspaces import REPOSITORY


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lunds kommun", "lund"),
        ("Malmö stad", "malmo"),
        ("Borås Stad", "boras"),
        ("Grums kommun", "grums"),
        ("Sotenäs kommun", "sotenas"),
        ("Bengtsfors kommun", "bengtsfors"),
        ("Lilla Edets kommun", "lilla-edet"),
        ("Upplands-Bro kommun", "upplands-bro"),
        ("Malung-Sälens kommun", "malung-salen"),
        ("Sundbybergs stad", "sundbyberg"),
        ("Region Gotland", "region-gotland"),
        ("Rudbecks AB", "rudbecks"),
        ("Kalmarsunds gymnasieförbund", "kalmarsund"),
        ("  Åmåls \n kommun ", "amal"),
        ("A\u030ama\u030als kommun", "amal"),  # decomposed, as files from a Mac have it
        ("Kommun", "kommun"),
        ("Ærø & Søn", "aero-son"),
    ],
)
def test_slugs_of_names(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_slugs_of_the_content_are_those_that_would_be_made() -> None:
    names = {
        path.stem: path.read_text("utf-8").split("name: ")[1].split("\n")[0]
        for path in (REPOSITORY / "content").glob("20*/*.md")
    }
    assert len(names) > 10
    assert {stem: slug(name) for stem, name in names.items()} == {stem: stem for stem in names}


@given(st.text())
def test_whatever_the_name_the_slug_is_safe_or_refused(name: str) -> None:
    try:
        assert is_slug(slug(name))
    except UsageError:
        assert not any(c.isascii() and c.isalnum() for c in name)


@pytest.mark.parametrize("text", ["", "Lund", "../lund", "lund.md", "lund--2", "-lund", "a/b"])
def test_a_slug_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        given_slug(text)
