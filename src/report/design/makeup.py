"""How the pages of a text are made up: by which design, how many of them, and without what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Makeup:
    """How the pages of a text are made up.

    `design` names it, as the templates and style sheets know it; the text fills so many
    `pages`. `without` are the parts that have given way to the others.
    """

    design: str
    pages: int = 1
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    """A makeup that a text fits, and what it costs."""

    makeup: Makeup
    cost: float
