"""The files that a new edition and a new text begin as, filled in as far as is known."""

import re
from importlib.resources import files
from string import Template
from typing import Final

import yaml

from report.locales import language

_TEXT: Final = "tag:yaml.org,2002:str"

# What YAML 1.2 or 1.1 takes for a number or a choice, and PyYAML, which follows neither, does not.
_OTHERWISE: Final = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|0o[0-7_]*|0[xb][0-9a-f_]*|[-+]?[\d_.:]+(e[-+]?\d*)?"
    r"|[-+]?\.?(inf|nan)",
    re.IGNORECASE,
)


def filled(file: str, /, **values: str) -> str:
    """Return a file of the language that is spoken, `en/` or `sv/`, its `$names` filled in."""
    template = files(__package__).joinpath(language(), file).read_text("utf-8")
    return Template(template).substitute(values)


def scalar(text: str) -> str:
    """Write a text on one line so that YAML reads the same, in quotes only if it must.

    >>> scalar("Lunds kommun"), scalar("Ale: en kommun"), scalar("2019-02-31")
    ('Lunds kommun', "'Ale: en kommun'", "'2019-02-31'")
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if _is_plain(line) else "'" + line.replace("'", "''") + "'"


def _is_plain(line: str) -> bool:
    """Return whether YAML of every version takes words without quotes for these words.

    Nothing is made of them: a date that no calendar has would be an error.
    """
    if _OTHERWISE.fullmatch(line):
        return False
    try:
        node = yaml.compose(f"a: {line}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    return bool(value.tag == _TEXT and value.style is None and value.value == line)
