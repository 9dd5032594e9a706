"""Whether every word of the content is on the pages of a finished file."""

from collections.abc import Iterator
from dataclasses import replace

from report.checks import lost
from report.checks.preflight.file import Finished
from report.checks.visible import visible_text
from report.locales import _
from report.problems import Place, Problem


def lost_text(file: Finished) -> Iterator[Problem]:
    """Find what is in the content and cannot be seen on the pages."""
    for problem in lost.lost_text(file.expected.wordings, visible_text(file.path.read_bytes())):
        yield replace(
            problem,
            place=Place(file.path),
            source=problem.place,
            advice=_("If the content has changed since, make the file again."),
        )
