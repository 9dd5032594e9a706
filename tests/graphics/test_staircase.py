"""The staircase of the cover."""

import re
from itertools import pairwise

from report.design.colours import read_colours
from report.graphics.staircase import staircase
from report.workspace import Workspace

from support.workspaces import REPOSITORY

COLOURS = read_colours(Workspace(REPOSITORY))


def cover(left_mm: float = 0) -> str:
    return staircase(COLOURS, 148, 148, left_mm)


def test_the_back_cover_shows_what_lies_left_of_the_front() -> None:
    front, back = cover(), cover(-148)
    assert back == front.replace('viewBox="0 ', 'viewBox="-148 ')


def test_the_cover_has_seven_steps_of_a_riser_and_a_tread() -> None:
    assert cover().count("<polygon ") == 7 * 2


def test_the_staircase_says_what_it_shows() -> None:
    assert re.match(r"<svg [^>]*><title>En gyllene trappa med sju steg\.</title>", cover())


def test_every_shape_carries_a_colour_of_the_house() -> None:
    fills = set(re.findall(r'fill="(.*?)"', cover()))
    assert fills == {COLOURS[f"gold-{n}"] for n in range(1, 8)} | {COLOURS["step-7"]}


def test_each_step_can_be_told_from_those_around_it() -> None:
    fills = re.findall(r'fill="(.*?)"', cover())
    assert all(before != after for before, after in pairwise(fills))


def test_for_a_press_the_window_is_larger_by_the_bleed() -> None:
    drawing = staircase(COLOURS, 148, 148, 0, over_mm=5)
    assert 'width="158mm" height="153mm" viewBox="-5 0 158 153"' in drawing
    assert max(float(y) for y in re.findall(r",(-?[\d.]+)", drawing)) == 153
