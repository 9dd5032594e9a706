"""Names that are spelt in two ways are found among any number of names."""

from hypothesis import given
from hypothesis import strategies as st

from report.checks.content.spelling import Organisations, same_organisation

NAMES = st.lists(
    st.text("aåbs1 -", min_size=8, max_size=14).map(lambda name: f"Sk{name}x"),
    unique=True,
    max_size=8,
)


@given(NAMES)
def test_the_index_finds_what_comparing_each_with_each_finds(names: list[str]) -> None:
    known = Organisations()
    for number, name in enumerate(names):
        expected = [other for other in names[:number] if same_organisation(name, other)]
        assert known.like(name) == expected
        known.add(name)


def test_thousands_of_names_are_compared() -> None:
    names = [f"Skolan nummer {number:05}" for number in range(2_500)]
    known = Organisations(names)
    assert [known.like(name) for name in names] == [[name] for name in names]
    assert known.like("Skolan numer 00007") == ["Skolan nummer 00007"]
