"""How many pages a text of the booklet gets, and how full they are; profiles with photographs."""

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from report.compositor.compositor import Compositor
from report.copyfit import Filled
from report.copyfit.reckoning import NO_CHOICES, Reckoning
from report.design.makeup import Makeup
from report.design.settings import GIVES_WAY, LOST, Setting, largest, smallest
from report.graphics.placed import largest_widths_mm
from report.model import Profile, Text
from report.products.profile import PROFILE
from report.workspace import Workspace

from support.drawn import pictures, prose
from support.editions import read
from support.workspaces import copy_repository, copy_with_names

AREA_MM: Final = 210 - 17 - 16.61  # of a page of the booklet, between its margins
LEADING_MM: Final = 1.5  # the white below the letters of a line
# Texts without a photograph and with one, by how many words they have.
LENGTHS: Final = {"Text": (80, 150, 450, 900), "Bild": (80, 300, 1150)}
NAMES: Final = [f"{kind} med {words} ord" for kind, lengths in LENGTHS.items() for words in lengths]
FOCUS: Final = "50 32"


def photograph(workspace: Workspace, year: int, slug: str, shape: str) -> None:
    """Give a text a photograph of this shape in place of all others."""
    folder = workspace.year(year) / "images"
    folder.mkdir(exist_ok=True)
    scene = pictures.Scene(shape, (50, 32), 1, 0.5)
    (folder / f"{slug}.jpg").write_bytes(pictures.file(scene, "jpg"))
    path = workspace.year(year) / f"{slug}.md"
    photo = (
        f"photo: {{ file: {slug}.jpg, alt: En figur, caption: En figur mot himlen., "
        f"credit: Provbild, focus: {FOCUS} }}\nstandfirst:"
    )
    text, count = re.subn("(?m)^standfirst:", photo, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")


@dataclass(frozen=True)
class Set:
    """A text of so many words and its pages of the booklet."""

    text: Text[Profile]
    filled: Filled

    @property
    def makeup(self) -> Makeup:
        return self.filled.makeup

    @property
    def last(self) -> float:
        """How much of the last page is filled, the room for notes left out."""
        pages = self.filled.fill * self.makeup.pages - (self.makeup.pages - 1)
        return pages - self.filled.setting.rest_mm / AREA_MM


@pytest.fixture(scope="module")
def compositor(tmp_path_factory: pytest.TempPathFactory) -> Compositor:
    """An edition with texts of all lengths, with and without a photograph."""
    workspace = copy_with_names(tmp_path_factory.mktemp("lengths"), *NAMES)
    for number, name in enumerate(NAMES, start=1):
        slug, words = f"text-{number:02}", int(name.split()[2])
        path = workspace.year(2019) / f"{slug}.md"
        front = path.read_text("utf-8").split("---\n")[1]
        body = prose.body(Random(number), words, [], "Norrby")  # noqa: S311 - a test's own
        path.write_text(f"---\n{front}---\n\n{body}\n", "utf-8")
        if name.startswith("Bild"):
            photograph(workspace, 2019, slug, "3-4")
    return Compositor(workspace, read(workspace, 2019).require())


@pytest.fixture(scope="module")
def sets(compositor: Compositor) -> dict[str, Set]:
    """All texts by their names, each on the pages that suit it best."""
    found = {}
    for text in compositor._edition.texts:
        filled = compositor.article(text)
        assert filled, text.fields.name
        found[text.fields.name] = Set(text, filled)
    assert list(found) == NAMES
    return found


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("Text med 80 ord", {1}),
        ("Bild med 80 ord", {1}),
        ("Text med 150 ord", {1}),
        ("Bild med 300 ord", {2}),
        ("Text med 450 ord", {2}),
        ("Text med 900 ord", {3, 4}),
        ("Bild med 1150 ord", {4, 5}),
    ],
)
def test_the_longer_a_text_the_more_pages(sets: dict[str, Set], name: str, pages: set[int]) -> None:
    assert sets[name].makeup.pages in pages


def test_short_texts_have_a_design_of_their_own(sets: dict[str, Set]) -> None:
    for name, one in sets.items():
        assert (one.makeup.design == "page") is (one.makeup.pages == 1), name


def test_the_last_page_is_at_least_half_full_or_a_third(sets: dict[str, Set]) -> None:
    for name, one in sets.items():
        assert one.last >= (1 / 3 if one.makeup.pages > 2 else 1 / 2) - 0.02, name


def test_what_ends_the_pages_stands_at_their_foot(sets: dict[str, Set]) -> None:
    for name, one in sets.items():
        empty_mm = (1 - one.filled.fill) * one.makeup.pages * AREA_MM
        assert -0.1 <= empty_mm <= 1 + LEADING_MM, name


def test_pages_come_out_as_many_as_were_planned(sets: dict[str, Set]) -> None:
    for name, one in sets.items():
        assert one.filled.layout.page_count == one.makeup.pages, name


def test_hardly_any_text_is_laid_out_more_than_once_beside_its_probe(sets: dict[str, Set]) -> None:
    assert sum(one.filled.renders == 2 for one in sets.values()) >= len(sets) - 2


@pytest.mark.parametrize("name", ["Text med 450 ord", "Bild med 300 ord", "Bild med 80 ord"])
def test_a_probe_tells_the_same_as_a_layout(
    compositor: Compositor, sets: dict[str, Set], name: str
) -> None:
    text, makeup = sets[name].text, sets[name].makeup
    setter = compositor.booklet_setter
    ranges = setter.ranges(text, makeup)
    low = smallest(ranges)
    anatomy = setter.probe(text, makeup, low)
    assert anatomy
    reckoning = Reckoning(anatomy, low, makeup.pages)
    between = Setting(9.2, 1.36, low.picture_mm / 2, 8, 3)
    tried = 0
    for setting in (low, between, largest(ranges)):
        reckoned = reckoning.reckon(setting).fill
        fill = setter.render(text, makeup, setting, NO_CHOICES).fill
        if reckoned <= makeup.pages:
            tried += 1
            # Below the last ink a box may go on by less than a line.
            assert mm_of(reckoned) - LEADING_MM <= mm_of(fill) <= mm_of(reckoned) + 0.1
        else:
            assert fill > makeup.pages - LEADING_MM / AREA_MM
    assert tried


def mm_of(fill: float) -> float:
    return fill * AREA_MM


# The longest texts of the editions, and one with long lists: each with a shape of its own.
PROFILES: Final = {
    ("vasteras", "3-4"): 2016,
    ("malmo", "3-2"): 2019,
    ("mjolby", "1-1"): 2021,
}


@pytest.fixture(scope="module", params=list(PROFILES), ids="-".join)
def profile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Text[Profile], Filled]:
    slug, shape = request.param
    year = PROFILES[request.param]
    workspace = copy_repository(Path(tmp_path_factory.mktemp("profiles")))
    photograph(workspace, year, slug, shape)
    edition = read(workspace, year).require()
    (text,) = (text for text in edition.texts if text.slug == slug)
    return text, Compositor(workspace, edition).page(PROFILE, text)


def test_a_long_text_with_a_photograph_fills_its_profile(
    profile: tuple[Text[Profile], Filled],
) -> None:
    text, filled = profile
    assert 0.97 <= filled.fill <= 1
    assert filled.layout.page_count == 1
    (width_mm,) = largest_widths_mm(filled.layout.pictures()).values()
    assert width_mm >= 40
    assert list(filled.makeup.without) == [one for one in GIVES_WAY if one in filled.makeup.without]
    assert LOST.isdisjoint(filled.makeup.without), text.slug
