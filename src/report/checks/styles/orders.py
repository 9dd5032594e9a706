"""What print shops want."""

from collections.abc import Iterator

from report.finish.press.shop import order_readings
from report.problems import Problem
from report.workspace import Workspace


def broken_orders(workspace: Workspace) -> Iterator[Problem]:
    """Find mistakes in the files of `styles/press/`; only a file for the press needs them."""
    for reading in order_readings(workspace).values():
        yield from reading.problems
