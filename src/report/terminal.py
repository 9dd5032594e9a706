"""Lines for people: with styles on a terminal, plain in a file or a pipe."""

import os
import sys
from collections.abc import Iterable
from typing import Final, TextIO

# A line: stretches of text, each with its style as Rich names it, or "".
Line = tuple[tuple[str, str], ...]

# Variables by which Rich takes what is no terminal for one, or the other way round.
_TOLD: Final = ("FORCE_COLOR", "TTY_COMPATIBLE")


def show(lines: Iterable[Line], *, stderr: bool = False) -> None:
    """Write lines to standard output, or to standard error; none is broken or cut."""
    stream = sys.stderr if stderr else sys.stdout
    if not may_be_terminal(stream):
        stream.writelines(f"{plain(line)}\n" for line in lines)
        stream.flush()  # a reader that has gone is noticed now, where somebody answers for it
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=stderr, soft_wrap=True, highlight=False)
    for line in lines:
        console.print(Text.assemble(*line))


def line_of(text: str, style: str = "") -> Line:
    """Give a line in one style."""
    return ((text, style),)


def plain(line: Line) -> str:
    """Give the text of a line alone.

    >>> plain((("lund.md: ", "bold"), ("a tab", "")))
    'lund.md: a tab'
    """
    return "".join(text for text, _ in line)


def may_be_terminal(stream: TextIO) -> bool:
    """Tell whether Rich, which takes a while to load, could find a terminal here.

    Its answer is the one that counts; where this gives False, it is no.
    """
    return stream.isatty() or any(name in os.environ for name in _TOLD)
