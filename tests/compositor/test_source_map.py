"""Which text of the content stands where."""

from dataclasses import replace
from pathlib import Path

import pytest

from report.checks import printed
from report.checks.printed import Wording
from report.compositor.compositor import Compositor
from report.compositor.source_map import SourceBox, source_boxes, source_pictures
from report.graphics.placed import PictureBox, largest_widths_mm
from report.linebreaking import BlockBox, Choices
from report.problems import Place
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.editions import read
from support.photos import photograph, saved

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
    layout = Compositor(mini, edition).page(PROFILE, text).layout
    return list(source_boxes(layout.areas(), printed.of_page(PROFILE, text)))


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


def with_photograph(workspace: Workspace, slug: str = "norrby", name: str = "a.jpg") -> None:
    """Give a text of the small workspace a wide photograph, with a focus at its edge."""
    path = workspace.year(2019) / f"{slug}.md"
    line = f'photo: {{ file: {name}, alt: Fält i många färger, focus: "90 50" }}'
    path.write_text(path.read_text("utf-8").replace("people:", f"{line}\npeople:", 1), "utf-8")
    images = workspace.year(2019) / "images"
    images.mkdir(exist_ok=True)
    (images / name).write_bytes(saved(photograph((1600, 800))))


def test_all_of_a_photograph_is_found_with_what_its_frame_cuts_off(mini: Workspace) -> None:
    with_photograph(mini)
    edition = read(mini, 2019).require()
    text = edition.texts[0]
    for filled in (
        Compositor(mini, edition).page(PROFILE, text),
        Compositor(mini, edition).article(text),
    ):
        assert filled
        (box,) = filled.layout.pictures()
        seen, whole = box.seen_mm, box.whole_mm
        assert whole[2] / whole[3] == pytest.approx(2, rel=0.01)
        for axis in (0, 1):
            assert whole[axis] <= seen[axis] + 0.01
            assert whole[axis] + whole[axis + 2] >= seen[axis] + seen[axis + 2] - 0.01
        widths_mm = largest_widths_mm(filled.layout.pictures())
        assert widths_mm == {"content/2019/images/a.jpg": whole[2]}


def test_a_photograph_leads_to_its_focus_in_the_text_on_whose_page_it_is(mini: Workspace) -> None:
    for slug in ("norrby", "soderby"):
        with_photograph(mini, slug)
    edition = read(mini, 2019).require()
    boxes = [PictureBox(page, "content/2019/images/a.jpg", BOX, BOX) for page in (4, 7)]
    texts = [SourceBox(7, BOX, "Söderby", Place(mini.year(2019) / "soderby.md", 2))]
    found = source_pictures(boxes, edition, mini.root, texts)
    assert [(one.box.page, one.place.path.stem, one.focus) for one in found] == [
        (4, "norrby", (90, 50)),
        (7, "soderby", (90, 50)),
    ]
    lines = found[1].place.path.read_text("utf-8").splitlines()
    assert "focus" in lines[found[1].place.line - 1]
    assert source_pictures([PictureBox(1, "styles/a.png", BOX, BOX)], edition, mini.root) == ()


def test_what_is_cut_off_a_photograph_lies_outside_what_is_seen(mini: Workspace) -> None:
    with_photograph(mini)
    edition = read(mini, 2019).require()
    text, compositor = edition.texts[0], Compositor(mini, edition)
    filled = compositor.article(text)
    assert filled
    setting = replace(filled.setting, picture_mm=-9)
    layout = compositor.booklet_setter.render(text, filled.makeup, setting, Choices())
    (box,) = layout.pictures()
    assert box.whole_mm[3] - box.seen_mm[3] == pytest.approx(9, abs=0.1)
    assert box.whole_mm[1] < box.seen_mm[1]
    assert box.whole_mm[0] == pytest.approx(box.seen_mm[0], abs=0.1)
