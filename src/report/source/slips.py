"""What YAML takes for something else than an editor meant: the problems, by what was written."""

from report.problems import Place, Problem, Severity, quoted


def anchor(word: str, place: Place) -> Problem:
    """Tell of a word that YAML takes for the name of a value."""
    return Problem(
        "yaml-alias",
        f"{quoted(word)} is taken for a YAML anchor, and is not printed",
        place,
        "Put quotes around a value that begins with '&'.",
    )


def unfit_name(place: Place) -> Problem:
    """Tell of a group or a list where the name of a field should be."""
    return Problem(
        "yaml-syntax",
        "a field's name must be a word",
        place,
        "Write it as 'name: value', without brackets; text with brackets needs quotes around it.",
    )


def duplicate(key: str, place: Place, first: Place) -> Problem:
    """Tell of a field that is given twice."""
    message = f"{quoted(key)} is given twice; the first is on line {first.line}"
    return Problem("duplicate-field", message, place, "Keep one of them.")


def alias(place: Place) -> Problem:
    """Tell of a value that is used again by its name."""
    return Problem(
        "yaml-alias",
        "a YAML anchor (&) is used again by an alias (*)",
        place,
        "Write the value out in each place.",
    )


def merged(place: Place) -> Problem:
    """Tell of fields that are taken over from another group."""
    return Problem(
        "yaml-alias",
        "'<<' takes over the fields of another group",
        place,
        "Write the fields out in each place.",
    )


def tag(tag: str, place: Place) -> Problem:
    """Tell of a word that YAML takes for a type."""
    return Problem(
        "yaml-tag",
        f"{quoted(tag)} is taken for a YAML tag, and is not printed",
        place,
        "Put quotes around a value that begins with an exclamation mark.",
    )


def cut_off(text: str, place: Place) -> Problem:
    """Tell of words that YAML takes for a comment."""
    return Problem(
        "cut-off",
        f"{quoted(text)} is taken for a comment, and is not printed",
        place,
        "Put quotes around the whole value, or write a space behind # if it is a comment.",
        Severity.WARNING,
    )
