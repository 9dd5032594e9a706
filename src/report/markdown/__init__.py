"""Markdown → HTML that a page can show, with the source lines of everything in it.

Lists keep their numbers as written, the lines of a dialogue stay lines, and a paragraph that
begins with a year is no item of a list.
"""

from report.markdown.lists import figures_css
from report.markdown.rendering import (
    HIGHEST,
    REFUSED,
    Prose,
    Refer,
    blocks,
    definitions,
    inner_name,
    level,
    parse,
    parse_plainly,
    placed,
    plain_text,
    render,
)

__all__ = [
    "HIGHEST",
    "REFUSED",
    "Prose",
    "Refer",
    "blocks",
    "definitions",
    "figures_css",
    "inner_name",
    "level",
    "parse",
    "parse_plainly",
    "placed",
    "plain_text",
    "render",
]
