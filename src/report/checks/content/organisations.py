"""The names of organisations, across all files of an edition."""

from collections.abc import Iterator
from itertools import combinations

from report.checks.content.spelling import same_organisation
from report.model import Draft
from report.problems import Place, Problem, Severity
from report.source import Source


def two_spellings(draft: Draft) -> Iterator[Problem]:
    """An organisation has one spelling in all texts and in the award's history. A warning.

    Spellings are taken for the same name if they differ in capitals, dots, hyphens, the
    s of a genitive, the words kommun, stad and AB, or in one letter of a long name.

    Bad: `name: Lulea kommun` in a text, `Luleå kommun` in the history. Good: `name: Luleå
    kommun` in both.
    """
    first: dict[str, Place] = {}
    for name, place in _names(draft):
        first.setdefault(name, place)
    for one, other in combinations(first, 2):
        if same_organisation(one, other):
            there = first[one]
            yield Problem(
                "two-spellings",
                f"'{other}' is spelt '{one}' in {there.path.name}, line {there.line}",
                first[other],
                "Write the name as the organisation does, and the same everywhere.",
                Severity.WARNING,
            )


def _names(draft: Draft) -> Iterator[tuple[str, Place]]:
    """Give the names with their places, those of the history first."""
    if history := draft.award.history.source:
        yield from _names_of_history(history)
    for file in draft.texts.values():
        if file.source and (name := file.source.text("name")):
            yield name, file.source.place("name")


def _names_of_history(source: Source) -> Iterator[tuple[str, Place]]:
    for year in range(source.count("years")):
        for number in range(source.count("years", year, "recipients")):
            way = ("years", year, "recipients", number, "name")
            if name := source.text(*way):
                yield name, source.place(*way)
        for number in range(source.count("years", year, "honorary")):
            if name := source.text("years", year, "honorary", number):
                yield name, source.place("years", year, "honorary", number)
