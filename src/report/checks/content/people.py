"""The people whom a text names."""

import re
from collections.abc import Iterator
from typing import Final

from report.checks.content.passages import Passage, running_text
from report.checks.content.spelling import nearest_person
from report.locales import _
from report.model import EditionFiles, ways_to_pictures
from report.problems import Problem, Severity
from report.source import Source

_NAME: Final = re.compile(r"\b[A-ZÅÄÖÉ][\w-]{1,40} (?:(?:von|af|de|van) )?[A-ZÅÄÖÉ][\w-]{1,40}")
_MOST: Final = 20  # people of a text that are looked at; the model allows twelve


def unknown_person(files: EditionFiles) -> Iterator[Problem]:
    """Who is named in a text stands under `people`, spelt the same. A warning.

    Looked at are names in the text and in captions that are nearly those of a person
    of this text. Who took a photograph is no person of the text, and stands in no list.
    """
    for file in files.texts.values():
        if file.source:
            yield from _misspelt(file.source)


def _misspelt(source: Source) -> Iterator[Problem]:
    people = _people(source)
    for passage in _where_people_are_named(source):
        for match in _NAME.finditer(passage.text):
            if person := nearest_person(match[0], people):
                yield Problem(
                    "unknown-person",
                    _("'{name}' is not a person of this text", name=match[0]),
                    passage.place(match.start()),
                    _(
                        "Did you mean '{person}'? Else add the person under 'people:'.",
                        person=person,
                    ),
                    Severity.WARNING,
                )


def _people(source: Source) -> list[str]:
    names = (source.text("people", n, "name") for n in range(min(source.count("people"), _MOST)))
    return [name for name in names if name]


def _where_people_are_named(source: Source) -> Iterator[Passage]:
    for picture in ways_to_pictures(source):
        way = (*picture, "caption")
        yield Passage(source.text(*way), source.place(*way), way)
    yield from running_text(source)
