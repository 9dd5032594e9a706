"""Messages in the language that is spoken."""

import os
from collections.abc import Sequence
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

__all__ = ["LANGUAGES", "N_", "VARIABLE", "_", "enumerated", "language", "ngettext"]

VARIABLE: Final = "REPORT_LANG"
LANGUAGES: Final = ("en", "sv")

DOMAIN: Final = "report"
FOLDER: Final = Path(__file__).parent
_LOCALE: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def _(message: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, with values in place of its {names}.

    >>> _("{name} is missing", name="malmo.md")
    'malmo.md is missing'
    """
    words = _catalogue(language()).gettext(message) if message else ""
    return words.format(**values) if values else words


def ngettext(one: str, several: str, n: int, /, **values: object) -> str:
    """Return the one message or the other by a number, which is {n} in it.

    >>> ngettext("{n} page of {name}", "{n} pages of {name}", 2, name="malmo.md")
    '2 pages of malmo.md'
    """
    return _catalogue(language()).ngettext(one, several, n).format(n=n, **values)


def enumerated(words: Sequence[str], /) -> str:
    """Return words as a sentence names them.

    >>> enumerated(["'links'", "'next'", "'figures'"]), enumerated(["'links'"])
    ("'links', 'next' and 'figures'", "'links'")
    """
    if len(words) < 2:
        return "".join(words)
    return _("{others} and {last}", others=", ".join(words[:-1]), last=words[-1])


def N_(message: str, /) -> str:  # noqa: N802 - the name by which tools find messages
    """Return a message as it is, for a constant: it is put into a language where it is told."""
    return message


@cache
def language() -> str:
    """Return the language that is spoken: `sv` or `en`.

    A wish for a language that is not spoken here gives way to the next one, and at last to English.
    """
    if (wanted := os.environ.get(VARIABLE)) in LANGUAGES:
        return wanted
    for name in _LOCALE:
        if value := os.environ.get(name):
            return next(filter(LANGUAGES.__contains__, map(_code, value.split(":"))), "en")
    return "en"


def _code(locale: str) -> str:
    """Return the language of a locale.

    >>> [_code(locale) for locale in ("sv_SE.UTF-8", "sv", "C.UTF-8", "svenska")]
    ['sv', 'sv', 'c', 'svenska']
    """
    return locale.replace("_", ".").replace("@", ".").partition(".")[0].lower()


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == "en":
        return NullTranslations()
    return translation(DOMAIN, FOLDER, [code])
