"""Problems for people, on a terminal or in a log."""

from collections.abc import Iterable, Iterator, Sequence

from report.console.excerpt import excerpt
from report.console.places import in_order, shown
from report.locales import _, enumerated, ngettext
from report.problems import Place, Problem, Severity
from report.terminal import Line, line_of, visible

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_INDENT = "    "


def as_text(problems: Iterable[Problem]) -> Iterator[Line]:
    """Yield problems line by line, in the order of their places.

    Each has its place and rule, the line of the file with a mark below the column, and
    what to do; one of a finished file has the line of the content that it comes from.
    """
    for problem in in_order(problems):
        yield _headline(problem)
        yield from _marked_line(problem.place, problem.severity)
        if problem.source:
            source = _("from {place}", place=visible(shown(problem.source)))
            yield line_of(f"{_INDENT}{source}", "dim")
            yield from _marked_line(problem.source, problem.severity)
        if problem.advice:
            yield line_of(f"{_INDENT}→ {visible(problem.advice)}", "dim")


def summary(problems: Sequence[Problem]) -> str:
    """Count problems and the files that they are in.

    >>> summary([])
    'no problems'
    >>> summary([Problem("tab", "a tab", severity=Severity.WARNING)])
    '1 warning'
    """
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    found = [ngettext("{n} error", "{n} errors", errors)] if errors else []
    if warnings:
        found.append(ngettext("{n} warning", "{n} warnings", warnings))
    told = enumerated(found) or _("no problems")
    files = len({problem.place.path for problem in problems if problem.place})
    if not files:
        return told
    return ngettext("{problems} in {n} file", "{problems} in {n} files", files, problems=told)


def _marked_line(place: Place | None, severity: Severity) -> Iterator[Line]:
    if place and (found := excerpt(place)):
        yield line_of(f"{_INDENT}{found.line}")
        yield line_of(f"{_INDENT}{' ' * found.mark}^", _STYLES[severity])


def _headline(problem: Problem) -> Line:
    place = shown(problem.place)
    warns = problem.severity is Severity.WARNING
    return (
        (visible(f"{place}: ") if place else "", "bold"),
        (_("warning:") + " " if warns else "", _STYLES[problem.severity]),
        (visible(problem.message), ""),
        (f" [{problem.rule}]", "dim"),
    )
