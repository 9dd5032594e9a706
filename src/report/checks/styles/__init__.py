"""What is wrong with `styles/`: files that cannot be read, or are not what they must be.

Templates are filled, and style sheets are read by the engine, in a process of their own;
here is all that can be said of the files without either.
"""

from collections.abc import Callable, Iterator
from typing import Final

from report.checks.styles.classes import unstyled_classes
from report.checks.styles.files import broken_lists, broken_orders, unreadable_templates
from report.checks.styles.fonts import broken_fonts
from report.checks.styles.sheets import broken_sheets, missing_sheets
from report.checks.styles.style_files import StyleFiles
from report.problems import Problem
from report.workspace import Workspace

__all__ = ["broken_orders", "look_problems"]

_CHECKS: Final[tuple[Callable[[StyleFiles], Iterator[Problem]], ...]] = (
    broken_lists,
    broken_sheets,
    missing_sheets,
    broken_fonts,
    unreadable_templates,
    unstyled_classes,
)


def look_problems(workspace: Workspace) -> list[Problem]:
    """Find what is wrong with the files that all pages are made from, each problem once."""
    files = StyleFiles(workspace)
    return list(dict.fromkeys(p for check in _CHECKS for p in check(files)))
