"""Preflight: checks on finished files, each one function that finds one kind of problem."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from report.checks.preflight.boxes import missing_bleed, wrong_page_count, wrong_page_size
from report.checks.preflight.contrast import low_contrast
from report.checks.preflight.edges import text_near_trim
from report.checks.preflight.file import Expected, Finished, Limits, opened
from report.checks.preflight.fonts import font_not_embedded, foreign_font
from report.checks.preflight.foreign import looked_into
from report.checks.preflight.inks import four_colour_black, too_much_ink, wrong_colour_space
from report.checks.preflight.intent import missing_output_intent
from report.checks.preflight.links import annotation_in_print, dead_link
from report.checks.preflight.pictures import low_resolution, picture_without_alternative
from report.checks.preflight.spots import unequal_spot, unknown_spot, unused_spot
from report.checks.preflight.standards import broken_accessibility, broken_archiving
from report.checks.preflight.words import lost_text
from report.problems import Problem
from report.products.target import Target

__all__ = [
    "CHECKS",
    "Expected",
    "Finished",
    "Limits",
    "annotation_in_print",
    "broken_accessibility",
    "broken_archiving",
    "dead_link",
    "font_not_embedded",
    "foreign_font",
    "four_colour_black",
    "lost_text",
    "low_contrast",
    "low_resolution",
    "missing_bleed",
    "missing_output_intent",
    "opened",
    "picture_without_alternative",
    "preflight",
    "text_near_trim",
    "too_much_ink",
    "unequal_spot",
    "unknown_spot",
    "unused_spot",
    "wrong_colour_space",
    "wrong_page_count",
    "wrong_page_size",
]

Check = Callable[[Finished], Iterable[Problem]]

_PAPER: tuple[Check, ...] = (wrong_page_size, wrong_page_count, font_not_embedded, foreign_font)
_SCREEN: tuple[Check, ...] = (
    *_PAPER,
    broken_accessibility,
    broken_archiving,
    picture_without_alternative,
    dead_link,
    low_contrast,
    low_resolution,
    text_near_trim,
    lost_text,
)
_PRESS: tuple[Check, ...] = (
    *_PAPER,
    missing_bleed,
    missing_output_intent,
    wrong_colour_space,
    unknown_spot,
    unused_spot,
    unequal_spot,
    four_colour_black,
    too_much_ink,
    low_resolution,
    text_near_trim,
    annotation_in_print,
    lost_text,
)

CHECKS: Mapping[Target, tuple[Check, ...]] = {
    Target.SCREEN: _SCREEN,
    Target.OFFICE: _PAPER,
    Target.PRESS: _PRESS,
}


def preflight(file: Finished) -> list[Problem]:
    """Find everything that is wrong with a finished file, check after check.

    A check that cannot look into a file that is not ours is told once, and hides no other.
    """
    problems: list[Problem] = []
    unlike: Problem | None = None
    for check in CHECKS[file.form.target]:
        name = check.__name__.replace("_", "-")
        found, fault = looked_into(file.path, name, partial(check, file))
        problems += found
        unlike = unlike or fault
    return [*problems, *([unlike] if unlike else ())]
