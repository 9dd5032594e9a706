"""Problems for people, on a terminal or in a log."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from report.console.excerpt import excerpt, visible
from report.console.places import in_order, shown
from report.problems import Problem, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_INDENT = "    "


def as_text(problems: Iterable[Problem]) -> Iterator[Text]:
    """Give problems line by line, in the order of their places.

    Each has its place and rule, the line of the file with a mark below the column,
    where a problem of a finished file comes from, and what to do.
    """
    for problem in in_order(problems):
        yield _headline(problem)
        if problem.place and (line := excerpt(problem.place)):
            yield Text(f"{_INDENT}{line.line}")
            yield Text(f"{_INDENT}{' ' * line.mark}^", style=_STYLES[problem.severity])
        if problem.source:
            yield Text(f"{_INDENT}from {shown(problem.source)}", style="dim")
        if problem.advice:
            yield Text(f"{_INDENT}→ {visible(problem.advice)}", style="dim")


def summary(problems: Sequence[Problem]) -> str:
    """Count problems and the files that they are in.

    >>> summary([])
    'no problems'
    >>> summary([Problem("tab", "a tab", severity=Severity.WARNING)])
    '1 warning'
    """
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    kinds = {"error": errors, "warning": len(problems) - errors}
    found = " and ".join(counted(number, kind) for kind, number in kinds.items() if number)
    files = len({problem.place.path for problem in problems if problem.place})
    return (found or "no problems") + (f" in {counted(files, 'file')}" if files else "")


def counted(number: int, thing: str) -> str:
    """Give a number with what it counts: '1 page', '2 pages'."""
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def _headline(problem: Problem) -> Text:
    place = shown(problem.place)
    line = Text(visible(f"{place}: ") if place else "", style="bold")
    if problem.severity is Severity.WARNING:
        line.append("warning: ", style=_STYLES[problem.severity])
    line.append(visible(problem.message), style="not bold")
    return line.append(f" [{problem.rule}]", style="not bold dim")
