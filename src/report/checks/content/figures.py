"""Whether key figures tell something."""

import re
from collections.abc import Iterator
from typing import Final

from report.locales import _
from report.model import EditionFiles
from report.problems import Problem, Severity, quoted

SHORT_PHRASE: Final = 2  # words, such as 'Först ut'

# How many there are, without a number.
_VAGUE: Final = (
    "alla allt andra fler flera flertal flest hela hög högt lite lång många massor mer mest mycket "
    "några olika samtliga stor stora vissa"
)
_NUMBER: Final = re.compile(
    r"\d|\b(?:noll|två|tre\b|trett|fyra|fyrtio|fjorton|fem|sex|sju|åtta|åttio|arton|nio|nitton|"
    r"nittio|tio|elva|tolv|tjugo|tjog|dussin|hundra|tusen|miljon|miljard|hälft|halv|dubb)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w[\w’'-]*")


def figure_without_number(files: EditionFiles) -> Iterator[Problem]:
    """The value of a key figure is a number, or a word or two that say more than one. A warning.

    'Först' and 'iPad' do; 'Alla' and 'Flera skolor' only stand in the place of a number.
    """
    for file in files.texts.values():
        source = file.source
        for number in range(source.count("figures") if source else 0):
            way = ("figures", number, "value")
            if source and (message := _fault(source.text(*way))):
                yield Problem(
                    "figure-without-number",
                    message,
                    source.place(*way),
                    _(
                        "Write the number, or a word or two that surprise; else leave the "
                        "figure out."
                    ),
                    Severity.WARNING,
                )


def _fault(value: str) -> str:
    """Say what is wrong with a value, or nothing."""
    words = _WORD.findall(value.lower())
    if _NUMBER.search(value):
        return ""
    if not set(_VAGUE.split()).isdisjoint(words):
        return _("{value} stands in the place of a number", value=quoted(value))
    if len(words) > SHORT_PHRASE:
        return _("{value} has {count} words and no number", value=quoted(value), count=len(words))
    return ""
