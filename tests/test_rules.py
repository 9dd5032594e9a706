"""The catalogue of rules, and the manual that is made from it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.model.parse import KINDS, OTHER_KINDS
from report.rules import Rule, catalogue

from rules import MANUAL, manual
from support.workspaces import REPOSITORY

SOURCES = REPOSITORY / "src" / "report"
# The rules of the first stand in a table, the others hand on those of their callers.
INDIRECT = (
    "model/parse.py",
    "checks/preflight/file.py",
    "checks/preflight/standards.py",
    "pictures/unfit.py",
)


def named_rules(path: Path) -> Iterator[ast.expr]:
    """Give what stands where a problem names its rule."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Problem", "file.problem"):
            yield node.args[0]


def words(path: Path) -> set[str]:
    """Give all texts that stand in a module."""
    tree = ast.parse(path.read_text("utf-8"))
    return {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def test_the_rule_of_every_problem_is_in_the_catalogue() -> None:
    used = {kind.rule for kind in (*KINDS.values(), *OTHER_KINDS)}
    for path in SOURCES.rglob("*.py"):
        for name in named_rules(path):
            place = path.relative_to(SOURCES).as_posix()
            if isinstance(name, ast.Constant):
                used.add(str(name.value))
            else:
                assert place in INDIRECT, f"{place}: a rule that is no word cannot be looked up"
    assert len(used) > 50
    assert used - set(catalogue()) == set(), "write an entry in src/report/rules/"


def test_the_catalogue_has_no_rule_that_no_problem_has() -> None:
    modules = (path for path in SOURCES.rglob("*.py") if path.parent.name != "rules")
    assert set(catalogue()) - set().union(*map(words, modules)) == set()


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
