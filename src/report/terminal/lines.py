"""Lines for people: with styles on a terminal, plain in a file or a pipe; and JSON for scripts.

Names and texts come from elsewhere, and are data here: nothing in them acts on a terminal,
is taken for a style, or for a command of the service that keeps a log.
"""

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final, TextIO

# A line: stretches of text, each with its style as Rich names it, or "".
Line = tuple[tuple[str, str], ...]

# Variables by which Rich takes what is no terminal for one, or the other way round.
_TOLD: Final = ("FORCE_COLOR", "TTY_COMPATIBLE")

# What moves the cursor, clears the screen, cannot be seen, or turns the direction of writing
# (ECMA-48; Unicode 16, sections 23.2, 23.3 and 23.9), and halves of characters, by which Python
# writes the bytes of a name that is not UTF-8.
_HARMFUL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_TAB: Final = "⇥"
_DELETE: Final = "␡"

# GitHub takes a line that begins with "::", and one with "##[" anywhere, for a command
# (actions/runner, src/Runner.Common/ActionCommand.cs), Azure one with "##vso[".
_COMMAND: Final = re.compile(r"^(\s*)::|##(?=\[|vso\[)")


def show(lines: Iterable[Line], *, stderr: bool = False) -> None:
    """Write lines to standard output, or to standard error; none is broken or cut.

    What a line is made of may come from anywhere: it is shown as `visible` gives it.
    """
    stream = sys.stderr if stderr else sys.stdout
    lines = map(_harmless, lines)
    if not may_be_terminal(stream):
        stream.writelines(f"{plain(line)}\n" for line in lines)
        stream.flush()  # a reader that has gone is noticed now, where somebody answers for it
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=stderr, soft_wrap=True, highlight=False)
    for line in lines:
        console.print(Text.assemble(*line))


def show_json(value: Any, *, stderr: bool = False) -> None:
    """Write a value as JSON to standard output, or to standard error.

    What would act on a terminal is escaped in it.
    """
    import json  # people read lines

    written = escaped(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))
    stream = sys.stderr if stderr else sys.stdout
    if not _can_write(stream, written):
        written = json.dumps(value, indent=2, default=_plain)
    stream.write(f"{written}\n")
    stream.flush()  # as above


def visible(text: str) -> str:
    r"""Return a text on one line with every character that acts on a terminal made harmless.

    It can be given back as it is: to do so twice changes nothing. Styles of Rich are not
    looked for; give it `rich.text.Text`, never a `str`.

    >>> visible("a" + chr(9) + "b" + chr(27) + "[2J" + chr(0xDCF6))
    'a⇥b␛[2J\\xf6'
    """
    return _HARMFUL.sub(_picture, text)


def escaped(text: str) -> str:
    r"""Return a text with the same characters as JSON, and YAML in double quotes, can name them.

    Line ends stay.

    >>> escaped("Malmö" + chr(0x202E))
    'Malmö\\u202e'
    """
    return _HARMFUL.sub(_escape, text)


def line_of(text: str, style: str = "") -> Line:
    """Return a line in one style."""
    return ((text, style),)


def plain(line: Line) -> str:
    """Return the text of a line alone.

    >>> plain((("lund.md: ", "bold"), ("a tab", "")))
    'lund.md: a tab'
    """
    return "".join(text for text, _ in line)


def may_be_terminal(stream: TextIO) -> bool:
    """Return whether Rich, which takes a while to load, could find a terminal here.

    Its answer is the one that counts; where this gives False, it is no.
    """
    return stream.isatty() or any(name in os.environ for name in _TOLD)


def _harmless(line: Line) -> Line:
    stretches = [(visible(text), style) for text, style in line]
    if not _COMMAND.search("".join(text for text, _ in stretches)):
        return tuple(stretches)
    whole = "".join(text for text, _ in stretches)
    return line_of(
        _COMMAND.sub(lambda found: found[0].replace("::", "∶∶").replace("##", "#♯"), whole)
    )


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return _TAB
    if character == "\x7f":
        return _DELETE
    if "\udc80" <= character <= "\udcff":  # a byte of a name (PEP 383)
        return f"\\x{ord(character) - 0xDC00:02x}"
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\n" or character > "\uffff":  # JSON and YAML name these in different ways
        return character
    return f"\\u{ord(character):04x}"


def _can_write(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
