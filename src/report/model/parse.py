"""A source's fields → a model, or problems that say where and what to do."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from report.locales import N_, _
from report.model.values import Fields
from report.problems import MOST_PROBLEMS, Place, Problem, Reading, quoted
from report.source import Loc, Source

F = TypeVar("F", bound=Fields)


class Kind(NamedTuple):
    """A kind of Pydantic error in our own words: a rule, what was found, and what to do.

    The braces are filled from the error's context.
    """

    rule: str
    message: str
    advice: str = ""


_SHORTEN: Final = N_("Shorten it.")
_PLAIN: Final = N_("Write it without brackets or colons, or put quotes around the whole.")

# A kind that is not here keeps Pydantic's words and is an 'unfit-value'.
KINDS: Final[Mapping[str, Kind]] = {
    "missing": Kind("missing-field", N_("'{field}' is missing"), N_("Add it.")),
    "string_type": Kind("wrong-type", N_("'{field}' is {type}, and must be a text"), _PLAIN),
    "tuple_type": Kind(
        "wrong-type", N_("'{field}' is {type}, and must be a list"), N_("Write it as [one, two].")
    ),
    "model_type": Kind(
        "wrong-type",
        N_("'{field}' is {type}, and must be a group of fields"),
        N_("Write its fields below it, each on a line of its own, indented by two spaces."),
    ),
    "mapping_type": Kind(
        "wrong-type",
        N_("'{field}' is {type}, and must be a group of fields"),
        N_("Write its fields below it, each on a line of its own, indented by two spaces."),
    ),
    "int_type": Kind("wrong-type", N_("'{field}' is {type}, and must be a whole number")),
    "float_type": Kind("wrong-type", N_("'{field}' is {type}, and must be a number")),
    "bool_type": Kind("wrong-type", N_("'{field}' is {type}, and must be true or false")),
    "enum": Kind("unknown-choice", N_("{value} is not a possible '{field}'")),
    "int_parsing": Kind(
        "not-a-number", N_("{value} is not a whole number"), N_("Write plain figures.")
    ),
    "int_parsing_size": Kind("out-of-range", N_("{value} is too high for '{field}'")),
    "float_parsing": Kind(
        "not-a-number", N_("{value} is not a number"), N_("Write figures, and a point for a comma.")
    ),
    "bool_parsing": Kind("unknown-choice", N_("{value} is neither true nor false")),
    "not_a_date": Kind(
        "not-a-date", N_("{value} is not a date"), N_("Write year, month and day, as 2019-06-13.")
    ),
    "not_a_moment": Kind(
        "not-a-date", N_("{value} is not a moment"), N_("Write it as 2019-10-21T14:03+02:00.")
    ),
    "string_pattern_mismatch": Kind(
        "unfit-value",
        N_("{value} is not a possible '{field}'"),
        N_("Let 'report approve' write it."),
    ),
    "string_too_short": Kind("empty-field", N_("'{field}' is empty"), N_("Fill it in.")),
    "string_too_long": Kind(
        "too-long", N_("'{field}' has {length} characters; at most {max_length} fit"), _SHORTEN
    ),
    "too_many_words": Kind(
        "too-long", N_("'{field}' has {words} words; at most {most} fit"), _SHORTEN
    ),
    "too_short": Kind(
        "too-few", N_("'{field}' has too few items: {actual_length}; at least {min_length}")
    ),
    "too_long": Kind(
        "too-many",
        N_("'{field}' has too many items: {actual_length}; at most {max_length}"),
        N_("Leave some out."),
    ),
    "greater_than_equal": Kind(
        "out-of-range", N_("{value} is too low for '{field}'; at least {ge}")
    ),
    "less_than_equal": Kind("out-of-range", N_("{value} is too high for '{field}'; at most {le}")),
    "not_one_line": Kind(
        "header-line",
        N_("'{field}' contains a line break or a control character"),
        N_("Write it again, on one line."),
    ),
    "unfit_address": Kind("bad-address", N_("'{field}' is not an e-mail address: {reason}")),
    "not_an_address": Kind("not-an-address", N_("{value} is not a web address")),
    "unfit_web_address": Kind(
        "not-an-address", N_("{value} is not a web address that can be opened: {reason}")
    ),
    "unfit_slug": Kind(
        "unfit-slug",
        N_("{value} cannot be the name of a text"),
        N_("Rename the file, if there is one: use a to z, figures and hyphens."),
    ),
    "unfit_ink": Kind(
        "unfit-ink",
        N_("{value} cannot be the name of an ink"),
        N_(
            "Write it as the shop does, such as PANTONE 871 C: letters, figures, spaces and "
            "hyphens."
        ),
    ),
    "unfit_word": Kind(
        "unfit-value",
        N_("{value} is no word with its breaks"),
        N_("Write letters, and one hyphen at every place where the word may be broken."),
    ),
    "not_a_focus": Kind(
        "not-a-focus", N_("{value} is not a place in a picture"), N_("Write two numbers, as 52 31.")
    ),
    "focus_outside": Kind(
        "not-a-focus", N_("{value} is not in the picture"), N_("Write numbers from 0 to 100.")
    ),
    "photo_and_photos": Kind(
        "photo-and-photos",
        N_("the text has both 'photo' and 'photos'"),
        N_("Move the picture of 'photo' into the list, and strike 'photo'."),
    ),
    "ends_before_it_starts": Kind(
        "unfit-value", N_("'{field}' ends before it starts"), N_("Correct 'start' or 'end'.")
    ),
}
_NO_ALTERNATIVE: Final = Kind("missing-alternative", N_("the picture has no alternative, 'alt'"))
_UNFIT: Final = Kind("unfit-value", N_("'{field}': {msg}"))
OTHER_KINDS: Final = (_NO_ALTERNATIVE, _UNFIT)


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
        return _NO_ALTERNATIVE
    if details["input"] is None and not is_missing:
        name = "string_too_short"
    return KINDS.get(name, _UNFIT)


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
