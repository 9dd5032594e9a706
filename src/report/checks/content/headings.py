"""Headings of the texts."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from report import markdown
from report.locales import _
from report.model import EditionFiles
from report.problems import Problem, Severity

_LOWEST: Final = 3  # level of the lowest heading that a writer may use: ###


def heading_level(files: EditionFiles) -> Iterator[Problem]:
    """A heading begins with `##`, and one below it with `###`; `#` is the title of the page.

    It has words, and stands in no list and no quotation.
    """
    for source in files.sources:
        highest_so_far = _LOWEST + 1
        for (token, place), (inline, _place) in pairwise(markdown.placed(source)):
            if token.type != "heading_open" or token.markup == "=":
                continue
            highest_so_far = min(highest_so_far, markdown.level(token))
            if message := _fault(token, inline, highest_so_far):
                advice = _("Begin headings with ##, or ### below one of those.")
                yield Problem("heading-level", message, place, advice)


def _fault(token: Token, inline: Token, highest_so_far: int) -> str:
    """Say what is wrong with a heading, or nothing."""
    level = markdown.level(token)
    if not inline.content.strip():
        return _("a heading without words")
    if token.level:
        return _("a heading in a list or a quotation")
    if not markdown.HIGHEST <= level <= _LOWEST:
        return _("a heading of level {level}", level=level)
    if highest_so_far > 2:
        return _("a heading of level 3 with none of level 2 above it")
    return ""


def underlined_heading(files: EditionFiles) -> Iterator[Problem]:
    """A line of hyphens or equals signs makes a heading of the whole paragraph above it.

    That is seldom meant: most often a line across was. A warning for hyphens. With equals signs
    the paragraph would be set as large as the title of the page.
    """
    for source in files.sources:
        for token, place in markdown.placed(source):
            if token.type == "heading_open" and token.markup in ("-", "="):
                yield Problem(
                    "underlined-heading",
                    _(
                        "the line of '{sign}' below this paragraph makes a heading of it",
                        sign=token.markup,
                    ),
                    place,
                    _("Take the line away, or begin the heading with ##."),
                    Severity.ERROR if token.markup == "=" else Severity.WARNING,
                )
