"""Problems as GitHub's workflow commands, which put them beside the lines of a change.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterable, Iterator

from report.console.places import in_order, relative, shown
from report.problems import Place, Problem
from report.terminal import visible


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Return one line for each problem, in the order of their places.

    A problem of a finished file stands at the line of the content that it comes
    from, where that is known, for only that can be part of a change.
    """
    return (_command(problem) for problem in in_order(problems))


def _command(problem: Problem) -> str:
    text = problem.message if not problem.advice else f"{problem.message}\n→ {problem.advice}"
    if problem.place and (problem.source or problem.place.page):
        text = f"{shown(problem.place)}: {text}"
    properties = [*_properties(problem.source or problem.place), ("title", problem.rule)]
    written = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties)
    return f"::{problem.severity.value} {written}::{_escaped(text)}"


def _properties(place: Place | None) -> Iterator[tuple[str, str]]:
    if place:
        yield "file", relative(place.path).as_posix()
        if place.line:
            yield "line", str(place.line)
        if place.column:
            yield "col", str(place.column)


def _escaped(text: str) -> str:
    """Escape as actions/toolkit does in packages/core/src/command.ts.

    >>> _escaped("100 %")
    '100 %25'
    """
    lines = map(visible, text.split("\n"))
    return "\n".join(lines).replace("%", "%25").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
