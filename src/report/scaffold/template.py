"""The files that a new edition and a new text begin as, filled in as far as is known."""

from importlib.resources import files
from string import Template

import yaml


def filled(file: str, /, **values: str) -> str:
    """Give one of the files beside this module with its `$names` filled in."""
    template = files(__package__).joinpath(file).read_text("utf-8")
    return Template(template).substitute(values)


def scalar(text: str) -> str:
    """Write a text on one line so that YAML reads the same, in quotes only if it must.

    >>> scalar("Lunds kommun"), scalar("Ale: en kommun"), scalar("null")
    ('Lunds kommun', "'Ale: en kommun'", "'null'")
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    try:
        plain = yaml.safe_load(f"a: {line}") == {"a": line}
    except yaml.YAMLError:
        plain = False
    return line if plain else "'" + line.replace("'", "''") + "'"
