"""Wrong use of a command → a problem in our words, with what was probably meant.

What Typer raises is known by what it carries: only one kind of its errors is public.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import Enum
from typing import Any, Final

import typer
from typer.exceptions import TyperException

from report.locales import N_, _
from report.problems import Problem, UsageError, quoted

# What Pydantic says of a value, by the type of its error.
_VALUES: Final = {
    "int_parsing": N_("{value} is not a whole number"),
    "float_parsing": N_("{value} is not a number"),
    "greater_than_equal": N_("{value} is too low; at least {ge}"),
    "less_than_equal": N_("{value} is too high; at most {le}"),
}


def wrong_use(context: typer.Context, message: str, hint: str = "") -> UsageError:
    """Return what is told of a command that is used wrongly, and where to read how it is meant."""
    more = _("'{command} --help' shows what it takes.", command=context.command_path)
    return UsageError(Problem("wrong-use", message, advice=f"{hint} {more}".strip()))


def usage_error(error: TyperException, context: typer.Context) -> UsageError:
    """Return what is told in place of an error of Typer's."""
    return wrong_use(context, *_told(error, context))


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return a question for what is like one of those that there are, or nothing."""
    nearest = get_close_matches(given[:80], list(known), n=1)
    return _("Did you mean '{nearest}'?", nearest=nearest[0]) if nearest else ""


def _told(error: Any, context: typer.Context) -> tuple[str, str]:
    """Return what is wrong, and what was probably meant, or nothing."""
    option = getattr(error, "option_name", "")
    if hasattr(error, "possibilities"):
        hint = did_you_mean(option, _options(context))
        return _("there is no option {option}", option=quoted(option)), hint
    if option:
        return _about_its_value(option, context), ""
    if hasattr(error, "param_type"):
        return _missing(error.param, context)
    if getattr(error, "param", None) or getattr(error, "param_hint", None):
        return _of_a_value(error)
    return error.format_message(), ""


def _about_its_value(option: str, context: typer.Context) -> str:
    """Say that an option lacks its value, or has one and takes none."""
    flags = {name for param in context.command.params for name in param.opts if _is_flag(param)}
    if option in flags:
        return _("{option} takes no value", option=option)
    return _("{option} needs a value", option=option)


def _is_flag(param: Any) -> bool:
    return bool(getattr(param, "is_flag", False))


def _missing(param: Any, context: typer.Context) -> tuple[str, str]:
    """Say what a command lacks, an argument or an option, and how it is written."""
    example = getattr(context.command, "example", "")
    hint = _("Write it as in '{example}'.", example=example) if example else ""
    return _("{name} is missing", name=_name(param)), hint


def _of_a_value(error: Any) -> tuple[str, str]:
    """Say what is wrong with the value of an option or an argument."""
    name = error.param_hint or _name(error.param)
    details: list[Any] = getattr(error.__cause__, "errors", list)()
    if not details:
        return f"{name}: {error.message}", ""
    value, limits = details[0]["input"], details[0].get("ctx", {})
    if words := _VALUES.get(details[0]["type"]):
        return f"{name}: {_(words, value=quoted(value), **limits)}", ""
    if choices := _choices(error.param):
        listed = ", ".join(choices)
        said = _("{value} is none of {choices}", value=quoted(value), choices=listed)
        return f"{name}: {said}", did_you_mean(str(value), choices)
    return f"{name}: {error.message}", ""


def _name(param: Any) -> str:
    """Return the name of an option or an argument, as one writes it."""
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar).strip("[].")


def _choices(param: Any) -> list[str]:
    """Return the words that a parameter takes, if they can be counted."""
    annotation: Any = param.get_runtime_param().annotation if param else None
    if not (isinstance(annotation, type) and issubclass(annotation, Enum)):
        return []
    return [str(choice) for choice in annotation]


def _options(context: typer.Context) -> Iterator[str]:
    for param in context.command.get_params(context):
        yield from (name for name in param.opts if name.startswith("-"))
