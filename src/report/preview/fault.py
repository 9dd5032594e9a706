"""What the preview shows of an error that nobody foresaw: it goes on all the same."""

from dataclasses import replace

from report.faults import answered
from report.locales import _
from report.problems import Problem


def unforeseen(error: Exception) -> Problem:
    """Return the problem that an error is to who sees it on the page."""
    problem = answered(error, _("the preview")).problems[0]
    again = _("Save a file, and it is tried again.")
    return replace(problem, advice=f"{again} {problem.advice}" if problem.advice else again)
