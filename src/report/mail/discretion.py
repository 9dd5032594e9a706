"""Messages about files with personal data: what is wrong and where, and not what is written."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from report.locales import N_, _
from report.problems import Problem

# Rules whose words repeat what was found, in words that do not; their advice is from the models.
_WORDS: Final = {
    "unknown-field": N_("there is no such field here"),
    "duplicate-field": N_("a field is given twice"),
    "cut-off": N_("what stands here is taken for a comment"),
    "yaml-tag": N_("what stands here is taken for a YAML tag"),
    "yaml-syntax": N_("the line is not YAML"),
    "garbled-text": N_("what stands here looks like letters that lost their encoding"),
    "broken-fence": N_("the line is not YAML"),
    "unknown-choice": N_("what stands here is not a possible value"),
    "unfit-slug": N_("what stands here cannot be the name of a text"),
    "not-a-number": N_("what stands here is not a number"),
    "out-of-range": N_("the number is too low or too high"),
    "unfit-value": N_("what stands here is not a possible value"),
    "not-an-address": N_("what stands here is not a web address"),
    "not-a-date": N_("what stands here is not a date"),
}
_QUOTED: Final = re.compile("['”][^'”]{4,}")  # more than a sign or two
_ADVICE: Final = N_("Write one field a line, as in recipients.example.yaml.")
_OF_THE_PARSER: Final = ("yaml-syntax", "yaml-tag", "cut-off", "duplicate-field", "garbled-text")


def discreet(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in words that repeat nothing of the file."""
    return tuple(map(_discreet, problems))


def _discreet(problem: Problem) -> Problem:
    is_about_a_sign = problem.rule == "yaml-syntax" and not _QUOTED.search(problem.message)
    if problem.rule not in _WORDS or is_about_a_sign:
        return problem
    advice = _(_ADVICE) if problem.rule in _OF_THE_PARSER else problem.advice
    return replace(problem, message=_(_WORDS[problem.rule]), advice=advice)
