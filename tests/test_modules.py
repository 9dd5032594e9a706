"""The house: imports run one way."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from conftest import REPOSITORY

# Each imports only from those before it.
ORDER = (
    "problems",
    "faults",
    "streams",
    "target",
    "format",
    "terminal",
    "clearing",
    "forking",
    "worker",
    "workers",
    "units",
    "addresses",
    "painting",
    "imposition",
    "origin",
    "office",
    "area",
    "contrast",
    "files",
    "workspace",
    "litter",
    "doctor",
    "cache",
    "metrics",
    "pictures",
    "source",
    "intervals",
    "swedish",
    "rhythm",
    "model",
    "years",
    "lists",
    "dialogue",
    "markup",
    "intake",
    "schema",
    "scaffold",
    "asides",
    "display",
    "styles",
    "setting",
    "graphics",
    "drawn",
    "templates",
    "document",
    "typeset",
    "saving",
    "accessible",
    "fit",
    "trial",
    "filling",
    "press",
    "checks",
    "build",
    "mail",
    "rules",
    "outcome",
    "console",
    "door",
    "preview",
    "command",
    "cli",
    "__main__",
)
SOURCES = REPOSITORY / "src" / "report"


def modules() -> dict[str, list[Path]]:
    """Give the files of each module at the top: one, or those of its folder."""
    found: dict[str, list[Path]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).parts[0].removesuffix(".py")
        if name != "__init__":
            found.setdefault(name, []).append(path)
    return found


def imports(path: Path) -> Iterator[str]:
    """Give the names of our own modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("report."):
                    yield alias.name.split(".")[1]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "report":
                yield from (alias.name for alias in node.names if alias.name != "__version__")
            elif node.module and node.module.startswith("report."):
                yield node.module.split(".")[1]


def test_every_module_has_its_place_in_the_order() -> None:
    assert set(modules()) == set(ORDER)


def test_modules_import_only_from_those_before_them() -> None:
    upwards = [
        f"{path.relative_to(SOURCES)} imports {name}"
        for module, paths in modules().items()
        for path in paths
        for name in imports(path)
        if ORDER.index(name) >= ORDER.index(module) and name != module
    ]
    assert upwards == []


def test_the_reader_of_imports_finds_some() -> None:
    assert {"problems", "workspace", "checks"} <= set(imports(SOURCES / "build" / "content.py"))


def test_only_typeset_knows_the_engine() -> None:
    users = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if re.search(r"^\s*(import|from) (weasyprint|pydyf)", path.read_text("utf-8"), re.M)
    }
    assert users == {"typeset/engine.py"}
