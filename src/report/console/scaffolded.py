"""What the helping commands wrote and found → people. Needs nothing that sets text."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from report.locales import _
from report.terminal import line_of, show, show_json

if TYPE_CHECKING:
    from report.scaffold import Added

__all__ = ["show_added", "show_json", "show_next", "show_written"]

SHOWN = 160  # characters of what is left out; --json has them all


def show_written(paths: Iterable[Path]) -> None:
    """Write the names of files that are new or different to standard output."""
    said = _("written")
    show(line_of(f"{_relative(path)}  {said}") for path in paths)


def show_added(added: "Added") -> None:
    """Write what was made for a new text to standard output."""
    show_written(added.written)
    lines = [
        _("'{slug}' stands in the section '{section}'.", slug=added.slug, section=added.section)
    ]
    if added.left_out:
        lines.append(_("Left out of the text:"))
        lines += (f"  {left.what}: {_shown(left.text)}" for left in added.left_out)
    show(map(line_of, lines))


def _shown(text: str) -> str:
    """Return the beginning of a text from outside, without its line ends and the like."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"


def show_next(command: str) -> None:
    """Write to standard output what one would do next."""
    show([line_of(_("Next: {command}", command=command))])


def _relative(path: Path) -> Path:
    """Return a path as one would type it here, if it is below this folder."""
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path
