"""The words of a command that begins a text: which year, and which organisation."""

from collections.abc import Sequence
from pathlib import Path

from report.locales import _
from report.model import is_slug
from report.problems import Problem, UsageError

_EXAMPLE = 'report add 2020 "Lunds kommun"'


def year(text: str) -> int:
    """Read a year. Raises `UsageError` where there is none."""
    if text.isdecimal() and text.isascii() and len(text) < 10:
        return int(text)
    raise UsageError(
        Problem(
            "unknown-year",
            _("'{year}' is not a year", year=text),
            advice=_(
                "Write the year first, and a name behind it in quotation marks: {example}.",
                example=_EXAMPLE,
            ),
        )
    )


def organisation(words: Sequence[str], text: Path | None) -> str:
    """Return the name of an organisation, which is one word for the command.

    `text` is the file that there would be if the name were a slug; None where a slug was given,
    so that any name will do. Raises `UsageError` where there are several words, or a slug alone.
    """
    name = " ".join(words)
    if len(words) > 1:
        raise UsageError(
            Problem(
                "name-in-parts",
                _("the name '{name}' came as {count} words", name=name, count=len(words)),
                advice=_('Write the name in quotation marks: "{name}".', name=name),
            )
        )
    if text and is_slug(name) and not text.exists():
        raise UsageError(
            Problem(
                "slug-for-name",
                _("'{name}' is the name of a file, and not of an organisation", name=name),
                advice=_(
                    'Write the name as the award does, such as "Lunds kommun". If it is '
                    "'{name}', add --slug {name}.",
                    name=name,
                ),
            )
        )
    return name
