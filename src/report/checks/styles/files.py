"""Colours, lists of words, templates and orders of print shops, as far as they can be read."""

from collections.abc import Iterator
from typing import Final

from report.checks.styles.style_files import StyleFiles
from report.design.colours import colour_problems
from report.design.word_list import word_list
from report.finish.press.shop import order_readings
from report.problems import Problem
from report.products.every import PRODUCTS
from report.source import read_yaml
from report.workspace import Workspace


def broken_lists(files: StyleFiles) -> Iterator[Problem]:
    """Find mistakes in `colours.yaml` and `hyphenation.yaml`."""
    styles = files.workspace.styles
    colours = read_yaml(styles / "colours.yaml")
    yield from colours.problems
    if colours.value:
        yield from colour_problems(colours.value)
    yield from word_list(styles / "hyphenation.yaml").problems


def broken_orders(workspace: Workspace) -> Iterator[Problem]:
    """Find mistakes in the files of `styles/press/`; only a file for the press needs them."""
    for reading in order_readings(workspace).values():
        yield from reading.problems


# What is set with them: the products, a text of the booklet alone, and the mark of a proof.
_WHOLE: Final = (*(product.name for product in PRODUCTS), "article", "proof")


def unreadable_templates(files: StyleFiles) -> Iterator[Problem]:
    """Find templates that are missing, no text, or in another encoding."""
    styles = files.workspace.styles
    named = {styles / "products" / f"{name}.html" for name in _WHOLE}
    for path in sorted({*styles.glob("parts/*.html"), *styles.glob("products/*.html"), *named}):
        yield from files.read(path).problems
