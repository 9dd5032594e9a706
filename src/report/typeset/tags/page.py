"""A page that is being read: what was drawn on it, and what became of each piece."""

from collections.abc import Mapping
from typing import Any

from report.typeset.tags.artifacts import Artifact
from report.typeset.tags.tree import Piece


class Page:
    """The pieces of a page. Pages count from 0; `marks` are the boxes with content drawn.

    Each mark names the piece by its MCID, as the engine does.
    """

    def __init__(self, number: int, box: Any, marks: Mapping[Any, Any]) -> None:
        self.number = number
        self.height_px: float = box.margin_height()
        self.artifacts: dict[int, Artifact] = {}
        self._marks = marks
        self._taken = 0

    @property
    def is_read(self) -> bool:
        """Whether every piece of content was either taken or left out."""
        return self._taken + len(self.artifacts) == len(self._marks)

    def shows(self, box: Any) -> bool:
        """Return whether there is content of the box itself."""
        return box in self._marks

    def take(self, box: Any, line: Any) -> Piece:
        """Return the content of a box on a line, to be read."""
        self._taken += 1
        text = getattr(box, "text", None)
        mcid = self._marks[box]["mcid"]
        return Piece(self.number, mcid, text or "", line, is_picture=text is None)

    def leave(self, box: Any, artifact: Artifact) -> None:
        """Leave the content of a box, and of all in it, out of what is read."""
        if box in self._marks:
            self.artifacts[self._marks[box]["mcid"]] = artifact
        for child in box.children:
            self.leave(placed(child), artifact)


def placed(box: Any) -> Any:
    """Return the box itself for one that is positioned absolutely, or what is no such thing."""
    return getattr(box, "_box", box)
