"""The recipes that typeset nothing: reading an edition, and telling what is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from report.build.progress import Progress
from report.build.rehearsal import rehearsal
from report.checks.content import content_problems
from report.checks.look import broken_orders, look_problems
from report.model import Edition, listing_problems, read_draft
from report.problems import MOST_PROBLEMS, Problem, Reading, Severity, has_errors
from report.workspace import Workspace


def read(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition, and find every problem of its content and of the files in `styles/`."""
    content = read_texts(workspace, year)
    return Reading(content.value, (*content.problems, *_first(look_problems(workspace))))


def read_texts(workspace: Workspace, year: int) -> Reading[Edition]:
    """Read an edition, and find every problem of its content."""
    draft = read_draft(workspace, year)
    found = (*draft.problems, *listing_problems(draft), *content_problems(draft))
    return Reading(draft.edition, tuple(_first(found)))


def _first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give no more errors or warnings of one file than a person would read."""
    seen: Counter[tuple[Path | None, Severity]] = Counter()
    for problem in problems:
        kind = (problem.place.path if problem.place else None, problem.severity)
        seen[kind] += 1
        if seen[kind] <= MOST_PROBLEMS:
            yield problem


def problems(workspace: Workspace, years: Iterable[int], progress: Progress) -> list[Problem]:
    """Find the problems of some editions, of `styles/`, and of the finished files.

    Those that editions have in common come once.
    """
    found: list[Problem] = []
    is_rehearsed = False
    for year in years:
        progress(f"reading {year}")
        reading = read(workspace, year)
        found += reading.problems
        if reading.value is not None and not (is_rehearsed or has_errors(reading.problems)):
            found += rehearsal(workspace, reading.value, progress)
            is_rehearsed = True
        if reading.value is not None and any(workspace.output(year).rglob("*.pdf")):
            from report.build.preflight import preflight  # content alone needs none of it

            found += preflight(workspace, reading.value, progress)
    return list(dict.fromkeys([*found, *broken_orders(workspace)]))
