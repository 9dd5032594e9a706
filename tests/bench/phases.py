"""Measure where the time of a cold booklet goes: `phases.py 2019 WORKSPACE`.

All is done in this one process, one thing after another, by the functions that the recipe has its
workers call. So the sum is what one processor would need; the command has as many as there are.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, time
from typing import Any, TypeVar

import psutil

T = TypeVar("T")


@dataclass
class Phases:
    """What took how many seconds, in its order."""

    seconds: dict[str, float] = field(default_factory=dict)

    def time(self, name: str, act: Callable[..., T], *arguments: Any) -> T:
        """Do something, and note how long it took."""
        began = perf_counter()
        result = act(*arguments)
        self.seconds[name] = perf_counter() - began
        return result


def phases(root: Path, year: int) -> dict[str, float]:
    """Set a booklet, and give the seconds of each phase."""
    from report import build, cli  # noqa: F401 - what the command imports belongs to its start
    from report.workspace import Workspace

    found = Phases({"starting Python and the program": time() - psutil.Process().create_time()})
    workspace = Workspace(root.resolve())
    edition = found.time("reading", build.read, workspace, year).require()
    found.time("naming what may be in the cache", _keys, workspace, edition)
    found.time("importing the engine", _engine)
    found.time("reading style sheets and fonts", _styles, workspace, edition)
    studio = build.Studio(workspace, edition)
    began = perf_counter()
    filled = {text.slug: studio.article(text) for text in edition.texts}
    renders = sum(spread.renders for spread in filled.values() if spread)
    found.seconds[f"fitting {len(filled)} texts in {renders} layouts"] = perf_counter() - began
    layout = _rounds(studio, filled, found)
    pdf = found.time("writing", layout.pdf)
    _finish(edition, layout, pdf, found)
    return found.seconds


def _keys(workspace: Any, edition: Any) -> None:
    from report.build.memory import Memory

    memory = Memory(workspace, edition)
    for text in edition.texts:
        memory.spread(text)
    memory.booklet()


def _engine() -> None:
    from report import typeset  # noqa: F401 - it is the import that is measured


def _styles(workspace: Any, edition: Any) -> None:
    from report.build.pages import typesetter
    from report.document import Composer

    typesetter(workspace, Composer(workspace, edition), "booklet")


def _rounds(studio: Any, filled: Any, found: Phases) -> Any:
    """Set all pages until page numbers and lines are right."""
    from report.rhythm import Choices

    settings, choices = {}, Choices()
    for slug, spread in filled.items():
        if spread:
            settings[slug] = spread.fit.setting
            choices |= spread.choices
    rounds: list[str] = []
    began = perf_counter()
    pages = studio.booklet(settings, choices, rounds.append)
    found.seconds[f"setting all pages, {len(rounds)} rounds"] = perf_counter() - began
    return pages.layout


def _finish(edition: Any, layout: Any, pdf: bytes, found: Phases) -> None:
    from report.accessible import accessible
    from report.build.pages import require_text
    from report.checks import printed

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
