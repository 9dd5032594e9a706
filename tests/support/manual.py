"""The manual page of all rules, docs/rules.md, read by its headings."""

import re
from dataclasses import dataclass
from functools import cache

from support.workspaces import REPOSITORY

_HEADING = re.compile(r"^(##|###) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Rule:
    """What the manual says of a rule, and under which heading it stands."""

    name: str
    section: str
    text: str


@cache
def manual() -> dict[str, Rule]:
    """Return all rules by their names."""
    text = (REPOSITORY / "docs" / "rules.md").read_text("utf-8")
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    rules: dict[str, Rule] = {}
    section = ""
    for heading, end in zip(headings, ends, strict=True):
        if heading[1] == "##":
            section = heading[2]
        else:
            assert heading[2] not in rules, f"{heading[2]} stands twice in docs/rules.md"
            rules[heading[2]] = Rule(heading[2], section, text[heading.end() : end].strip())
    return rules
