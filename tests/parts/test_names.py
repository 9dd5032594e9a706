"""Names and titles of any length stand in the band, beside its map."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.design import places
from report.design.slot import Slot
from report.model import read_edition
from report.workspace import Workspace

from support.laid import PRODUCTS, Desk, boxes, lines
from support.workspaces import REPOSITORY

FONTS = REPOSITORY / "styles" / "fonts"
NAMES = {
    "one word": "Ö",
    "one line": "Norrby kommun",
    "one line in smaller type": "Kalmarsunds gymnasieförbund",
    "a long word": "Storstockholmsgymnasieförbundet",
    "two lines": "Norra Norrlands gemensamma gymnasieförbund",
    "three lines": "Nämnden för grundskola, gymnasieskola och vuxenutbildning i Norrby, Söderby",
    "four lines": "Gemensamma nämnden för grundskola, gymnasieskola, vuxenutbildning och skolans "
    "digitala utveckling i norra Norrbygden",
}
TITLES = {
    "short": "Kort om norr",
    "a long word": "Digitaliseringsstrategiimplementeringsprojektgruppens väg",
    "as long as may be": "Så blev datorn ett verktyg bland andra i alla skolor i norr.",
}
SCOPE = "Grundskola, gymnasieskola, anpassad grundskola och vuxenutbildning på grundläggande nivå"
SLOTS = (
    places.BAND.name,
    places.PROFILE_BAND.title,
    places.CHAPTER,
    places.COVER_SUBTITLE,
    places.figure_values(4),
    places.milestones(6),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    from support.workspaces import copy_mini

    return copy_mini(tmp_path_factory.mktemp("names"))


@pytest.fixture(scope="module")
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_the_words_of_the_band_keep_off_its_map_and_its_edges(
    workspace: Workspace, desk: Desk, name: str, title: str, product: str
) -> None:
    rewrite(workspace.year(2019) / "norrby.md", name=name, title=title, scope=SCOPE)
    layout = desk.layout(product)
    (band,), (chart,) = boxes(layout, "masthead"), boxes(layout, "masthead-map")
    words = {part: lines(layout, f"masthead-{part}") for part in ("name", "title", "scope")}
    assert 1 <= len(words["name"]) <= 4
    for line in (line for part in words.values() for line in part):
        assert line.right <= chart.left - 2
    # In the order in which they are read, none in another.
    assert max(line.bottom for line in words["name"]) <= words["title"][0].top + 4
    assert max(line.bottom for line in words["title"]) <= words["scope"][0].top + 1
    assert max(line.bottom for line in words["scope"]) <= band.bottom - 1
    assert chart.bottom <= band.bottom + 0.01
    below = min(box.top for box in boxes(layout, "lead"))
    assert band.bottom <= below


def rewrite(path: Path, **fields: str) -> None:
    """Return fields of a text other values, each on its own line."""
    kept = path.read_text("utf-8").splitlines()
    found = [line.partition(":")[0] for line in kept]
    for field, value in fields.items():
        kept[found.index(field)] = f"{field}: {value}"
    path.write_text("\n".join([*kept, ""]), "utf-8")


def test_the_names_are_read_as_they_were_given(workspace: Workspace) -> None:
    rewrite(workspace.year(2019) / "norrby.md", name=NAMES["four lines"])
    texts = read_edition(workspace, 2019).require().texts
    assert texts[0].fields.name == NAMES["four lines"]


@given(
    slot=st.sampled_from(SLOTS),
    words=st.lists(st.text("aåMWi-", min_size=1, max_size=20), min_size=1, max_size=12),
)
@settings(deadline=None)
def test_a_longer_text_is_never_set_larger(slot: Slot, words: list[str]) -> None:
    rungs = [slot.rung(" ".join(words[:count]), FONTS) for count in range(1, len(words) + 1)]
    for rung, count in zip(rungs, range(1, len(words) + 1), strict=True):
        if rung:
            assert slot.line_count(" ".join(words[:count]), rung, FONTS) <= rung.lines
    numbers = [slot.rungs.index(rung) if rung else len(slot.rungs) for rung in rungs]
    assert numbers == sorted(numbers)


@given(st.sampled_from(SLOTS), st.text("aåMWi- ", min_size=1, max_size=60))
@settings(deadline=None)
def test_what_surely_fits_does_fit(slot: Slot, text: str) -> None:
    if slot.surely_fits(text):
        assert slot.rung(text, FONTS)
