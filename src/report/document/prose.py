"""Texts as they are set: typography, hyphens where words may be broken, and Markdown."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from report import markdown, swedish
from report.document.plan import Plan
from report.model import Text


@dataclass(frozen=True)
class Prose:
    """Sets texts for templates. `slugs` are those of the texts that others may refer to."""

    hyphenator: swedish.Hyphenator
    slugs: Collection[str]

    def running(self, text: str) -> str:
        """Set text that may be hyphenated: spaces that hold, soft hyphens."""
        return self.hyphenator.hyphenate(swedish.typographic(text))

    def narrow(self, text: str) -> str:
        """Set text that breaks only within words that no column would hold whole."""
        return self.hyphenator.hyphenate(swedish.typographic(text), shortest=swedish.UNHOLDABLE)

    def large(self, text: str) -> str:
        """Set large words for a wall, of which only very long ones may be broken."""
        shortest = swedish.LONGEST_WHOLE + 1
        return self.hyphenator.hyphenate(swedish.typographic(text), shortest=shortest)

    def body(self, text: Text[Any], heading: int, plan: Plan | None = None) -> Markup:
        """Set a Markdown body whose `##` becomes a heading of level `heading`.

        With a plan, links to other texts tell their pages; one that is not in it is no link.
        """

        def refer(name: str) -> str:
            return f"se sidan {plan.page(name)}" if plan and name in self.slugs else ""

        html = markdown.render(text.source, heading, self.running, self.narrow, refer)
        return Markup(html)  # noqa: S704 - the renderer escapes all text
