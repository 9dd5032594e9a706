"""What is promised is held: each promise names tests that there are."""

import ast
import re

from support.workspaces import REPOSITORY

PAGE = REPOSITORY / "docs" / "promises.md"
NAMED = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")
PROMISE = re.compile(r"^\| (?!promise|---)(.+?) \| (.*) \|$", re.MULTILINE)


def test_every_promise_names_a_test_that_there_is() -> None:
    promises = PROMISE.findall(PAGE.read_text("utf-8"))
    assert len(promises) > 15
    for promise, held in promises:
        named = NAMED.findall(held)
        assert named, promise
        for path, test in named:
            tree = ast.parse((REPOSITORY / path).read_text("utf-8"))
            functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            assert test in functions, f"{promise}: {path} has no {test}"
