"""Lists as fields, or in columns."""

from dataclasses import replace

import pytest

from report.design.lists import FIELD, MOST_ASIDE, stands_as_field
from report.design.makeup import Makeup
from report.design.makeups import Makeups
from report.model import Edition, Profile
from report.model.profile import NamedList

from support.editions import WORKSPACE, read


def with_lists(fields: Profile, items: int) -> Profile:
    """Return a text with two lists of so many short items together."""
    names = [f"Väg {number}" for number in range(items)]
    parts = (names[: items // 2], names[items // 2 :])
    lists = tuple(NamedList(title="Vägar", items=tuple(part)) for part in parts)
    return fields.model_copy(update={"lists": lists})


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read(WORKSPACE, 2019).require()


@pytest.mark.parametrize(
    ("design", "items", "is_field"),
    [
        ("band", MOST_ASIDE, False),
        ("band", MOST_ASIDE + 1, True),  # too long for a column
        ("list", 4, True),  # the point of the text
    ],
)
def test_a_list_is_a_field_where_it_is_the_point_or_long(
    edition: Edition, design: str, items: int, is_field: bool
) -> None:
    fields = with_lists(edition.texts[0].fields, items)
    assert stands_as_field(fields, Makeup(design, 2)) is is_field
    assert not stands_as_field(fields, Makeup(design, 2, (FIELD,)))


def test_fields_give_way_in_the_booklet_where_there_are_some(edition: Edition) -> None:
    text = edition.texts[0]
    for items, gives_way in ((MOST_ASIDE, False), (MOST_ASIDE + 1, True)):
        one = replace(text, fields=with_lists(text.fields, items))
        makeups = Makeups(edition).of(one)
        assert any(FIELD in makeup.without for makeup in makeups) is gives_way
