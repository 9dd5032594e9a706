"""The graphics state in the midst of a page: what must be said again to draw there later on.

The operators are those that the engine writes (ISO 32000-1, 8.4 and 9.3).
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

# The colour spaces and colours, inside of shapes and on their edges: one replaces all of its kind.
_FILL: Final = dict.fromkeys(("rg", "g", "k", "cs", "sc", "scn"), "fill")
_STROKE: Final = dict.fromkeys(("RG", "G", "K", "CS", "SC", "SCN"), "stroke")
# The font is not among them: the engine names it in every piece of text.
_ALONE: Final = ("w", "J", "j", "M", "d", "ri", "Tc", "Tw", "Tz", "TL", "Tr", "Ts")
_KINDS: Final = {**_FILL, **_STROKE, **{name: name for name in _ALONE}}

_PATH: Final = frozenset(("m", "l", "c", "v", "y", "h", "re", "W", "W*"))
_CLIP: Final = frozenset((b"W", b"W*"))

Operators = tuple[Any, ...]


def operator(item: Any) -> str:
    """Return the name of an operator, or nothing for an operand that stands alone.

    >>> operator(b"1 0 0 rg"), operator(b"EMC"), operator("/Span")
    ('rg', 'EMC', '')
    """
    return item.split()[-1].decode("ascii") if isinstance(item, bytes) else ""


@dataclass
class State:
    """A level of the graphics state: between a `q` and its `Q`.

    `geometry` are its matrices and clips, in their order; `settings` its colours and the
    like, the last of each kind.
    """

    geometry: Operators = ()
    settings: dict[str, Operators] = field(default_factory=dict)

    def copy(self) -> "State":
        """Return the state that a `q` keeps."""
        return State(self.geometry, dict(self.settings))

    def set(self, item: bytes) -> None:
        """Note an operator that changes a setting."""
        kind = _kind(item)
        before = self.settings.pop(kind, ())
        # A colour stands behind the space that it is of.
        is_of_space = operator(item).lower() in ("sc", "scn")
        spaces = [each for each in before if operator(each).lower() == "cs"] if is_of_space else []
        self.settings[kind] = (*spaces, item)

    def made_from(self, other: "State") -> Operators | None:
        """Return the operators that make this state of another one; None where none do."""
        if other.geometry != self.geometry or other.settings.keys() - self.settings.keys():
            return None
        changed = (
            items for kind, items in self.settings.items() if other.settings.get(kind) != items
        )
        return tuple(chain.from_iterable(changed))


def is_setting(item: Any) -> bool:
    """Return whether an operator changes a setting, and draws nothing."""
    return operator(item) in _KINDS or operator(item) == "gs"


class Tracker:
    """Follows the state through the operators of a page, from `state` on."""

    def __init__(self, state: State | None = None) -> None:
        self.state = state or State()
        self._kept: list[State] = []
        self._path: list[Any] = []

    @property
    def depth(self) -> int:
        """How many states are kept at this place."""
        return len(self._kept)

    def follow(self, item: Any) -> None:
        """Note what an operator changes."""
        name = operator(item)
        if name == "q":
            self._kept.append(self.state.copy())
        elif name == "Q":
            self.state = self._kept.pop()
        elif name == "cm":
            self.state.geometry += (item,)
        elif is_setting(item):
            self.state.set(item)
        elif name in _PATH:
            self._path.append(item)
        elif self._path:
            if name == "n" and _CLIP.intersection(self._path):
                self.state.geometry += (*self._path, item)
            self._path = []


def _kind(item: bytes) -> str:
    """Return what a setting replaces.

    The engine names alpha of shapes `/a…`, alpha of edges `/A…`, and all else it only adds.
    """
    name = operator(item)
    if name != "gs":
        return _KINDS[name]
    named = item.decode("ascii")
    return named[:2] if named.startswith(("/a", "/A")) else named
