"""Templates, as far as they can be read."""

from collections.abc import Iterator
from typing import Final

from report.problems import Problem
from report.source import read_text
from report.workspace import Workspace

PRODUCTS: Final = ("booklet", "profile", "article", "excerpt")


def unreadable_templates(workspace: Workspace) -> Iterator[Problem]:
    """Find templates that are missing, no text, or in another encoding."""
    styles = workspace.styles
    named = {styles / "products" / f"{name}.html" for name in PRODUCTS}
    for path in sorted({*styles.glob("parts/*.html"), *styles.glob("products/*.html"), *named}):
        yield from read_text(path).problems
