"""The form in which what was made is kept: its fields as JSON, and its file behind them."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, Final, Generic, TypeVar

from pydantic import PlainSerializer, PlainValidator, TypeAdapter
from pydantic_core import from_json

from report.linebreaking import Block, Choices

T = TypeVar("T")

Lines = list[tuple[Block, int]]

FILE: Final = "pdf"  # the field that is not among the others: bytes, of any length
_HEAD: Final = 8  # bytes that tell how long the JSON is


@dataclass(frozen=True)
class CachedForm(Generic[T]):
    """Writes a kind of dataclass as bytes, and reads it again."""

    kind: type[T]

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        """What knows the kind, built when it is first needed."""
        return TypeAdapter(self.kind)

    def written(self, thing: T) -> bytes:
        """Return a thing as bytes."""
        head = self._adapter.dump_json(thing, exclude={FILE})
        return len(head).to_bytes(_HEAD) + head + getattr(thing, FILE, b"")

    def read(self, data: bytes) -> T | None:
        """Return what was written, or None: it is not what we write, and was made by others."""
        start = _HEAD + int.from_bytes(data[:_HEAD])
        try:
            fields = from_json(data[_HEAD:start])
            if not isinstance(fields, dict):
                return None
            thing: T = self._adapter.validate_python({**fields, FILE: data[start:]})
        except ValueError:
            return None
        return thing


def _as_lists(choices: Choices) -> tuple[Lines, Lines]:
    """Return choices as JSON can have them: it has no sets, and no keys but words."""
    return sorted(choices.whole), sorted(choices.more)


def _from_lists(lists: Any) -> Choices:
    whole, more = _lists().validate_python(lists)
    return Choices(frozenset(whole), frozenset(more))


# Choices as a field of what is kept.
KeptChoices = Annotated[Choices, PlainSerializer(_as_lists), PlainValidator(_from_lists)]


@cache
def _lists() -> TypeAdapter[tuple[Lines, Lines]]:
    return TypeAdapter(tuple[Lines, Lines])
