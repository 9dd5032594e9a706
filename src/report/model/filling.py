"""Fields that are not all there → all of them, with words in place of what is missing."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from report.model.values import Fields
from report.source import Loc

F = TypeVar("F", bound=Fields)

MOST_ROUNDS: Final = 20  # each fills what the one before has uncovered; few lie in one another


@dataclass(frozen=True)
class Gaps(Generic[F]):
    """How the gaps of a model are filled, by the names of its fields: `place.name`.

    `words` are for what must be written, `values` for what is no words and is not shown. Lists get
    so many items at least. Where one of `whole` is missing, the group around it goes.
    """

    model: type[F]
    words: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, int] = field(default_factory=dict)
    whole: tuple[str, ...] = ()

    def gap(self, name: str) -> str:
        """Return what stands in place of a field."""
        return f"[{self.words[name]} saknas]"


@dataclass
class Filled(Generic[F]):
    """Fields with words in place of what was missing, and the names of those that were."""

    fields: F
    data: dict[str, Any]
    gaps: set[str]


def filled(data: Mapping[str, Any], gaps: Gaps[F]) -> Filled[F] | None:
    """Fill all gaps of fields as they were read; None where a value is wrong."""
    filling = _Filling(deepcopy(dict(data)), gaps)
    for _round in range(MOST_ROUNDS):
        try:
            fields = gaps.model.model_validate(filling.data)
        except ValidationError as error:
            if not filling.strike(error.errors()) and not all(map(filling.fill, error.errors())):
                return None
        else:
            return Filled(fields, filling.data, filling.gaps)
    return None


class _Filling(Generic[F]):
    """Fields that are being filled."""

    def __init__(self, data: dict[str, Any], of: Gaps[F]) -> None:
        self.data = data
        self.gaps: set[str] = set()
        self._of = of

    def strike(self, errors: Sequence[ErrorDetails]) -> bool:
        """Strike the groups that lack what they cannot be without; tell whether there are some.

        The last comes first, so that none moves that is yet to be struck.
        """
        lacking = {
            details["loc"][:-1]: _name(details["loc"])
            for details in errors
            if _name(details["loc"]) in self._of.whole and _is_gap(details)
        }
        for loc, name in reversed(lacking.items()):
            del self._at(loc[:-1])[loc[-1]]
            if name in self._of.words:
                self.gaps.add(name)
        return bool(lacking)

    def fill(self, details: ErrorDetails) -> bool:
        """Fill one gap; tell whether it was one."""
        loc, given = details["loc"], details["input"]
        name = _name(loc)
        if details["type"] == "too_short" and name in self._of.lists:
            self._at(loc[:-1])[loc[-1]] = [*given, *self._items(name, len(given))]
        elif details["type"] == "missing" or given is None or given == "":
            self._put(loc, name)
        else:
            return False
        if name in self._of.words:
            self.gaps.add(name)
        return True

    def _items(self, name: str, given: int) -> list[Any]:
        """Return the items that a list lacks: words, or groups whose own fields come next."""
        item: Callable[[], Any] = dict if name not in self._of.words else lambda: self._of.gap(name)
        return [item() for _lacking in range(self._of.lists[name] - given)]

    def _put(self, loc: Loc, name: str) -> None:
        """Put words in place of a field; a group is left empty, and its own fields come next."""
        above, last = self._at(loc[:-1]), loc[-1]
        is_list = name in self._of.lists and not isinstance(last, int)
        if name in self._of.values:
            above[last] = self._of.values[name]
        elif is_list:
            above[last] = []
        elif name in self._of.words:
            above[last] = self._of.gap(name)
        elif self._is_group(loc):
            above[last] = {}
        else:
            del above[last]

    def _at(self, loc: Loc) -> Any:
        found: Any = self.data
        for part in loc:
            found = found[part]
        return found

    def _is_group(self, loc: Loc) -> bool:
        """Return whether fields lie below this one that have words."""
        is_item = isinstance(loc[-1], int) or loc == ("place",)
        return is_item and any(name.startswith(f"{_name(loc)}.") for name in self._of.words)


def _is_gap(details: ErrorDetails) -> bool:
    """Return whether something is missing, or a list has no item."""
    return details["type"] in ("missing", "too_short") or details["input"] in (None, "")


def _name(loc: Loc) -> str:
    return ".".join(part for part in loc if isinstance(part, str))
