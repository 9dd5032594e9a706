"""Links in the texts."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote

from report import markdown
from report.locales import _
from report.model import EditionFiles
from report.model.addresses import MOST_CHARACTERS, MOST_IN_A_CODE, fault
from report.problems import Problem, quoted

_MAIL: Final = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+(?:\?.*)?")
_TELEPHONE: Final = re.compile(r"[+0-9][0-9 ().\u2010-\u2013-]{2,30}")
_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:", "#")


def link_scheme(files: EditionFiles) -> Iterator[Problem]:
    """A link leads to the web, to a mail address, to a telephone number or to another text.

    It never leads to a file, neither of the workspace nor of the machine.
    """
    for source in files.sources:
        for token, place in markdown.placed(source):
            if token.type != "link_open":
                continue
            address = unquote(str(token.attrGet("href")))
            if not address.lower().startswith(_SCHEMES):
                yield Problem(
                    "link-scheme",
                    _(
                        "{address} is not an address that a page may link to",
                        address=quoted(address),
                    ),
                    place,
                    _("Use https://, http://, mailto:, tel: or # and the name of a text."),
                )


def unfit_link(files: EditionFiles) -> Iterator[Problem]:
    """A link can be opened: its host has a name that there can be, and it has no spaces.

    The first of `links:` becomes a code in the profile, which takes 360 characters.
    """
    for source in files.sources:
        for token, place in markdown.placed(source):
            address = str(token.attrGet("href")) if token.type == "link_open" else ""
            if reason := _fault(address):
                yield Problem(
                    "unfit-link",
                    _(
                        "{address} cannot be opened: {reason}",
                        address=quoted(address),
                        reason=reason,
                    ),
                    place,
                    _("Copy the address again from the browser's address bar."),
                )
        coded = source.text("links", 0, "url")
        if MOST_IN_A_CODE < len(coded) <= MOST_CHARACTERS:
            yield Problem(
                "unfit-link",
                _(
                    "the address has {count} characters, and its code takes {most}",
                    count=len(coded),
                    most=MOST_IN_A_CODE,
                ),
                source.place("links", 0, "url"),
                _("Find a shorter address of the page, or put another link first."),
            )


def _fault(address: str) -> str:
    """Return what is wrong with a link to the web, to mail or to a telephone, or nothing."""
    scheme, _colon, rest = address.partition(":")
    match scheme.lower():
        case "http" | "https":
            return fault(address)
        case "mailto" if not _MAIL.fullmatch(unquote(rest)):
            return _("it is not an e-mail address")
        case "tel" if not _TELEPHONE.fullmatch(unquote(rest)):
            return _("it is not a telephone number")
    return ""


def unknown_text(files: EditionFiles) -> Iterator[Problem]:
    """A link to another text names one that the edition lists; so does a command."""
    names = {slug for slug, _way in files.listed}
    for source in files.sources:
        for token, place in markdown.placed(source):
            name = unquote(markdown.inner_name(token))
            if token.type != "link_open" or not markdown.inner_name(token) or name in names:
                continue
            nearest = get_close_matches(name[:80].lower(), names, n=1)
            yield Problem(
                "unknown-text",
                _("{link} leads to no text of this edition", link=quoted(f"#{name}")),
                place,
                _("Did you mean '#{nearest}'?", nearest=nearest[0])
                if nearest
                else _("Use the name of a file of this edition, without .md."),
            )
