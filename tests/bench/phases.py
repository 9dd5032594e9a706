"""Measure where the time of a cold booklet goes: `phases.py 2019 WORKSPACE`.

All is done in this one process, one thing after another, by the functions that the recipe has its
workers call. So the sum is what one processor would need; the command has as many as there are.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TypeVar
from unittest.mock import patch

T = TypeVar("T")

# What the methods of the compositor do.
LABELS: Final = {
    "article": "fitting texts to their spreads",
    "booklet": "setting all pages until they are right",
    "dummy": "planning the pages without their texts",
}


@dataclass
class Phases:
    """What took how many seconds, and how often pages were laid out for it; in their order."""

    seconds: dict[str, float] = field(default_factory=dict)
    layouts: dict[str, int] = field(default_factory=dict)
    _count: int = 0

    def time(self, name: str, act: Callable[..., T], *arguments: Any) -> T:
        """Do something, and note how long it took; a second time adds to the first."""
        began, before = perf_counter(), self._count
        result = act(*arguments)
        self.seconds[name] = self.seconds.get(name, 0) + perf_counter() - began
        self.layouts[name] = self.layouts.get(name, 0) + self._count - before
        return result

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count meanwhile how often the engine lays out pages."""
        from report.typeset import Typesetter

        layout = Typesetter.layout

        def counted(*arguments: Any) -> Any:
            self._count += 1
            return layout(*arguments)

        with patch.object(Typesetter, "layout", counted):
            yield

    def named(self) -> dict[str, float]:
        """Return the seconds, with the number of layouts in the names."""
        counts = {
            name: f", {count} layouts" if count else "" for name, count in self.layouts.items()
        }
        return {f"{name}{counts.get(name, '')}": taken for name, taken in self.seconds.items()}


class _Timed:
    """A compositor each of whose methods is timed."""

    def __init__(self, compositor: Any, found: Phases) -> None:
        self._compositor = compositor
        self._found = found

    def __getattr__(self, name: str) -> Any:
        return partial(self._found.time, LABELS.get(name, name), getattr(self._compositor, name))


def phases(root: Path, year: int) -> dict[str, float]:
    """Set a booklet, and give the seconds of each phase."""
    found = Phases()
    found.time("starting Python and the program", _start)

    from report.recipes.content import read_content
    from report.workspace import Workspace

    workspace = Workspace(root.resolve())
    edition = found.time("reading", read_content, workspace, year).require()
    found.time("naming what may be in the cache", _names, workspace, edition)
    found.time("importing the engine", _engine)
    found.time("reading style sheets and fonts", _styles, workspace, edition)
    with found.counting():
        compositor = _Timed(_compositor(workspace, edition), found)
        layout = _set_booklet()(compositor, edition).layout
    _finish(edition, layout, found)
    return found.named()


def _start() -> None:
    """Import what the command imports before it reads: in a process that has nothing yet."""
    subprocess.run(
        [sys.executable, "-c", "import report.cli.app, report.recipes.booklet"], check=True
    )


def _names(workspace: Any, edition: Any) -> None:
    from report.compositor.edition_cache import EditionCache

    cache = EditionCache(workspace, edition)
    for text in edition.texts:
        cache.spread(text)
    cache.booklet()


def _engine() -> None:
    from report import typeset  # noqa: F401 - it is the import that is measured


def _compositor(workspace: Any, edition: Any) -> Any:
    from report.compositor.compositor import Compositor

    return Compositor(workspace, edition)


def _styles(workspace: Any, edition: Any) -> None:
    from report.compositor.engine import typesetter
    from report.document.documents import Documents

    typesetter(workspace, Documents(workspace, edition), "booklet")


def _set_booklet() -> Any:
    """Return the recipe as the tests have it; with it comes the engine, so not before that."""
    from support.editions import set_booklet

    return set_booklet


def _finish(edition: Any, layout: Any, found: Phases) -> None:
    from report.checks import printed
    from report.compositor.engine import require_text
    from report.finish.screen import accessible

    pdf = found.time("writing", layout.pdf)
    finished = found.time("finishing: tags for PDF/UA", accessible, pdf)
    wordings = printed.of_booklet(edition)
    found.time("looking for every word on the pages", require_text, finished, wordings)
    found.time("noting where texts stand", list, layout.areas())


def main() -> None:
    """Measure, and write the seconds to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", type=int)
    parser.add_argument("workspace", type=Path)
    wanted = parser.parse_args()
    print(json.dumps(phases(wanted.workspace, wanted.year)))


if __name__ == "__main__":
    main()
