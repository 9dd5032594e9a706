"""Every rule has its place in the manual."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.checks import content, preflight
from report.model.mistakes import KINDS, OTHER_KINDS
from report.products.every import OF_TEXTS

from support.manual import Rule, manual
from support.workspaces import REPOSITORY

SOURCES = REPOSITORY / "src" / "report"
# The rules of the first stand in a table, those of pages that are too long with the products, and
# the others hand on those of their callers.
INDIRECT = (
    "model/parse.py",
    "checks/preflight/file.py",
    "copyfit/overrun.py",
    "checks/preflight/standards.py",
    "pictures/unfit.py",
)


def named_rules(path: Path) -> Iterator[ast.expr]:
    """Yield what stands where a problem names its rule."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Problem", "file.problem"):
            yield node.args[0]


def words(path: Path) -> set[str]:
    """Return all texts that stand in a module."""
    tree = ast.parse(path.read_text("utf-8"))
    return {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}


CHECKS = (*content.CHECKS, *(check for checks in preflight.CHECKS.values() for check in checks))


def test_the_rule_of_every_problem_is_in_the_manual() -> None:
    used = {kind.rule for kind in (*KINDS.values(), *OTHER_KINDS)}
    used |= {check.__name__.replace("_", "-") for check in CHECKS}
    used |= {product.too_long for product in OF_TEXTS}
    for path in SOURCES.rglob("*.py"):
        for name in named_rules(path):
            place = path.relative_to(SOURCES).as_posix()
            if isinstance(name, ast.Constant):
                used.add(str(name.value))
            else:
                assert place in INDIRECT, f"{place}: a rule that is no word cannot be looked up"
    assert len(used) > 50
    assert used - set(manual()) == set(), "write it into docs/rules.md"


def test_the_manual_has_no_rule_that_no_problem_has() -> None:
    used = set().union(*map(words, SOURCES.rglob("*.py")))
    used |= {check.__name__.replace("_", "-") for check in CHECKS}
    assert set(manual()) - used == set()


@pytest.mark.parametrize("rule", manual().values(), ids=lambda rule: rule.name)
def test_a_rule_has_a_sentence_and_two_cases(rule: Rule) -> None:
    said, bad = rule.text.split("\n- Bad: ")
    assert said.rstrip().endswith(".")
    bad, good = bad.split("\n- Good: ")
    assert bad.strip() != good.strip()
    assert good.strip()
