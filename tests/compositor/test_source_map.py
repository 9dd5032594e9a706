"""Which text of the content stands where."""

from pathlib import Path

import pytest

from report.checks import printed
from report.checks.printed import Wording
from report.compositor.compositor import Compositor
from report.compositor.source_map import SourceBox, source_boxes
from report.linebreaking import BlockBox
from report.problems import Place
from report.workspace import Workspace

from support.editions import read

BOX = (10.0, 20.0, 30.0, 40.0)
MALMO, SKARA = Path("malmo.md"), Path("skara.md")


def places(texts: list[str], *wordings: tuple[str, Place]) -> list[str]:
    areas = [BlockBox(1, BOX, text) for text in texts]
    written = [Wording(text, place) for text, place in wordings]
    return [str(box.place) for box in source_boxes(areas, written)]


def test_typography_does_not_hide_where_a_text_comes_from() -> None:
    wording = ('Det "första" steget - 28 000', Place(MALMO, 7))
    assert places(["Det ”första” steget – 28\u00a0000"], wording) == ["malmo.md:7"]


def test_a_text_that_holds_a_longer_one_comes_from_there() -> None:
    wordings = (("Maarit Enbuske", Place(MALMO, 3)), ("skolchef", Place(MALMO, 4)))
    assert places(["Maarit Enbuske, skolchef"], *wordings) == ["malmo.md:3"]


def test_of_texts_that_read_alike_that_in_the_file_of_the_one_before_counts() -> None:
    wordings = (
        ("Juryn", Place(MALMO, 9)),
        ("Juryn", Place(SKARA, 8)),
        ("Skara kommun", Place(SKARA, 2)),
    )
    assert places(["Juryn", "Skara kommun", "Juryn"], *wordings) == [
        "malmo.md:9",
        "skara.md:2",
        "skara.md:8",
    ]


def test_what_nobody_wrote_has_no_place() -> None:
    assert places(["Läs mer"], ("Någonting annat som är långt", Place(MALMO, 1))) == []


@pytest.fixture
def on_profile(mini: Workspace) -> list[SourceBox]:
    edition = read(mini, 2019).require()
    text = edition.texts[0]
    layout = Compositor(mini, edition).profile(text).layout
    return list(source_boxes(layout.areas(), printed.of_profile(text)))


def test_most_of_what_is_written_has_its_spot(on_profile: list[SourceBox], mini: Workspace) -> None:
    lines = (mini.year(2019) / "norrby.md").read_text("utf-8").split("\n")
    found = {lines[box.place.line - 1] for box in on_profile}
    for beginning in ("name:", "title:", "standfirst:", "next:", "Första stycket", "## En mellan"):
        assert any(line.startswith(beginning) for line in found), beginning


def test_spots_lie_on_the_paper_and_below_one_another(on_profile: list[SourceBox]) -> None:
    assert len(on_profile) > 10
    for left, top, width, height in (box.box_mm for box in on_profile):
        assert left >= 0
        assert top >= 0
        assert left + width <= 210
        assert top + height <= 297
    tops = {box.text.split()[0]: box.box_mm[1] for box in on_profile}
    assert tops["Norrby"] < tops["Första"] < tops["Andra"]
