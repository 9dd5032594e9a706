"""Write docs/modules.md from the docstrings of the sources: `make modules`."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "report"
PAGE = ROOT / "docs" / "modules.md"
# The layers of the house, and their packages and modules: each imports only from those before it.
LAYERS = {
    "What everything needs": (
        "locales",
        "problems",
        "faults",
        "units",
        "files",
        "workspace",
        "extras",
    ),
    "Services that know no edition": ("terminal", "processes", "cache", "swedish"),
    "Files → model": ("source", "model", "pictures", "markdown"),
    "The look": ("design", "graphics", "products"),
    "Model → pages": ("linebreaking", "document", "typeset"),
    "Pages → files": ("finish", "joining", "copyfit", "checks", "compositor", "recipes"),
    "Texts that come, texts that begin": ("intake", "scaffold"),
    "People": ("proof", "mail", "console", "doctor", "preview", "cli", "__main__"),
}
INTRODUCTION = """\
# The modules

Stages and services in the order of their imports: each imports only from those above it, and
`tests/test_modules.py` holds that. Where a package has a face, others import from that alone.

This page is made from the docstrings of the sources: `make modules` writes it anew."""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """Return the page as Markdown: a heading for each layer, a table for each package."""
    parts = [INTRODUCTION]
    for title, names in LAYERS.items():
        parts.append(f"## {title}")
        alone = [SOURCES / f"{name}.py" for name in names if (SOURCES / f"{name}.py").exists()]
        if alone:
            parts.append(_table(alone))
        parts += [part for name in names if (SOURCES / name).is_dir() for part in _package(name)]
    return "\n\n".join(parts) + "\n"


def _package(name: str) -> Iterator[str]:
    folder = SOURCES / name
    yield f"### `{name}`"
    yield _docstring(folder / "__init__.py")
    paths = [path for path in sorted(folder.rglob("*.py")) if path != folder / "__init__.py"]
    yield _table(paths)


def _table(paths: list[Path]) -> str:
    rows = [f"| `{_name(path)}` | {_docstring(path).splitlines()[0]} |" for path in paths]
    return "\n".join(["| module | |", "|---|---|", *rows])


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return "/".join(parts[1:] or parts).removesuffix("/__init__")


def _docstring(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


if __name__ == "__main__":
    main()
