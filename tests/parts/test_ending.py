"""What ends the pages of a text: where its steps stand."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from report.compositor.compositor import Compositor
from report.copyfit.reckoning import NO_CHOICES
from report.design.makeup import Makeup
from report.design.settings import Setting
from report.typeset import Layout

from support.editions import read
from support.laid import boxes
from support.workspaces import copy_some

NOTICED_MM = 6
REST_MM = 8  # left of the page
MOST_REST_MM = 100  # so that the ending has no room on it
STEPS = {"moments": 2, "chronology": 8}  # how many of them stand in which form


@pytest.fixture(params=STEPS)
def form(request: pytest.FixtureRequest) -> str:
    """The class of steps that stand in words."""
    return str(request.param)


@pytest.fixture
def render(form: str, tmp_path: Path) -> Callable[[float], Layout]:
    """What sets a text with such steps, and leaves so many mm above the foot of its last page."""
    count = STEPS[form]
    workspace = copy_some(tmp_path, "norrby")
    path = workspace.year(2019) / "norrby.md"
    steps = "".join(f"  - {{ when: {2010 + n}, what: Steg {n} }}\n" for n in range(count))
    text, found = re.subn(
        r"(?m)^timeline:\n(?:[ -].*\n)+", f"timeline:\n{steps}", path.read_text("utf-8")
    )
    assert found == 1
    path.write_text(text, "utf-8")
    edition = read(workspace, 2019).require()
    setter = Compositor(workspace, edition).booklet_setter

    def rendered(rest_mm: float) -> Layout:
        setting = Setting(9.3, 1.36, 0, 8, 2, rest_mm=rest_mm)
        return setter.render(edition.texts[0], Makeup("page"), setting, NO_CHOICES)

    return rendered


def test_steps_in_words_stand_with_what_is_above_and_the_flight_at_the_foot(
    render: Callable[[float], Layout], form: str
) -> None:
    layout = render(REST_MM)
    assert layout.page_count == 1
    above, words, flight = (boxes(layout, name)[0] for name in ("asides", form, "flight"))
    assert 0 < words.top - above.bottom < NOTICED_MM
    assert flight.top - words.bottom > REST_MM


def test_an_ending_that_goes_over_takes_nothing_with_it(
    render: Callable[[float], Layout], form: str
) -> None:
    """As it is reckoned; the engine keeps lists together with what comes before them."""
    layout = render(MOST_REST_MM)
    above, words = (boxes(layout, name)[0] for name in ("asides", form))
    assert (above.page, words.page) == (1, 2)
