"""On which page a place of the content is printed."""

from pathlib import Path

import pytest

from report.compositor.source_map import SourceBox, SourcePicture
from report.design.reasons import Reason
from report.graphics.placed import PictureBox
from report.model import Focus
from report.preview.as_json import as_json, pages_of
from report.preview.images import Image
from report.preview.listed import ListedText
from report.preview.state import Product, Shown, ShownPage
from report.problems import Place
from report.proof.listing import State

from support.spoken import swedish

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


def test_a_text_comes_with_where_it_stands_in_words() -> None:
    root = Path("/work")
    path = root / "content/2019/malmo.md"
    text = ListedText("malmo", "Malmö stad", "Mottagare", State.PROOF_SENT, path)
    (found,) = as_json(Shown("Provet", texts=(text,)), root)["texts"]
    assert found["state"] == "proof_sent"
    assert found["standing"] == "proof sent"
    assert found["file"] == found["place"] == "content/2019/malmo.md"
    with swedish():
        (found,) = as_json(Shown("Provet", texts=(text,)), root)["texts"]
    assert (found["state"], found["standing"]) == ("proof_sent", "korrektur skickat")


def test_a_photograph_comes_with_its_focus_and_a_page_with_its_reason() -> None:
    root = Path("/work")
    box = PictureBox(1, "content/2019/images/a.jpg", (16, 20.004, 60, 40), (16, 15, 60, 50))
    place = Place(root / "content/2019/malmo.md", 12, 9)
    picture = SourcePicture(box, "Lärare", Focus(52, 31), place)
    reasons = {2: Reason("face", "an upright photograph", ("the criteria",))}
    pages = (ShownPage(IMAGE), ShownPage(IMAGE, (), (picture,)))
    shown = Shown("Provet", {"booklet": Product("Häftet", pages, reasons=reasons)})
    first, second = as_json(shown, root)["products"]["booklet"]["pages"]
    assert (first["reason"], first["photographs"]) == (None, [])
    assert second["reason"] == {
        "design": "face",
        "why": "an upright photograph",
        "gaveWay": ("the criteria",),
    }
    (found,) = second["photographs"]
    assert (found["seen"], found["whole"]) == ([16, 20, 60, 40], [16, 15, 60, 50])
    assert (found["focus"], found["place"]) == ((52, 31), "content/2019/malmo.md:12:9")
