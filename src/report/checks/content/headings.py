"""Headings of the texts."""

from collections.abc import Iterator
from typing import Final

from report import markup
from report.model import Draft
from report.problems import Problem, Severity

_LOWEST: Final = 3  # level of the lowest heading that a writer may use: ###


def heading_level(draft: Draft) -> Iterator[Problem]:
    """A heading begins with `##`, and one below it with `###`; `#` is the title of the page.

    Bad: `# Datorerna fick vänta`. Good: `## Datorerna fick vänta`.
    """
    for source in draft.sources:
        for token, place in markup.placed(source):
            if token.type != "heading_open" or token.markup in ("-", "="):
                continue
            if not markup.HIGHEST <= markup.level(token) <= _LOWEST:
                yield Problem(
                    "heading-level",
                    f"a heading of level {markup.level(token)}",
                    place,
                    "Begin headings with ##, or ### below one of those.",
                )


def underlined_heading(draft: Draft) -> Iterator[Problem]:
    """A line of hyphens or equals signs makes a heading of the whole paragraph above it.

    That is seldom meant: most often a line across was. A warning.

    Bad: a paragraph, and directly below it `---`. Good: `## Datorerna fick vänta`.
    """
    for source in draft.sources:
        for token, place in markup.placed(source):
            if token.type == "heading_open" and token.markup in ("-", "="):
                yield Problem(
                    "underlined-heading",
                    f"the line of '{token.markup}' below this paragraph makes a heading of it",
                    place,
                    "Take the line away, or begin the heading with ##.",
                    Severity.WARNING,
                )
