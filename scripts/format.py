"""Format style sheets, one property a line; `--check` only compares.

.venv/bin/python scripts/format.py [--check]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import cssbeautifier

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("fonts.css",)  # a line for each font


def main() -> int:
    """Format all files, or name those that are not; return the exit code."""
    unlike = [path for path, text in _files() if path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        sys.stdout.writelines(f"{path.relative_to(ROOT)}: run `make tidy`\n" for path in unlike)
        return bool(unlike)
    for path, text in _files():
        path.write_text(text, "utf-8")
    return 0


def _files() -> Iterator[tuple[Path, str]]:
    """Yield each file, and its text as it should be."""
    pages = (ROOT / "src" / "report").rglob("*.css")
    options = cssbeautifier.default_options()
    options.indent_size = 2
    options.end_with_newline = True
    for path in sorted([*(ROOT / "styles").rglob("*.css"), *pages]):
        if path.name not in TABLES:
            yield path, cssbeautifier.beautify(path.read_text("utf-8"), options)


if __name__ == "__main__":
    sys.exit(main())
