"""Colours that can be read: WCAG 2.1, success criterion 1.4.3, asks for 4.5 to 1."""

import pytest

from report.checks.content.colours import fit_accents
from report.design.colours import read_colours
from report.model import read_edition
from report.source import read_yaml
from report.workspace import Workspace

from support.workspaces import REPOSITORY

WORKSPACE = Workspace(REPOSITORY)
COLOURS = read_colours(WORKSPACE)
ACCENTS = fit_accents(read_yaml(COLOURS.path).require().data)
STEPS = [f"step-{number}" for number in range(1, 8)]

# Text and the grounds on which the style sheets set it.
PAIRS = [
    *(("ink", ground) for ground in ("paper", "cream", *STEPS)),
    *((text, "paper") for text in ("ash", "gold-text", *ACCENTS)),
    *(("gold-text", ground) for ground in ("cream", "step-7")),
    *((accent, "cream") for accent in ACCENTS),
    *((text, accent) for text in ("paper", "gold-6", "gold-7") for accent in ACCENTS),
    *(("ink", f"gold-{number}") for number in range(3, 8)),  # folios on the steps of a timeline
]


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2.1 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text: str, ground: str) -> float:
    lighter, darker = sorted((luminance(COLOURS[text]), luminance(COLOURS[ground])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_known_at_its_ends() -> None:
    assert contrast("ink", "ink") == 1
    assert luminance("#ffffff") == pytest.approx(1)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


def test_the_accents_of_the_editions_are_among_those_that_can_be_read() -> None:
    chosen = {read_edition(WORKSPACE, year).require().fields.accent for year in WORKSPACE.years()}
    assert chosen
    assert chosen <= set(ACCENTS)
