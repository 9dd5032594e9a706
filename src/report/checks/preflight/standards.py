"""Whether a file for the screen keeps to the standards that it claims."""

import re
from collections.abc import Iterator

import page as validator

from report.checks.preflight.file import Finished
from report.locales import _
from report.problems import Problem

_PAGE = re.compile(r"\bpage (\d+)")
# page-validation 0.11.0 takes a carriage return that ends the data of a stream for a line's end.
MISTAKEN = "PDFA2A-STREAM-LENGTH-001"
MOST_SHOWN = 10  # failures of one standard: more say no more


def broken_accessibility(file: Finished) -> Iterator[Problem]:
    """Find what keeps a file from being PDF/UA-1 (ISO 14289-1), the standard of accessible PDF."""
    yield from _failures(file, "broken-accessibility", "PDF/UA-1", "ua1")


def broken_archiving(file: Finished) -> Iterator[Problem]:
    """Find what keeps a file from being PDF/A-2a (ISO 19005-2), which archives ask for."""
    yield from _failures(file, "broken-archiving", "PDF/A-2a", "2a")


def _failures(file: Finished, rule: str, standard: str, profile: str) -> Iterator[Problem]:
    report = validator.validate_pdf(file.path, profile=profile)
    failures = [failure for failure in report.failures if failure.rule_id != MISTAKEN]
    for failure in failures[:MOST_SHOWN]:
        match = _PAGE.search(failure.message)
        yield file.problem(
            rule,
            _(
                "the file is not {standard}: {reason} ({clause})",
                standard=standard,
                reason=failure.message,
                clause=failure.rule_id,
            ),
            int(match[1]) if match else 0,
            advice=_(
                "Make the file again; if that does not help, look at its part in styles/parts/."
            ),
        )
