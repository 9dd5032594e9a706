"""Dates in words."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from report.checks.content.passages import passages
from report.locales import _
from report.model import EditionFiles
from report.problems import Place, Problem, Severity
from report.source import Source

MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_DATE: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def impossible_date(files: EditionFiles) -> Iterator[Problem]:
    """A date in words is a day that there is."""
    for source in files.sources:
        for passage in passages(source):
            for match in _DATE.finditer(passage.text):
                if not _is_a_day(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1])):
                    yield Problem(
                        "impossible-date",
                        _("'{date}' is not a day of the calendar", date=match[0]),
                        passage.place(match.start()),
                        _("Look the date up where it came from."),
                    )


def wrong_order(files: EditionFiles) -> Iterator[Problem]:
    """The steps of a timeline stand in their order, the oldest first. A warning."""
    for file in files.texts.values():
        for before, after in pairwise(_steps(file.source)) if file.source else ():
            if after.year < before.year:
                yield Problem(
                    "wrong-order",
                    _("'{older}' stands after '{newer}'", older=after.when, newer=before.when),
                    after.place,
                    _("Put the steps in their order, the oldest first."),
                    Severity.WARNING,
                )


class _Step(NamedTuple):
    """A step of a timeline whose year is known."""

    year: int
    when: str
    place: Place


def _steps(source: Source) -> Iterator[_Step]:
    for number in range(source.count("timeline")):
        when = source.text("timeline", number, "when")
        if years := _YEAR.findall(when):
            yield _Step(int(years[-1]), when, source.place("timeline", number, "when"))


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
