"""The editor of the terminal that the preview was started from, and how it is told a line.

Sources: `vim --help`, `nano --help`, "Emacs Invocation" in the manual of GNU Emacs, `code --help`,
`subl --help`, `kate --help`, gedit(1), micro(1) and `hx --help`.
"""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from report.problems import Place

_AT_LINE: Final = "+{line} {path}"
_EMACS: Final = "+{line}:{column} {path}"
_BEHIND: Final = "{path}:{line}:{column}"

# How a place is told to an editor, by the name of its program; to others, the file alone.
SYNTAXES: Final = {
    **dict.fromkeys(("vi", "vim", "gvim", "mvim", "nvim"), _AT_LINE),
    "nano": "+{line},{column} {path}",
    **dict.fromkeys(("emacs", "emacsclient", "gedit", "micro"), _EMACS),
    **dict.fromkeys(("code", "code-insiders", "codium"), f"--goto {_BEHIND}"),
    **dict.fromkeys(("subl", "sublime_text", "hx", "helix"), _BEHIND),
    **dict.fromkeys(("kate", "kwrite"), "--line {line} --column {column} {path}"),
}
# Those that need a terminal of their own.
IN_TERMINAL: Final = frozenset(
    {
        *("vi", "vim", "nvim", "nano", "micro", "hx", "helix"),
        *("ed", "ex", "jed", "joe", "kak", "mcedit", "mg", "ne", "pico"),
    }
)
_WITHOUT_WINDOW: Final = frozenset({"-nw", "--no-window-system", "-t", "-tty", "--tty"})


@dataclass(frozen=True)
class Editor:
    """An editor as it is called: its program with what is always said to it.

    `needs_terminal` is true of one that would write to the terminal, which the preview has.
    """

    command: tuple[str, ...]
    needs_terminal: bool

    @property
    def name(self) -> str:
        """The name of its program, without folder and ending."""
        return PurePath(self.command[0]).stem

    def opening(self, place: Place) -> tuple[str, ...]:
        """Return the words of the command that opens a file at a place; no shell reads them.

        >>> Editor(("vim",), needs_terminal=True).opening(Place(PurePath("/a b.md"), 30, 1))
        ('vim', '+30', '/a b.md')
        """
        at = {"path": str(place.path), "line": max(place.line, 1), "column": max(place.column, 1)}
        syntax = SYNTAXES.get(self.name, "{path}") if place.line else "{path}"
        return (*self.command, *(word.format(**at) for word in syntax.split()))


def chosen_editor(environment: Mapping[str, str]) -> Editor | None:
    """Return the editor that VISUAL or EDITOR names; None without one, or one that cannot be read.

    >>> chosen_editor({"EDITOR": "/usr/bin/code --wait"})
    Editor(command=('/usr/bin/code', '--wait'), needs_terminal=False)
    """
    for variable in ("VISUAL", "EDITOR"):
        if words := _words(environment.get(variable, "")):
            return Editor(words, _needs_terminal(words, environment))
    return None


def _words(written: str) -> tuple[str, ...]:
    """Return the words of a command; none where a quote does not end."""
    try:
        return tuple(shlex.split(written))
    except ValueError:
        return ()


def _needs_terminal(words: tuple[str, ...], environment: Mapping[str, str]) -> bool:
    name = PurePath(words[0]).stem
    if name in ("emacs", "emacsclient"):
        has_window = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
        return not has_window or not _WITHOUT_WINDOW.isdisjoint(words)
    return name in IN_TERMINAL
