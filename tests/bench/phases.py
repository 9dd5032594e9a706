"""Measure where the time of a cold booklet goes: `phases.py 2019 WORKSPACE`.

All is done in this one process, one thing after another, by the functions that the recipe has its
workers call. So the sum is what one processor would need; the command has as many as there are.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name
from time import perf_counter
from typing import Any, Final, TypeVar
from unittest.mock import patch

T = TypeVar("T")

# What functions and methods do that the workers call, by the modules that know them.
LABELS: Final = {
    "report.document.documents.Documents.booklet": "filling the templates",
    "report.compositor.compositor.Compositor.reckoned": "fitting texts to their spreads",
    "report.compositor.compositor.Compositor.article": "fitting texts by layouts",
    "report.compositor.compositor.Compositor.piece": "setting pieces",
    "report.typeset.layout.Layout.pdf": "writing pieces",
    "report.compositor.pieces.room_problems": "looking whether words have room",
    "report.compositor.pieces.seen": "looking for every word on the pages",
    "report.checks.lost.lost_text": "looking for every word on the pages",
    "report.compositor.pieces.joined": "joining pieces",
    "report.compositor.pieces.accessible": "finishing: tags for PDF/UA",
}


@dataclass
class Phases:
    """What took how many seconds, and how often pages were laid out for it; in their order."""

    seconds: dict[str, float] = field(default_factory=dict)
    layouts: dict[str, int] = field(default_factory=dict)
    _count: int = 0
    _within: bool = False

    def time(self, name: str, act: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """Do something, and note how long it took; a second time adds to the first.

        What is done within something else is a part of that.
        """
        if self._within:
            return act(*arguments, **named)
        began, before = perf_counter(), self._count
        self._within = True
        try:
            result = act(*arguments, **named)
        finally:
            self._within = False
        self.seconds[name] = self.seconds.get(name, 0) + perf_counter() - began
        self.layouts[name] = self.layouts.get(name, 0) + self._count - before
        return result

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count meanwhile how often the engine lays out pages."""
        from report.typeset import Typesetter

        layout = Typesetter.layout

        def counted(*arguments: Any, **named: Any) -> Any:
            self._count += 1
            return layout(*arguments, **named)

        with patch.object(Typesetter, "layout", counted):
            yield

    def named(self) -> dict[str, float]:
        """Return the seconds, with the number of layouts in the names."""
        counts = {
            name: f", {count} layouts" if count else "" for name, count in self.layouts.items()
        }
        return {f"{name}{counts.get(name, '')}": taken for name, taken in self.seconds.items()}


@contextmanager
def _timing(found: Phases) -> Iterator[None]:
    """Time meanwhile what has a label."""
    with ExitStack() as patches:
        for name, label in LABELS.items():
            owner, _, attribute = name.rpartition(".")
            act = getattr(resolve_name(owner), attribute)
            patches.enter_context(patch(name, _timed(found, label, act)))
        yield


def _timed(found: Phases, label: str, act: Callable[..., T]) -> Callable[..., T]:
    return lambda *arguments, **named: found.time(label, act, *arguments, **named)


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
    _set_booklet(workspace, edition, found)
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


def _styles(workspace: Any, edition: Any) -> None:
    from report.compositor.engine import typesetter
    from report.document.documents import Documents

    typesetter(workspace, Documents(workspace, edition), "booklet")


def _set_booklet(workspace: Any, edition: Any, found: Phases) -> None:
    """Set the booklet in this process; with what sets it comes the engine, so not before that."""
    from support.editions import set_booklet

    with found.counting(), _timing(found):
        set_booklet(workspace, edition)


def main() -> None:
    """Measure, and write the seconds to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", type=int)
    parser.add_argument("workspace", type=Path)
    wanted = parser.parse_args()
    print(json.dumps(phases(wanted.workspace, wanted.year)))


if __name__ == "__main__":
    main()
