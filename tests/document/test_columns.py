"""Columns of what stands beside a text."""

from dataclasses import replace
from itertools import chain, combinations

import pytest

from report.design.lists import FIELD, MOST_ASIDE
from report.design.makeup import Makeup
from report.design.plates import Plates, in_profile
from report.document.columns import Part, balanced, beside, is_side_large
from report.model import Picture, Profile, read_edition
from report.model.profile import NamedList
from report.pictures import Size
from report.workspace import Workspace

from support.workspaces import REPOSITORY


def names(columns: list[list[Part]]) -> list[str]:
    """Return the names of the parts in all columns, in their order."""
    return [part.name for part in chain(*columns)]


def test_parts_keep_their_order_and_none_is_lost() -> None:
    workspace = Workspace(REPOSITORY)
    for text in read_edition(workspace, 2019).require().texts:
        columns = balanced(text.fields, Makeup("band", 2))
        assert len(columns) == 3
        parts = names(columns)
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
        assert "lists" in names(balanced(one, Makeup("band", 2)))
    assert "lists" not in beside(stepless, Makeup("band", 1, ("lists",)), Plates())


def with_list(fields: Profile, items: int) -> Profile:
    """Return a text with two lists of so many short items together."""
    names = [f"Väg {number}" for number in range(items)]
    parts = (names[: items // 2], names[items // 2 :])
    lists = tuple(NamedList(title="Vägar", items=tuple(part)) for part in parts)
    return fields.model_copy(update={"lists": lists})


def test_a_list_stands_in_a_column_of_the_booklet_or_as_a_field(fields: Profile) -> None:
    for items, is_field in ((MOST_ASIDE, False), (MOST_ASIDE + 1, True)):
        one = with_list(fields, items)
        assert ("lists" in names(balanced(one, Makeup("band", 2)))) is not is_field


def test_lists_that_would_be_fields_stand_in_columns_where_those_have_given_way(
    fields: Profile,
) -> None:
    one = with_list(fields, 24)
    columns = balanced(one, Makeup("band", 2, (FIELD,)))
    shown = [part.lists for part in chain(*columns) if part.name == "lists"]
    assert shown == [(each,) for each in one.lists]
    # Each by itself, so that they need not stand below one another.
    assert all(sum(part.name == "lists" for part in column) < 2 for column in columns)


def test_the_booklet_gives_up_its_guide(fields: Profile) -> None:
    assert "guide" not in names(balanced(fields, Makeup("band", 2, ("guide",))))
    assert "guide" in names(balanced(fields, Makeup("band", 2)))


def test_what_stands_beside_a_long_text_is_large_where_it_is_little() -> None:
    (text,) = (
        each
        for each in read_edition(Workspace(REPOSITORY), 2019).require().texts
        if each.slug == "alingsas"
    )
    assert is_side_large(text, Makeup("band"), Plates())
    more = text.fields.model_copy(update={"next": "Ord " * 200})
    assert not is_side_large(replace(text, fields=more), Makeup("band"), Plates())
    plates = in_profile([(Picture(file="a.jpg", alt="En figur"), Size(900, 1200))], Makeup("band"))
    assert not is_side_large(text, Makeup("band"), plates)
