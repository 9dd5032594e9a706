"""The house: imports run one way."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from modules import LAYERS, PAGE, ROOT, SOURCES, page

ORDER = tuple(name for names in LAYERS.values() for name in names)
# Others import from these what their faces export, and what is in the modules that are named.
FACES = {
    "cache": (),
    "copyfit": (),
    "joining": (),
    "linebreaking": (),
    "locales": (),
    "markdown": ("lists", "years"),
    "model": ("addresses", "schema"),
    "processes": ("begun",),
    "source": (),
    "swedish": (),
    "terminal": ("streams",),
    "typeset": (),
}


def modules() -> dict[str, list[Path]]:
    """Return the files of each module at the top: one, or those of its folder."""
    found: dict[str, list[Path]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).parts[0].removesuffix(".py")
        if name != "__init__":
            found.setdefault(name, []).append(path)
    return found


def imports(path: Path) -> Iterator[str]:
    """Yield the names of our own modules that a file imports, wherever in it."""
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


def test_what_a_package_hides_is_not_imported_from_elsewhere() -> None:
    hidden = [
        f"{path.relative_to(SOURCES)} imports {node.module}"
        for module, paths in modules().items()
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
        for package, shown in FACES.items()
        if package != module and node.module.startswith(f"report.{package}.")
        if node.module.removeprefix(f"report.{package}.") not in shown
    ]
    assert hidden == []


def test_a_face_exports_what_it_imports() -> None:
    for package in FACES:
        tree = ast.parse((SOURCES / package / "__init__.py").read_text("utf-8"))
        imported = {
            alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module != "report.typeset"
            for alias in node.names
        }
        exported = importlib.import_module(f"report.{package}").__all__
        assert imported - {"tags"} == set(exported), package


def test_few_modules_lie_at_the_top() -> None:
    assert len(list(SOURCES.glob("*.py"))) <= 8


def test_the_reader_of_imports_finds_some() -> None:
    assert {"problems", "workspace", "checks"} <= set(imports(SOURCES / "recipes" / "content.py"))


def test_only_typeset_knows_the_engine() -> None:
    users = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if re.search(r"^\s*(import|from) (weasyprint|pydyf)", path.read_text("utf-8"), re.M)
    }
    assert users == {"typeset/engine.py"}


def test_the_page_of_modules_is_in_step_with_the_sources() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make modules`"


def test_the_files_that_the_documentation_names_are_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    named = {
        (page.name, path)
        for page in pages
        for path in re.findall(r"`((?:src|tests|scripts|docs)/[\w./-]+)`", page.read_text("utf-8"))
    }
    assert len(named) > 20
    assert [(page, path) for page, path in named if not (ROOT / path).exists()] == []
