"""Whether the day of publication agrees with the conference and with the sources."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from report.locales import N_, _
from report.model import (
    Criteria,
    EditionFields,
    EditionFiles,
    Essay,
    History,
    Profile,
    Reference,
    YearReference,
)
from report.problems import Place, Problem, Severity, quoted
from report.swedish import spoken_date

_TOO_EARLY: Final = N_(
    "{day} is not after the end of the conference, and the booklet says that it was compiled "
    "afterwards"
)
_IN_ITS_YEAR: Final = N_(
    "{day} is not after the end of the year, and the booklet says that it was compiled afterwards"
)


def publication_day(files: EditionFiles) -> Iterator[Problem]:
    """A booklet is published by the end of its conference, and later if it is compiled afterwards.

    Without a conference, one that is compiled afterwards is published after its year.
    """
    fields, source = files.contents.fields, files.contents.source
    if fields and source and (fault := _fault(fields)):
        message, advice = fault
        yield Problem("publication-day", message, source.place("published"), advice)


def _fault(fields: EditionFields) -> tuple[str, str] | None:
    """Say what is wrong with the day of publication and what to do, or nothing."""
    end = fields.event.end if fields.event else date(fields.year, 12, 31)
    if fields.retrospective and fields.published <= end:
        message = _TOO_EARLY if fields.event else _IN_ITS_YEAR
        return (
            _(message, day=spoken_date(fields.published)),
            _("Write the day on which it was compiled, or take 'retrospective:' out."),
        )
    if not fields.retrospective and fields.event and fields.published > end:
        return (
            _(
                "{day} is after the conference at which the booklet is handed out",
                day=spoken_date(fields.published),
            ),
            _("Write 'retrospective: true' if it was compiled afterwards, or else the right day."),
        )
    return None


def later_source(files: EditionFiles) -> Iterator[Problem]:
    """A source was published no later than the booklet that cites it. A warning."""
    if (fields := files.contents.fields) is None:
        return
    for reference, place in _cited(files, fields):
        if reference.published and reference.published > fields.published:
            yield Problem(
                "later-source",
                _(
                    "{title} was published after the booklet, which is of {day}",
                    title=quoted(reference.title),
                    day=spoken_date(fields.published),
                ),
                place,
                _("Leave it out, with what rests on it alone, or correct the date."),
                Severity.WARNING,
            )


def _cited(files: EditionFiles, edition: EditionFields) -> Iterator[tuple[Reference, Place]]:
    """Yield the sources that the booklet cites, with the places of their days."""
    for file in files.text_files:
        if file.source and file.fields and _is_printed(file.fields, edition):
            for number, reference in enumerate(file.fields.sources):
                if _tells_of(reference, edition.year):
                    yield reference, file.source.place("sources", number, "published")


def _is_printed(fields: Essay | Criteria | History | Profile, edition: EditionFields) -> bool:
    return not isinstance(fields, Essay) or fields.belongs_to(edition.year)


def _tells_of(reference: Reference, year: int) -> bool:
    """Return whether a booklet of a year cites a source, which may tell of later years alone."""
    years = reference.years if isinstance(reference, YearReference) else ()
    return not years or min(years) <= year
