"""The names of organisations, across all files of an edition."""

import re
from collections.abc import Iterator
from typing import Final

from report.checks.content.passages import passages
from report.checks.content.spelling import Organisations, misspelt_organisation
from report.locales import N_, _
from report.model import EditionFiles
from report.problems import Place, Problem, Severity, quoted
from report.source import Source

_MUNICIPALITY: Final = re.compile(r"\b[A-ZÅÄÖ][\w-]{1,40} (?:kommun|stad)(?=s?\b)")
_ADVICE: Final = N_("Write the name as the organisation does, and the same everywhere.")


def two_spellings(files: EditionFiles) -> Iterator[Problem]:
    """An organisation has one spelling in texts, edition and history. A warning.

    Spellings are taken for the same name if they differ in capitals, dots, hyphens, the
    s of a genitive, the words kommun, stad and AB, or in one letter of a long name.
    """
    first: dict[str, Place] = {}
    for name, place in _names(files):
        first.setdefault(name, place)
    known = Organisations()
    for other in first:
        for one in known.like(other):
            there = first[one]
            yield Problem(
                "two-spellings",
                _(
                    "{name} is spelt {other} in {file}, line {line}",
                    name=quoted(other),
                    other=quoted(one),
                    file=there.path.name,
                    line=there.line,
                ),
                first[other],
                _(_ADVICE),
                Severity.WARNING,
            )
        known.add(other)
    yield from _in_prose(files, known)


def _in_prose(files: EditionFiles, known: Organisations) -> Iterator[Problem]:
    """Find names of municipalities in texts and introductions that are nearly known ones."""
    for source in files.sources:
        for passage in passages(source):
            if passage.loc[-1:] == ("name",) or "honorary" in passage.loc:
                continue
            for match in _MUNICIPALITY.finditer(passage.text):
                if name := misspelt_organisation(match[0], known):
                    yield Problem(
                        "two-spellings",
                        _(
                            "{name} is spelt {other} elsewhere",
                            name=quoted(match[0]),
                            other=quoted(name),
                        ),
                        passage.place(match.start()),
                        _(_ADVICE),
                        Severity.WARNING,
                    )


def _names(files: EditionFiles) -> Iterator[tuple[str, Place]]:
    """Yield the names with their places, those of the history first."""
    if history := files.award.history.source:
        yield from _names_of_history(history)
    for file in files.texts.values():
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
