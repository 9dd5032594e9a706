"""Dates, intervals of dates and enumerations in Swedish words."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

from report.cache import key, remembered, version

SWEDISH: Final = "sv_SE"
_BETWEEN: Final = "\n"  # months, as they are kept


def spoken_date(day: date) -> str:
    """Write a date as Swedish prose does.

    >>> spoken_date(date(2019, 6, 13))
    '13 juni 2019'
    """
    return _date(day, SWEDISH)


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
    last = _date(end, locale)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    first = _day(start, locale) if start.year == end.year else _date(start, locale)
    return f"{first} – {last}"


def enumeration(items: Iterable[str], conjunction: str = "och") -> str:
    """Join items with commas, and the last of them with 'och' or another conjunction.

    >>> enumeration(["Skara", "Malmö", "Luleå"])
    'Skara, Malmö och Luleå'
    """
    *first, last = items
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _date(day: date, locale: str) -> str:
    return f"{_day(day, locale)} {day.year}"


def _day(day: date, locale: str) -> str:
    return f"{day.day} {_months(locale)[day.month - 1]}"


@cache
def _months(locale: str) -> list[str]:
    """Return the names of the months, the first to the last, as Babel has them.

    It takes 40 ms to read what it knows of a locale.
    """

    def read() -> str:
        from babel.dates import get_month_names

        names = get_month_names("wide", locale=locale)
        return _BETWEEN.join(names[number] for number in sorted(names))

    name = key("months", version("babel"), locale)
    return remembered(name, read, bytes.decode, str.encode).split(_BETWEEN)
