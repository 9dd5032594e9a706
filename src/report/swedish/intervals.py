"""Intervals, which take a dash: '2014–2019', 'årskurs F–9', 'maj–juni'.

A hyphen between figures is more often part of a number that is written with it: of a telephone, an
organisation, a book, a date. So only what is an interval in its form and rises gets a
dash, and everything else stays as it is written.
"""

import re
from typing import Final

_MONTH: Final = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_DAY: Final = "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tors|fre|lör|sön"
# Thousands in groups, a number with decimals, or figures alone.
_NUMBER: Final = r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+,\d+|\d+"
_TIME: Final = r"\d{1,2}[.:]\d\d"

_NUMBERS: Final = re.compile(
    # not behind a sign that makes one number of both, nor behind figures and a space
    rf"(?<![\w.,:/+–§-])(?<!\d[ \u00a0])({_NUMBER})-({_NUMBER})"
    r"(?!\w|[/–]|[.,:]\w|-(?![a-zåäö])|[ \u00a0]\d)"
)
_WORDS: Final = re.compile(
    rf"(?i:\b({_MONTH})-(?=(?:{_MONTH})\b|\d{{1,2}}[ \u00a0](?:{_MONTH})\b)"
    rf"|\b({_DAY})-(?=(?:{_DAY})\b))"
    rf"|(?<![\w-])(F)-(?=[1-9](?!\w|-\d))|(?<![\w-])([Aa])-(?=[Öö](?!\w))"
)
_TIMES: Final = re.compile(rf"(?<![\w.,:/+-])({_TIME})-(?={_TIME}(?![\w:/-]|[.,]\d))")
# 2018/19-2019/20, 2018/2019-2019/2020, and days such as 17/8-20/12
_SCHOOL_YEAR_FORM: Final = r"\d{4}/(?:\d{4}|\d\d)"
_DAY_FORM: Final = r"\d{1,2}/\d{1,2}"
_SLASHED: Final = re.compile(
    rf"(?<![\w.,:/+-])(?:({_SCHOOL_YEAR_FORM})-(?={_SCHOOL_YEAR_FORM}(?![\w/-]))"
    rf"|({_DAY_FORM})-(?={_DAY_FORM}(?![\w/-])))"
)

# Behind these stands a number of something, in which a hyphen stays.
_NO_INTERVAL: Final = re.compile(
    r"(?i)(?:\b(?:tel|telefon|tfn|mobil|fax|ring|sms|issn|isbn|dnr|diarienr|diarienummer|ärende|id"
    r"|org|orgnr|organisationsnummer|organisationsnr|personnummer|bankgiro|bg|plusgiro|pg|postgiro"
    r"|konto|kontonummer|clearing|version|ver|artikel)(?:[.:]|\b)(?:\s*(?:nr|nummer)(?:[.:]|\b))?"
    r"|\+\d+)\s*(?:(?-i:[A-ZÅÄÖ]{2,6})[ \u00a0])?$"
)
# Behind these stand the goals of both sides, the lower number often first.
_SCORE: Final = re.compile(
    r"(?i)\b(?:vann|vinn|vinst|seger|segra|förlora|förlust|slutade|slutar|ställning|resultat|oavgjort"
    r"|kvitter|röstade|röstsiffror)\w*(?:\s+(?:blev|är|var|med|på|till))?\s+$"
)
_CLOCK: Final = re.compile(r"(?i)\b(?:kl\.?|klockan)\s*$")
_SCHOOL_YEAR: Final = re.compile(r"(?i)\bläsår(?:et|en)?\s*$")
_YEARS: Final = range(1500, 2100)
_MONTHS: Final = 12
_CONTEXT: Final = 40  # characters before a number that tell what it is


def with_dashes(text: str) -> str:
    """Put dashes into the intervals of a text.

    >>> with_dashes("Åren 2014-2019 i årskurs F-9, tel. 040-34 10 00, den 2019-06-14")
    'Åren 2014–2019 i årskurs F–9, tel. 040-34 10 00, den 2019-06-14'
    """
    if "-" not in text:
        return text
    text = _WORDS.sub(lambda match: f"{match[0][:-1]}–", text)
    text = _TIMES.sub(_dashed_time, text)
    text = _SLASHED.sub(lambda match: f"{match[0][:-1]}–", text)
    return _NUMBERS.sub(_dashed, text)


def _dashed(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    dash = "–" if _is_interval(match[1], match[2], before) else "-"
    return f"{match[1]}{dash}{match[2]}"


def _dashed_time(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    return match[0] if _NO_INTERVAL.search(before) else f"{match[1]}–"


def _is_interval(first: str, last: str, before: str) -> bool:
    """Return whether two numbers are the ends of an interval; `before` is what stands before."""
    if _NO_INTERVAL.search(before) or _SCORE.search(before):
        return False
    if _CLOCK.search(before):
        return len(first) <= 2 and len(last) <= 2
    if _has_zero(first) or (_has_zero(last) and len(first) != 4):
        return False
    if len(first) == 4 and first.isdigit():
        return _is_of_years(first, last, before)
    if max(map(_figures, (first, last))) > 3:
        return False
    return _value(first) < _value(last)


def _is_of_years(first: str, last: str, before: str) -> bool:
    """Return whether '2014-2019' or '2014-19' are years; '2019-06' is a month."""
    if int(first) not in _YEARS or not last.isdigit():
        return False
    if len(last) == 4:
        return int(last) in _YEARS and first < last
    if len(last) != 2 or int(last) <= int(first[2:]):
        return False
    return int(last) > _MONTHS or bool(_SCHOOL_YEAR.search(before))


def _has_zero(number: str) -> bool:
    """Return whether a number begins with a zero that does not count."""
    return re.match(r"0\d", number) is not None


def _figures(number: str) -> int:
    """Return the length of the longest group of figures."""
    return max(map(len, re.split(r"[ \u00a0,]", number)))


def _value(number: str) -> float:
    return float(re.sub(r"[ \u00a0]", "", number).replace(",", "."))
