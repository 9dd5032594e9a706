"""A kind of problem, and its page of the manual."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Final

_CASES: Final = re.compile(r"\s+Bad:\s+(?P<bad>.+?)\s+Good:\s+(?P<good>.+)\Z", re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """A kind of problem: its name, and what the manual says of it, in Markdown.

    At its end, `text` gives a case under `Bad:` and one under `Good:`.
    """

    name: str
    text: str

    @classmethod
    def of(cls, check: Callable[..., object]) -> "Rule":
        """Make the rule of a check: its name and its docstring are those of the function.

        >>> def lost_text() -> None:
        ...     '''Find words that are lost.
        ...
        ...     Bad: a box that is too low. Good: one that is not.
        ...     '''
        >>> rule = Rule.of(lost_text)
        >>> rule.name, rule.explanation, rule.bad, rule.good
        ('lost-text', 'Find words that are lost.', 'a box that is too low.', 'one that is not.')
        """
        return cls(check.__name__.replace("_", "-"), cleandoc(check.__doc__ or ""))

    @classmethod
    def entry(cls, name: str, text: str) -> "Rule":
        """Make a rule that has no check of its own; the text is indented like a docstring."""
        return cls(name, cleandoc(text))

    @property
    def summary(self) -> str:
        """The first paragraph on one line."""
        return " ".join(self.text.partition("\n\n")[0].split())

    @property
    def explanation(self) -> str:
        """The text without its two cases."""
        return _CASES.sub("", self.text)

    @property
    def bad(self) -> str:
        """The case that makes a problem; empty if the text gives none."""
        return self._case("bad")

    @property
    def good(self) -> str:
        """The case that makes none; empty if the text gives none."""
        return self._case("good")

    def _case(self, name: str) -> str:
        match = _CASES.search(self.text)
        return " ".join(match[name].split()) if match else ""


@dataclass(frozen=True)
class Section:
    """Rules that belong together, under a heading of the manual."""

    title: str
    introduction: str
    rules: tuple[Rule, ...]
