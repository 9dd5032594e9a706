"""Style sheets joined into one, so that the engine reads a single cascade."""

from dataclasses import dataclass
from pathlib import Path

from report.problems import Place


@dataclass(frozen=True)
class Sheet:
    """Style sheets joined into one, in the order of the cascade: each a path and its text."""

    parts: tuple[tuple[Path, str], ...]

    @property
    def text(self) -> str:
        """The whole sheet."""
        return "".join(f"{text.rstrip()}\n" for _, text in self.parts)

    def place(self, line: int, column: int) -> Place | None:
        """Find the file that holds a line of the whole sheet; lines count from 1."""
        for path, text in self.parts:
            length = text.rstrip().count("\n") + 1
            if line <= length:
                return Place(path, line, column)
            line -= length
        return None
