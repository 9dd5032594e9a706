"""What ends the pages of a text: where its steps stand."""

import re
from pathlib import Path

import pytest

from report.compositor.compositor import Compositor
from report.copyfit.reckoning import NO_CHOICES
from report.design.makeup import Makeup
from report.design.settings import Setting

from support.editions import read
from support.laid import boxes
from support.workspaces import copy_some

NOTICED_MM = 6
REST_MM = 8  # left of the page


@pytest.mark.parametrize(("count", "form"), [(2, "moments"), (8, "chronology")])
def test_steps_in_words_stand_with_what_is_above_and_the_flight_at_the_foot(
    count: int, form: str, tmp_path: Path
) -> None:
    workspace = copy_some(tmp_path, "norrby")
    path = workspace.year(2019) / "norrby.md"
    steps = "".join(f"  - {{ when: {2010 + n}, what: Steg {n} }}\n" for n in range(count))
    text, found = re.subn(
        r"(?m)^timeline:\n(?:[ -].*\n)+", f"timeline:\n{steps}", path.read_text("utf-8")
    )
    assert found == 1
    path.write_text(text, "utf-8")
    edition = read(workspace, 2019).require()
    setting = Setting(9.3, 1.36, 0, 8, 2, rest_mm=REST_MM)
    press = Compositor(workspace, edition).booklet_press
    layout = press.render(edition.texts[0], Makeup("page"), setting, NO_CHOICES)
    assert layout.page_count == 1
    above, words, flight = (boxes(layout, name)[0] for name in ("asides", form, "flight"))
    assert 0 < words.top - above.bottom < NOTICED_MM
    assert flight.top - words.bottom > REST_MM
