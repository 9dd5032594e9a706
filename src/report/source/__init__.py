"""One file: its front matter as plain text, its body, and the place of every field.

All scalars stay text, exactly as written: YAML's own guesses would turn the
telephone number `0701234567` into 117782903 and the word `no` into False. The
model decides what each text means.
"""

from report.source.characters import CONTROL, harmful, read_text
from report.source.read import markdown_in, read_markdown, read_yaml, yaml_in
from report.source.written import Loc, Source

__all__ = [
    "CONTROL",
    "Loc",
    "Source",
    "harmful",
    "markdown_in",
    "read_markdown",
    "read_text",
    "read_yaml",
    "yaml_in",
]
