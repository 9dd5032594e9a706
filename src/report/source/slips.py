"""What YAML takes for something else than an editor meant: the problems, by what was written."""

from report.locales import _
from report.problems import Place, Problem, Severity, quoted


def anchor(word: str, place: Place) -> Problem:
    """Tell of a word that YAML takes for the name of a value."""
    return Problem(
        "yaml-alias",
        _("{word} is taken for a YAML anchor, and is not printed", word=quoted(word)),
        place,
        _("Put quotes around a value that begins with '&'."),
    )


def unfit_name(place: Place) -> Problem:
    """Tell of a group or a list where the name of a field should be."""
    return Problem(
        "yaml-syntax",
        _("a field's name must be a word"),
        place,
        _(
            "Write it as 'name: value', without brackets; text with brackets needs "
            "quotes around it."
        ),
    )


def duplicate(key: str, place: Place, first: Place) -> Problem:
    """Tell of a field that is given twice."""
    message = _(
        "{key} is given twice; the first is on line {line}", key=quoted(key), line=first.line
    )
    return Problem("duplicate-field", message, place, _("Keep one of them."))


def alias(place: Place) -> Problem:
    """Tell of a value that is used again by its name."""
    return Problem(
        "yaml-alias",
        _("a YAML anchor (&) is used again by an alias (*)"),
        place,
        _("Write the value out in each place."),
    )


def merged(place: Place) -> Problem:
    """Tell of fields that are taken over from another group."""
    return Problem(
        "yaml-alias",
        _("'<<' takes over the fields of another group"),
        place,
        _("Write the fields out in each place."),
    )


def tag(tag: str, place: Place) -> Problem:
    """Tell of a word that YAML takes for a type."""
    return Problem(
        "yaml-tag",
        _("{tag} is taken for a YAML tag, and is not printed", tag=quoted(tag)),
        place,
        _("Put quotes around a value that begins with an exclamation mark."),
    )


def cut_off(text: str, place: Place) -> Problem:
    """Tell of words that YAML takes for a comment."""
    return Problem(
        "cut-off",
        _("{text} is taken for a comment, and is not printed", text=quoted(text)),
        place,
        _("Put quotes around the whole value, or write a space behind # if it is a comment."),
        Severity.WARNING,
    )
