"""Which design a text's pages get, by what it has and by those before it."""

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.design.designs import (
    BAND,
    BESIDE,
    FACE,
    FIGURE,
    LARGE,
    LIST,
    MIDDLING,
    PAGE,
    POINT,
    SCENE,
    SHORT,
    WIDE,
    Suited,
    may_be_a_page,
    of_profile,
    of_roomy_profile,
    suited,
    varied,
)
from report.model import Profile, Text
from report.source import Source

from support.workspaces import REPOSITORY

SPREADS = (BAND, FACE, SCENE, FIGURE, LIST)
PHOTO = {"file": "a.jpg", "alt": "En robot"}
FIGURES = [{"value": "12", "label": "skolor"}]


def text(**fields: object) -> Profile:
    """Return a text with these fields, of those that a design depends on."""
    return Profile.model_validate(
        {
            "name": "Norrby kommun",
            "kind": "municipality",
            "role": "candidate",
            "scope": "Grundskola",
            "place": {
                "name": "Norrby",
                "county": "Provlän",
                "latitude": "64.5",
                "longitude": "18.5",
            },
            "title": "Kort om norr",
            "standfirst": "En provkommun.",
            **fields,
        }
    )


def named_list(items: int) -> dict[str, object]:
    return {"title": "Vägar", "items": [f"Väg {number}" for number in range(items)]}


@pytest.mark.parametrize(
    ("fields", "ratios", "designs"),
    [
        ({}, [], (BAND,)),
        ({"figures": FIGURES}, [], (FIGURE, BAND)),
        ({"lists": [named_list(POINT)]}, [], (LIST, BAND)),
        ({"lists": [named_list(POINT - 1)]}, [], (BAND,)),
        (
            {"lists": [named_list(2), named_list(POINT)], "figures": FIGURES},
            [],
            (LIST, FIGURE, BAND),
        ),
        ({}, [0.75], (FACE, BAND)),
        ({}, [1.0], (FACE, BAND)),
        ({}, [WIDE - 0.01], (FACE, BAND)),
        ({}, [WIDE], (SCENE, FACE, BAND)),
        ({}, [1.5, 0.75], (SCENE, FACE, BAND)),
        ({}, [0.75, 1.5], (BAND, FACE)),
        # A photograph is seen first: a list or a figure is no design of its own beside it.
        ({"lists": [named_list(POINT)], "figures": FIGURES}, [0.75], (FACE, BAND)),
    ],
)
def test_what_a_text_has_tells_which_designs_suit_it(
    fields: dict[str, object], ratios: list[float], designs: tuple[str, ...]
) -> None:
    assert suited(text(**fields), ratios).designs == designs


@pytest.mark.parametrize(
    ("fields", "words", "designs"),
    [
        ({}, SHORT, (LARGE,)),
        ({}, SHORT + 1, ()),
        ({"lists": [named_list(POINT)]}, SHORT, (LIST, LARGE)),
        ({"lists": [named_list(POINT)]}, SHORT + 1, (LIST,)),
        ({"photo": PHOTO, "lists": [named_list(POINT)]}, SHORT, ()),
    ],
)
def test_where_room_is_left_on_a_profile_lists_are_fields_and_short_texts_large(
    fields: dict[str, object], words: int, designs: tuple[str, ...]
) -> None:
    source = Source(Path("norrby.md"), {}, "ord " * words)
    assert of_roomy_profile(Text("norrby", text(**fields), source)) == designs


@pytest.mark.parametrize(
    ("photos", "words", "designs"),
    [
        (0, SHORT, (PAGE, BAND)),
        (1, SHORT, (BESIDE, PAGE, BAND)),
        (2, SHORT, (PAGE, BAND)),
        (1, SHORT + 1, (BAND, PAGE)),
    ],
)
def test_the_only_photograph_of_a_short_text_stands_beside_it_on_its_profile(
    photos: int, words: int, designs: tuple[str, ...]
) -> None:
    source = Source(Path("norrby.md"), {}, "ord " * words)
    fields = text(photos=[PHOTO | {"file": f"{n}.jpg"} for n in range(photos)])
    assert of_profile(Text("norrby", fields, source)) == designs


def test_photographs_may_come_twice_in_a_row_and_others_once() -> None:
    assert suited(text(), [0.75]).in_a_row == 2
    assert suited(text(figures=FIGURES), []).in_a_row == 1


TEXTS = st.lists(
    st.builds(
        Suited,
        st.lists(st.sampled_from(SPREADS), min_size=2, unique=True).map(tuple),
        st.integers(1, 2),
    )
)


@given(TEXTS)
def test_no_design_comes_three_times_in_a_row_where_texts_have_a_choice(
    texts: list[Suited],
) -> None:
    chosen = varied(texts)
    assert len(chosen) == len(texts)
    assert all(name in one.designs for name, one in zip(chosen, texts, strict=True))
    runs = [len(list(same)) for _, same in groupby(chosen)]
    assert max(runs, default=0) <= 2


@given(TEXTS)
def test_a_text_gets_the_best_that_has_not_come_too_often(texts: list[Suited]) -> None:
    chosen = varied(texts)
    for number, (name, one) in enumerate(zip(chosen, texts, strict=True)):
        before = chosen[max(0, number - one.in_a_row) : number]
        for better in one.designs[: one.designs.index(name)]:
            assert before == [better] * one.in_a_row


def test_a_text_that_one_design_alone_suits_gets_it_however_often() -> None:
    assert varied([Suited((BAND,), 1)] * 4) == [BAND] * 4


def test_short_texts_may_be_a_page() -> None:
    assert [may_be_a_page(words) for words in (80, MIDDLING, MIDDLING + 1)] == [True, True, False]


def test_each_design_has_its_template() -> None:
    folder = Path(REPOSITORY) / "styles" / "designs"
    assert {path.stem for path in folder.glob("*.html")} == {*SPREADS, PAGE}
