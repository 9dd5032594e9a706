"""Places as one would type them here, and problems in the order of their places."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from report.problems import Place, Problem


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, page, line and column; those without a place come first."""
    return sorted(problems, key=_key)


def relative(path: Path) -> Path:
    """Return a path as one would type it here, if it is below this folder."""
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path


def shown(place: Place | None) -> str:
    """Return a place so that a terminal can jump to it, or nothing."""
    return str(replace(place, path=relative(place.path))) if place else ""


def _key(problem: Problem) -> tuple[str, int, int, int]:
    place = problem.place
    return (str(place.path), place.page, place.line, place.column) if place else ("", 0, 0, 0)
