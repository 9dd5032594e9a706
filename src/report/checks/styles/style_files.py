"""The style sheets and templates of a workspace, each read once for all checks."""

from pathlib import Path

from report.design.sheets import without_comments
from report.problems import Reading
from report.source import read_text
from report.workspace import Workspace


class StyleFiles:
    """Reads files of `styles/` when they are first asked for, and holds them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._readings: dict[Path, Reading[str]] = {}
        self._bare: dict[Path, str] = {}

    def read(self, path: Path) -> Reading[str]:
        """Return the text of a file, or what keeps it from being read."""
        if path not in self._readings:
            self._readings[path] = read_text(path)
        return self._readings[path]

    def text(self, path: Path) -> str:
        """Return the text of a file; of one that cannot be read, none."""
        return self.read(path).value or ""

    def sheet(self, path: Path) -> str:
        """Return a style sheet with spaces for its comments; of one that cannot be read, none."""
        if path not in self._bare:
            self._bare[path] = without_comments(self.text(path))
        return self._bare[path]
