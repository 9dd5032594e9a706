"""Findings → people and scripts."""

from collections.abc import Iterator, Sequence

from report import terminal
from report.doctor.finding import Finding, State
from report.locales import _

_STYLES = {State.OK: "green", State.MISSING: "bold red", State.WRONG: "bold red"}


def show(findings: Sequence[Finding]) -> None:
    """Write one line for each finding, and below it the command that mends it."""
    width = max(len(_(finding.what)) for finding in findings)
    terminal.show(line for finding in findings for line in _lines(finding, width))


def _lines(finding: Finding, width: int) -> Iterator[terminal.Line]:
    style = _STYLES[finding.state] if finding.needed or finding.state is State.OK else "yellow"
    optional = "" if finding.needed else _("(optional)") + " "
    said = f" {_(finding.what):{width}}  {optional}{finding.found}".rstrip()
    yield (f"{_(finding.state.value):8}", style), (said, "bold" if finding.is_grave else "")
    if finding.mend:
        yield terminal.line_of(f"         → {finding.mend}", "bold")


def show_json(findings: Sequence[Finding]) -> None:
    """Write the findings as JSON."""
    terminal.show_json(findings)
