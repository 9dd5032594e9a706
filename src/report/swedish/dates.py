"""Dates, intervals of dates and enumerations in Swedish words."""

from collections.abc import Iterable
from datetime import date
from typing import Final

SWEDISH: Final = "sv_SE"
_DAY: Final = "d MMMM y"


def spoken_date(day: date) -> str:
    """Write a date as Swedish prose does.

    >>> spoken_date(date(2019, 6, 13))
    '13 juni 2019'
    """
    return _format(day, _DAY, SWEDISH)


def spoken_interval(start: date, end: date, locale: str = SWEDISH) -> str:
    """Write an interval of days as briefly as can be, in Swedish or in English.

    Babel has no interval with the month spelt out in Swedish, so the rule is ours.

    >>> spoken_interval(date(2019, 11, 14), date(2019, 11, 15))
    '14–15 november 2019'
    >>> spoken_interval(date(2019, 11, 28), date(2019, 12, 2))
    '28 november – 2 december 2019'
    >>> spoken_interval(date(2019, 11, 14), date(2019, 11, 15), "en_GB")
    '14–15 November 2019'
    """
    last = _format(end, _DAY, locale)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    first = _format(start, "d MMMM" if start.year == end.year else _DAY, locale)
    return f"{first} – {last}"


def enumeration(items: Iterable[str], conjunction: str = "och") -> str:
    """Join items with commas, and the last of them with 'och' or another conjunction.

    >>> enumeration(["Skara", "Malmö", "Luleå"])
    'Skara, Malmö och Luleå'
    """
    *first, last = items
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _format(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date  # reads its locales when imported

    return format_date(day, pattern, locale=locale)
