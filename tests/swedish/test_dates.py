"""Dates as Babel writes them, from names of months that are kept."""

from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date

from report.swedish import dates

DAYS = [date(2019, month, month + 8) for month in range(1, 13)]


@pytest.mark.parametrize("locale", ["sv_SE", "en_GB"])
def test_dates_are_written_as_babel_does(
    locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", str(tmp_path))
    expected = [format_date(day, "d MMMM y", locale=locale) for day in DAYS]
    for _made_or_kept in range(2):
        dates._months.cache_clear()  # as another process would begin
        assert [dates.spoken_interval(day, day, locale) for day in DAYS] == expected
