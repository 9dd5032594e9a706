"""What is wrong with what editors write: checks of the files of an edition.

Each check is a function that takes the files of an edition and yields problems of one rule,
which has the function's name with hyphens; docs/rules.md has a heading for each.
"""

from collections.abc import Callable, Iterator
from typing import Final

from report.checks.content.approvals import changed_after_approval, unknown_approval
from report.checks.content.characters import unprintable_character
from report.checks.content.colours import pale_accent, unknown_colour
from report.checks.content.dates import impossible_date, wrong_order
from report.checks.content.display import no_room
from report.checks.content.figures import figure_without_number
from report.checks.content.headings import heading_level, underlined_heading
from report.checks.content.lines import joined_lines
from report.checks.content.links import link_scheme, unfit_link, unknown_text
from report.checks.content.lists import accidental_list, wordless_item
from report.checks.content.markdown import (
    hidden_text,
    lines_in_field,
    markdown_in_field,
    stray_markdown,
    unsupported_markdown,
)
from report.checks.content.organisations import two_spellings
from report.checks.content.people import unknown_person
from report.checks.content.pictures import (
    missing_picture,
    poor_alternative,
    small_picture,
    strange_colours,
    unreadable_picture,
    unused_picture,
)
from report.checks.content.places import place_outside_map
from report.checks.content.publication import later_source, publication_day
from report.checks.content.readability import hard_text, long_sentence
from report.checks.content.steps import shared_step
from report.checks.content.words import long_word
from report.model import EditionFiles
from report.problems import Problem

Check = Callable[[EditionFiles], Iterator[Problem]]

CHECKS: Final[tuple[Check, ...]] = (
    unsupported_markdown,
    hidden_text,
    stray_markdown,
    markdown_in_field,
    lines_in_field,
    heading_level,
    underlined_heading,
    accidental_list,
    wordless_item,
    joined_lines,
    long_word,
    link_scheme,
    unfit_link,
    unknown_text,
    impossible_date,
    wrong_order,
    shared_step,
    publication_day,
    later_source,
    figure_without_number,
    long_sentence,
    hard_text,
    place_outside_map,
    no_room,
    two_spellings,
    unknown_person,
    missing_picture,
    unreadable_picture,
    strange_colours,
    small_picture,
    poor_alternative,
    unused_picture,
    unknown_colour,
    unprintable_character,
    pale_accent,
    changed_after_approval,
    unknown_approval,
)


def content_problems(files: EditionFiles) -> Iterator[Problem]:
    """Yield what all checks find in an edition's files."""
    for check in CHECKS:
        yield from check(files)
