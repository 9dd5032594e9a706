"""Dates, intervals of dates and enumerations in Swedish words."""

from collections.abc import Iterable
from datetime import date


def spoken_date(day: date) -> str:
    """Write a date as Swedish prose does.

    >>> spoken_date(date(2019, 6, 13))
    '13 juni 2019'
    """
    return _format(day, "d MMMM y")


def spoken_interval(start: date, end: date) -> str:
    """Write an interval of days as briefly as can be.

    Babel has no interval with the month spelt out in Swedish, so the rule is ours.

    >>> spoken_interval(date(2019, 11, 14), date(2019, 11, 15))
    '14–15 november 2019'
    >>> spoken_interval(date(2019, 11, 28), date(2019, 12, 2))
    '28 november – 2 december 2019'
    """
    if start == end:
        return spoken_date(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{spoken_date(end)}"
    if start.year == end.year:
        return f"{_format(start, 'd MMMM')} – {spoken_date(end)}"
    return f"{spoken_date(start)} – {spoken_date(end)}"


def enumeration(items: Iterable[str]) -> str:
    """Join items with commas and a last 'och'.

    >>> enumeration(["Skara", "Malmö", "Luleå"])
    'Skara, Malmö och Luleå'
    """
    *first, last = items
    return f"{', '.join(first)} och {last}" if first else last


def _format(day: date, pattern: str) -> str:
    from babel.dates import format_date  # reads its locales when imported

    return format_date(day, pattern, locale="sv_SE")
