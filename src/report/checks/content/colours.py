"""Colours that an edition names."""

from collections.abc import Iterator
from difflib import get_close_matches

from report.model import Draft
from report.problems import Problem, quoted
from report.source import read_yaml


def unknown_colour(draft: Draft) -> Iterator[Problem]:
    """The accent of an edition is a colour of `styles/colours.yaml`, which has a value.

    Bad: `accent: nigth`. Good: `accent: night`.
    """
    colours = read_yaml(draft.workspace.styles / "colours.yaml").value
    source = draft.contents.source
    accent = source.text("accent") if source else ""
    if source and colours and accent and accent not in colours.data:
        nearest = get_close_matches(accent[:80].lower(), colours.data, n=1)
        yield Problem(
            "unknown-colour",
            f"{quoted(accent)} is not a colour",
            source.place("accent"),
            f"Did you mean '{nearest[0]}'?"
            if nearest
            else f"Use one of: {', '.join(colours.data)}.",
        )
