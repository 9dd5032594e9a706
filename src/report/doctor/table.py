"""Findings → people and scripts."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from report.doctor.finding import Finding, State

_STYLES = {State.OK: "green", State.MISSING: "bold red", State.WRONG: "bold red"}


def show(findings: Sequence[Finding]) -> None:
    """Write one line for each finding, and below it the command that mends it."""
    console = Console(soft_wrap=True, highlight=False)
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        style = _STYLES[finding.state] if finding.needed or finding.state is State.OK else "yellow"
        optional = "" if finding.needed else "(optional) "
        line = Text(f"{finding.state:8}", style=style)
        line.append(f" {finding.what:{width}}  {optional}{finding.found}".rstrip(), style="default")
        console.print(line)
        if finding.mend:
            console.print(Text(f"         → {finding.mend}", style="bold"))


def show_json(findings: Sequence[Finding]) -> None:
    """Write the findings as JSON."""
    json.dump([asdict(finding) for finding in findings], sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
