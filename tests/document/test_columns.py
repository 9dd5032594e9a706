"""Columns of what stands beside a text."""

from itertools import chain, combinations

import pytest

from report.design.makeup import Makeup
from report.design.plates import Plates, in_profile
from report.document.columns import MOST_ASIDE, balanced, beside, stands_as_field
from report.model import Picture, Profile, read_edition
from report.model.profile import NamedList
from report.pictures import Size
from report.workspace import Workspace

from support.workspaces import REPOSITORY


def test_parts_keep_their_order_and_none_is_lost() -> None:
    workspace = Workspace(REPOSITORY)
    for text in read_edition(workspace, 2019).require().texts:
        columns = balanced(text.fields, Makeup("band", 2))
        assert len(columns) == 3
        parts = list(chain(*columns))
        assert parts == [p for p in ("next", "lists", "people", "guide", "links") if p in parts]
        assert {"people", "guide", "links"} <= set(parts)


@pytest.fixture(scope="module")
def fields() -> Profile:
    """A text that has everything that may stand beside it."""
    edition = read_edition(Workspace(REPOSITORY), 2019).require()
    found = (text.fields for text in edition.texts)
    full = next(one for one in found if one.lists and one.timeline and one.next and one.links)
    assert full.people
    assert full.criteria
    assert full.other_sources
    return full


SIDE = ["next", "lists", "people", "guide", "links", "provenance"]
GIVING = {"sources": "provenance", "guide": "guide", "lists": "lists"}


def test_a_profile_has_everything_beside_it_where_there_is_room(fields: Profile) -> None:
    assert beside(fields, Makeup("band"), Plates()) == SIDE


@pytest.mark.parametrize(
    "without", [ways for count in (1, 2, 3) for ways in combinations(GIVING, count)], ids="-".join
)
def test_what_gives_way_leaves_the_column_and_all_else_stays(
    fields: Profile, without: tuple[str, ...]
) -> None:
    gone = {GIVING[name] for name in without}
    left = [part for part in SIDE if part not in gone]
    assert beside(fields, Makeup("band", 1, without), Plates()) == left


def test_photographs_that_are_not_wide_stand_first_beside_the_text(fields: Profile) -> None:
    picture = Picture(file="a.jpg", alt="En figur")
    for size, sides in ((Size(900, 1200), ["plates", *SIDE]), (Size(1500, 1000), SIDE)):
        plates = in_profile([(picture, size)], Makeup("band"))
        assert beside(fields, Makeup("band"), plates) == sides


def test_what_there_is_nothing_of_does_not_stand_beside_the_text(fields: Profile) -> None:
    nothing = {"next": None, "outcome": None, "lists": (), "people": (), "links": ()}
    bare = fields.model_copy(update={**nothing, "criteria": (), "sources": ()})
    assert beside(bare, Makeup("band"), Plates()) == []
    assert balanced(bare, Makeup("band", 2)) == []


def test_short_lists_stand_beside_a_text_whatever_ends_its_pages(fields: Profile) -> None:
    stepless = fields.model_copy(update={"timeline": ()})
    for one in (fields, stepless):
        assert "lists" in beside(one, Makeup("band"), Plates())
        assert "lists" in chain(*balanced(one, Makeup("band", 2)))
    assert "lists" not in beside(stepless, Makeup("band", 1, ("lists",)), Plates())


def with_list(fields: Profile, items: int) -> Profile:
    """Return a text with two lists of so many short items together."""
    names = [f"Väg {number}" for number in range(items)]
    parts = (names[: items // 2], names[items // 2 :])
    lists = tuple(NamedList(title="Vägar", items=tuple(part)) for part in parts)
    return fields.model_copy(update={"lists": lists})


@pytest.mark.parametrize(
    ("design", "items", "is_field"),
    [
        ("band", MOST_ASIDE, False),
        ("band", MOST_ASIDE + 1, True),  # too long for a column
        ("list", 4, True),  # the point of the text
    ],
)
def test_a_list_stands_in_a_column_of_the_booklet_or_as_a_field(
    fields: Profile, design: str, items: int, is_field: bool
) -> None:
    one, makeup = with_list(fields, items), Makeup(design, 2)
    assert stands_as_field(one, makeup) is is_field
    assert ("lists" in chain(*balanced(one, makeup))) is not is_field


def test_the_booklet_gives_up_its_guide(fields: Profile) -> None:
    assert "guide" not in chain(*balanced(fields, Makeup("band", 2, ("guide",))))
    assert "guide" in chain(*balanced(fields, Makeup("band", 2)))
