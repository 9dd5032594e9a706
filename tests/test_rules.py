"""The catalogue of rules, and the manual that is made from it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.model.parse import KINDS, OTHER_KINDS
from report.rules import Rule, catalogue

from conftest import REPOSITORY
from rules import MANUAL, manual

SOURCES = REPOSITORY / "src" / "report"
PARSE = SOURCES / "model" / "parse.py"  # its rules stand in a table


def named_rules(path: Path) -> Iterator[ast.expr]:
    """Give what stands where a problem names its rule."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
            yield node.args[0]


def used() -> set[str]:
    """Give the names of the rules of all problems in the sources."""
    found = {kind.rule for kind in (*KINDS.values(), *OTHER_KINDS)}
    for path in SOURCES.rglob("*.py"):
        for name in named_rules(path):
            if isinstance(name, ast.Constant):
                found.add(str(name.value))
            else:
                assert path == PARSE, f"{path}: a rule that is no word cannot be looked up"
    return found


def test_every_rule_that_is_used_is_in_the_catalogue_and_no_other() -> None:
    assert used() == set(catalogue())


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.name)
def test_a_rule_has_a_sentence_and_two_cases(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.bad
    assert rule.good
    assert rule.bad != rule.good


def test_the_manual_is_in_step_with_the_catalogue() -> None:
    assert MANUAL.read_text("utf-8") == manual(), "run `make rules`"


def test_the_manual_has_a_heading_for_every_rule() -> None:
    headings = {line.removeprefix("### ") for line in manual().splitlines() if line[:4] == "### "}
    assert headings == set(catalogue())
