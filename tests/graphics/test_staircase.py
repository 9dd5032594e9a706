"""The staircase of the cover."""

import re

from report.graphics import staircase
from report.styles import read_colours
from report.workspace import Workspace

from conftest import REPOSITORY

COLOURS = read_colours(Workspace(REPOSITORY))


def test_the_cover_has_seven_steps_of_a_riser_and_a_tread() -> None:
    assert staircase(COLOURS).count("<polygon ") == 7 * 2


def test_the_staircase_says_what_it_shows() -> None:
    assert re.match(
        r"<svg [^>]*><title>En gyllene trappa med sju steg\.</title>", staircase(COLOURS)
    )


def test_every_shape_carries_a_colour_of_the_house() -> None:
    fills = set(re.findall(r'fill="(.*?)"', staircase(COLOURS)))
    assert fills == {COLOURS[f"gold-{n}"] for n in range(1, 8)}
