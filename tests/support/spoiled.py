"""What a check finds in a finished file that was spoiled on purpose."""

from collections.abc import Callable, Iterable
from pathlib import Path

from report.checks.preflight import Expected, Finished, opened
from report.problems import Problem
from report.products.product import Form

Check = Callable[[Finished], Iterable[Problem]]


def found(path: Path, check: Check, form: Form, expected: Expected) -> list[tuple[int, str]]:
    """Return the page and message of everything that a check finds in a file."""
    with opened(path, form, expected) as file:
        problems = list(check(file))
    assert all(problem.rule == check.__name__.replace("_", "-") for problem in problems)
    assert all(problem.advice for problem in problems)
    return [(problem.place.page if problem.place else -1, problem.message) for problem in problems]
