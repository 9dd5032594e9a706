"""The language of messages: English as they are written in the sources, Swedish by a catalogue.

Swedish is spoken where the locale asks for it (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, in this order,
as GNU gettext reads them), and where REPORT_LANG says `sv`; `en` says English. What is printed and
mailed is in the language of its templates, whatever is spoken here; names of rules and keys of
JSON are English always.
"""

from report.locales.messages import (
    DOMAIN,
    FOLDER,
    LANGUAGES,
    N_,
    VARIABLE,
    _,
    enumerated,
    language,
    ngettext,
)

__all__ = [
    "DOMAIN",
    "FOLDER",
    "LANGUAGES",
    "N_",
    "VARIABLE",
    "_",
    "enumerated",
    "language",
    "ngettext",
]
