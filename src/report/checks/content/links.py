"""Links in the texts."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote

from report import markup
from report.model import Draft
from report.problems import Problem, quoted

_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:", "#")


def link_scheme(draft: Draft) -> Iterator[Problem]:
    """A link leads to the web, to a mail address, to a telephone number or to another text.

    It never leads to a file, neither of the workspace nor of the machine.

    Bad: `[planen](../plan.pdf)`. Good: `[planen](https://www.example.org/plan.pdf)`.
    """
    for source in draft.sources:
        for token, place in markup.placed(source):
            if token.type != "link_open":
                continue
            address = unquote(str(token.attrGet("href")))
            if not address.lower().startswith(_SCHEMES):
                yield Problem(
                    "link-scheme",
                    f"{quoted(address)} is not an address that a page may link to",
                    place,
                    "Use https://, http://, mailto:, tel: or # and the name of a text.",
                )


def unknown_text(draft: Draft) -> Iterator[Problem]:
    """A link to another text names one that the edition lists; so does a command.

    Bad: `[Skara](#skra)`. Good: `[Skara](#skara)`.
    """
    names = {slug for slug, _ in draft.listed}
    for source in draft.sources:
        for token, place in markup.placed(source):
            name = unquote(markup.inner_name(token))
            if token.type != "link_open" or not markup.inner_name(token) or name in names:
                continue
            nearest = get_close_matches(name[:80].lower(), names, n=1)
            yield Problem(
                "unknown-text",
                f"{quoted('#' + name)} leads to no text of this edition",
                place,
                f"Did you mean '#{nearest[0]}'?"
                if nearest
                else "Use the name of a file of this edition, without .md.",
            )
