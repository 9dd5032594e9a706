"""A source's fields → a model, or problems that say where and what to do."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from report.model.profile import Fields
from report.problems import Problem, Reading
from report.source import Source

F = TypeVar("F", bound=Fields)

# Kinds of Pydantic errors in our own words; the braces are filled from the error's context.
WORDS = {
    "missing": "'{field}' is missing",
    "string_type": "'{field}' must be a text",
    "string_too_short": "'{field}' is empty",
    "string_too_long": "'{field}' has {length} characters; at most {max_length} fit",
    "too_short": "'{field}' has too few items: {actual_length}; at least {min_length}",
    "too_long": "'{field}' has too many items: {actual_length}; at most {max_length}",
    "enum": "{value} is not a possible '{field}'",
    "int_parsing": "{value} is not a whole number",
    "float_parsing": "{value} is not a number",
    "date_from_datetime_parsing": "{value} is not a date",
    "date_parsing": "{value} is not a date",
    "bool_parsing": "{value} is neither true nor false",
    "tuple_type": "'{field}' must be a list",
    "model_type": "'{field}' must be a group of fields",
    "greater_than_equal": "{value} is too low for '{field}'; at least {ge}",
    "less_than_equal": "{value} is too high for '{field}'; at most {le}",
    "value_error": "'{field}' {error}",
}


def parse(source: Source, model: type[F]) -> Reading[F]:
    """Read a source's front matter as `model`; every mistake is a problem of its own."""
    try:
        return Reading(model.model_validate(dict(source.data)))
    except ValidationError as error:
        problems = (_problem(source, model, details) for details in _first_causes(error))
        return Reading(None, tuple(problems))


def _first_causes(error: ValidationError) -> Iterator[ErrorDetails]:
    """Leave out lists that Pydantic calls too short because an item of theirs is wrong."""
    errors = error.errors()
    for details in errors:
        loc = details["loc"]
        inner = any(len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc for e in errors)
        if not (details["type"] == "too_short" and inner):
            yield details


def _problem(source: Source, model: type[Fields], details: ErrorDetails) -> Problem:
    loc, kind = details["loc"], details["type"]
    if kind == "extra_forbidden":
        return _unknown_field(source, model, loc)
    place = source.key_place(*loc[:-1]) if kind == "missing" else source.place(*loc)
    names = [str(part) for part in loc if not isinstance(part, int)]
    if kind != "missing" and details["input"] is None:
        kind = "string_too_short"  # whatever it should hold, nothing stands behind its name
    words = {
        "field": names[-1] if names else "the file",
        "value": _quoted(details["input"]),
        "length": len(details["input"]) if isinstance(details["input"], str) else 0,
        **details.get("ctx", {}),
    }
    message = WORDS[kind].format(**words) if kind in WORDS else f"{names[-1]}: {details['msg']}"
    return Problem(f"field-{kind.replace('_', '-')}", message, place, _advice(model, loc))


def _unknown_field(source: Source, model: type[Fields], loc: tuple[str | int, ...]) -> Problem:
    name, known = str(loc[-1]), list(_fields_at(model, loc[:-1]))
    nearest = get_close_matches(name, known, n=1)
    advice = f"Did you mean '{nearest[0]}'?" if nearest else f"Use one of: {', '.join(known)}."
    return Problem("unknown-field", f"'{name}' is not a field here", source.key_place(*loc), advice)


def _advice(model: type[Fields], loc: tuple[str | int, ...]) -> str:
    """Say what belongs in the field, from the model's own description of it."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return ""
    parent = loc[: len(loc) - 1 - loc[::-1].index(names[-1])]
    field = _fields_at(model, parent).get(names[-1])
    return f"'{names[-1]}' is {field.description}." if field and field.description else ""


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> dict[str, Any]:
    """Give the fields of the model that `loc` leads to."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            inner = next(_models_in(model.model_fields[part].annotation), None)
            if inner is None:
                return {}
            model = inner
    return dict(model.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _quoted(value: Any) -> str:
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
