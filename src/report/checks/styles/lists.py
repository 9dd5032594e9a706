"""Colours and the words that may be broken."""

from collections.abc import Iterator

from report.design.styles import colour_problems, word_list
from report.problems import Problem
from report.source import read_yaml
from report.workspace import Workspace


def broken_lists(workspace: Workspace) -> Iterator[Problem]:
    """Find mistakes in `colours.yaml` and `hyphenation.yaml`."""
    colours = read_yaml(workspace.styles / "colours.yaml")
    yield from colours.problems
    if colours.value:
        yield from colour_problems(colours.value)
    yield from word_list(workspace.styles / "hyphenation.yaml").problems
