"""On which page a place of the content is printed."""

from pathlib import Path

import pytest

from report.compositor.source_map import SourceBox
from report.preview.as_json import pages_of
from report.preview.images import Image
from report.preview.state import Product, ShownPage
from report.problems import Place

MALMO, SKARA = Path("malmo.md"), Path("skara.md")
IMAGE = Image("key", 148, 210, (0, 0, 0, 0), (0, 0, 0, 0))


def page(*places: Place) -> ShownPage:
    return ShownPage(IMAGE, tuple(SourceBox(1, (0, 0, 1, 1), "", place) for place in places))


CONTENTS = page(Place(MALMO, 2), Place(MALMO, 7), Place(SKARA, 2), Place(SKARA, 7))
BOOKLET = Product(
    "Häftet",
    (CONTENTS, page(Place(MALMO, 2), Place(MALMO, 40)), page(Place(MALMO, 50)), page()),
)


@pytest.mark.parametrize(
    ("place", "pages"),
    [
        (Place(MALMO, 41), [2]),  # below the text of line 40
        (Place(MALMO, 7), [2]),  # named in the contents, but printed on a page of its own
        (Place(MALMO, 1), [2]),  # above all texts
        (Place(MALMO, 99), [3]),
        (Place(SKARA, 7), [1]),  # printed nowhere else
        (Place(Path("lulea.md"), 7), []),
        (Place(MALMO, page=3), []),  # of a finished file
    ],
)
def test_a_place_is_on_the_page_of_the_text_above_it(place: Place, pages: list[int]) -> None:
    assert pages_of(place, BOOKLET) == pages
