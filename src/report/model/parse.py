"""A source's fields → a model, or problems that say where and what to do."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from report.locales import _
from report.model.mistakes import KINDS, NO_ALTERNATIVE, UNFIT, Kind
from report.model.values import Fields
from report.problems import MOST_PROBLEMS, Place, Problem, Reading, quoted
from report.source import Loc, Source

F = TypeVar("F", bound=Fields)


def parse(source: Source, model: type[F]) -> Reading[F]:
    """Read a source's front matter as `model`; every mistake is a problem of its own.

    Of very many, the first are given: a file with so many is no text of ours.
    """
    try:
        return Reading(model.model_validate(dict(source.data)))
    except ValidationError as error:
        causes = islice(_first_causes(error), MOST_PROBLEMS)
        return Reading(None, tuple(_problem(source, model, details) for details in causes))


def _first_causes(error: ValidationError) -> Iterator[ErrorDetails]:
    """Leave out lists that Pydantic calls too short because an item of theirs is wrong."""
    errors = error.errors()
    around = {details["loc"][:n] for details in errors for n in range(len(details["loc"]))}
    for details in errors:
        if not (details["type"] == "too_short" and details["loc"] in around):
            yield details


def _problem(source: Source, model: type[Fields], details: ErrorDetails) -> Problem:
    loc = details["loc"]
    if details["type"] == "extra_forbidden":
        return _unknown_field(source, model, loc, details["input"])
    names = [str(part) for part in loc if not isinstance(part, int)]
    value = details["input"]
    words = {
        "field": names[-1] if names else _("the file"),
        "value": quoted(value),
        "type": _type(value),
        "msg": details["msg"],
        "length": len(value) if isinstance(value, str) else 0,
        **details.get("ctx", {}),
    }
    kind = _kind(details, names)
    place = _place(source, details["type"], loc)
    advice = f"{_(kind.advice)} {_description(model, loc, value)}".strip()
    return Problem(kind.rule, _(kind.message, **words), place, advice)


def _place(source: Source, name: str, loc: Loc) -> Place:
    """Return where a mistake is: in the value, or where it is of the field itself, at its name."""
    if name == "missing":
        return source.key_place(*loc[:-1])
    return source.key_place(*loc) if name == "photo_and_photos" else source.place(*loc)


def _kind(details: ErrorDetails, names: list[str]) -> Kind:
    """Return the rule and the words of a Pydantic error."""
    name, is_missing = details["type"], details["type"] == "missing"
    if names[-1:] == ["alt"] and (is_missing or not details["input"]):
        return NO_ALTERNATIVE
    if details["input"] is None and not is_missing:
        name = "string_too_short"
    return KINDS.get(name, UNFIT)


def _unknown_field(
    source: Source, model: type[Fields], loc: tuple[str | int, ...], value: Any
) -> Problem:
    name, known = str(loc[-1]), list(_fields_at(model, loc[:-1]))
    nearest = get_close_matches(name[:80].lower(), known, n=1)
    advice = (
        _("Did you mean '{nearest}'?", nearest=nearest[0])
        if nearest
        else _("Use one of: {known}.", known=", ".join(known))
    )
    if value is None and len(loc) > 1 and not nearest:  # what stands behind a comma
        more = _("If it belongs to the value before it, put quotes around that value.")
        advice = f"{advice} {more}"
    return Problem(
        "unknown-field",
        _("{name} is not a field here", name=quoted(name)),
        source.key_place(*loc),
        advice,
    )


def _description(model: type[Fields], loc: tuple[str | int, ...], value: Any) -> str:
    """Say what belongs in the field, from the model's own description of it."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return ""
    parent = loc[: len(loc) - 1 - loc[::-1].index(names[-1])]
    field = _fields_at(model, parent).get(names[-1])
    if not (field and field.description):
        return ""
    nearest = get_close_matches(str(value)[:80].lower(), _choices(field.annotation), n=1)
    said = _("'{field}' is {description}.", field=names[-1], description=_(field.description))
    if not nearest or value == nearest[0]:
        return said
    hint = _("Did you mean '{nearest}'?", nearest=nearest[0])
    return f"{hint} {said}"


def _choices(annotation: Any) -> list[str]:
    """List the values of an enumeration; what is none has no values."""
    return [str(choice) for choice in getattr(annotation, "__members__", {}).values()]


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> dict[str, Any]:
    """Return the fields of the model that `loc` leads to."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            inner = next(models_in(model.model_fields[part].annotation), None)
            if inner is None:
                return {}
            model = inner
    return dict(model.model_fields)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def _type(value: Any) -> str:
    """Say what a value is; what YAML holds is a text, TOML has other kinds as well."""
    if isinstance(value, Mapping):
        return _("a group of fields")
    if isinstance(value, bool):
        return _("true or false")
    if isinstance(value, int | float):
        return _("a number")
    if isinstance(value, date | time):
        return _("a date or a time")
    if isinstance(value, list | tuple):
        return _("a list")
    return _("empty") if value is None else _("a text")
