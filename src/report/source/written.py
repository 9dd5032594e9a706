"""A file as it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from report.problems import Place

# The way to a field from the top of the front matter: names of fields and numbers of list items.
Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """A file as it was written. `body_line` is the file's line on which the body starts."""

    path: Path
    data: Mapping[str, Any]
    body: str = ""
    body_line: int = 1
    values: Mapping[Loc, Place] = field(default_factory=dict)
    keys: Mapping[Loc, Place] = field(default_factory=dict)

    def place(self, *loc: str | int) -> Place:
        """Return the place of a field's value, or of the nearest field around it."""
        return self._nearest(self.values, loc)

    def key_place(self, *loc: str | int) -> Place:
        """Return the place of a field's name, or of the nearest field around it."""
        return self.keys.get(loc) or self._nearest(self.values, loc)

    def body_place(self, line: int, column: int = 1) -> Place:
        """Return the place of a line of the body, which counts from 0 as Markdown parsers do."""
        return Place(self.path, self.body_line + line, column)

    def text(self, *loc: str | int) -> str:
        """Return the text of a field, or nothing where the field is missing or holds no text."""
        found = self._at(loc)
        return found if isinstance(found, str) else ""

    def count(self, *loc: str | int) -> int:
        """Count the items of a list; what is missing or no list has none."""
        found = self._at(loc)
        return len(found) if isinstance(found, list) else 0

    def _at(self, loc: Loc) -> Any:
        found: Any = self.data
        for part in loc:
            if isinstance(found, dict):
                found = found.get(part)
            elif isinstance(found, list) and isinstance(part, int) and part < len(found):
                found = found[part]
            else:
                return None
        return found

    def _nearest(self, places: Mapping[Loc, Place], loc: Loc) -> Place:
        for length in range(len(loc), -1, -1):
            if place := places.get(loc[:length]):
                return place
        return Place(self.path, 1, 1)
