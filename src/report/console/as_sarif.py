"""Problems as SARIF 2.1.0, which editors and code hosts read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from report import __version__
from report.console.places import in_order, relative
from report.problems import Place, Problem
from report.rules import Rule, catalogue

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# Beside the sources; a program that is installed without them has no such file.
MANUAL: Final = Path(__file__).parents[3] / "docs" / "rules.md"


def as_sarif(problems: Iterable[Problem]) -> dict[str, Any]:
    """Give a log with one run: its problems in the order of their places, and their rules.

    A problem of a finished file lies in that file, on a page that it names in words;
    the line of the content that it comes from is a related location. Columns count
    characters, as everywhere here.
    """
    found = in_order(problems)
    known = catalogue()
    names = sorted({problem.rule for problem in found})
    driver = {
        "name": "report",
        "semanticVersion": __version__,
        "rules": [_rule(name, known.get(name)) for name in names],
    }
    results = [_result(problem, names.index(problem.rule)) for problem in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    described: dict[str, Any] = {"id": name}
    if rule:
        described["shortDescription"] = {"text": rule.summary}
        described["help"] = {"text": rule.text, "markdown": rule.text}
    if MANUAL.is_file():
        described["helpUri"] = f"{MANUAL.as_uri()}#{name}"
    return described


def _result(problem: Problem, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": problem.severity.value,
        "message": {"text": _message(problem)},
    }
    if problem.place:
        result["locations"] = [_location(problem.place)]
    if problem.source:
        comes_from = {"id": 1, **_location(problem.source), "message": {"text": "comes from here"}}
        result["relatedLocations"] = [comes_from]
    return result


def _message(problem: Problem) -> str:
    page = f"page {problem.place.page}: " if problem.place and problem.place.page else ""
    return f"{page}{problem.message}. {problem.advice}".rstrip()


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line:
        region = {"startLine": place.line}
        physical["region"] = region | ({"startColumn": place.column} if place.column else {})
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.page:
        location["logicalLocations"] = [{"name": f"page {place.page}", "kind": "page"}]
    return location


def _uri(path: Path) -> str:
    """Give a path from this folder, as a log that moves to another machine needs it."""
    near = relative(path)
    return near.as_uri() if near.is_absolute() else quote(os.fsencode(near.as_posix()))
