"""What stands around the text of a web page, and what it is called."""

import re
from typing import Final

from lxml import etree

from report.intake.looks import LONGEST_STYLE
from report.locales import N_

# By an element's name, or by a word in its class or id. The first that fits counts.
_KINDS: Final = (
    (N_("cookie notice"), (), re.compile(r"cookie|consent|gdpr|kakor", re.IGNORECASE)),
    (N_("comments"), (), re.compile(r"comment|kommentar|disqus|respond", re.IGNORECASE)),
    (N_("sharing"), (), re.compile(r"share|sharing|social|dela-|addthis", re.IGNORECASE)),
    (N_("menu"), ("nav",), re.compile(r"\b(menu|nav|navbar|breadcrumbs?|meny)\b", re.IGNORECASE)),
    (N_("form"), ("form", "button", "select", "textarea"), None),
    (N_("foot of the page"), ("footer",), re.compile(r"\bfooter\b", re.IGNORECASE)),
    (N_("head of the page"), ("header",), None),
    (N_("aside"), ("aside",), re.compile(r"\b(sidebar|related|relaterat)\b", re.IGNORECASE)),
)
_OTHER: Final = N_("text outside the article")
_NAMES: Final = (*(name for name, _tags, _words in _KINDS), _OTHER)


def is_furniture(element: etree._Element) -> bool:
    """Return whether an element says of itself that it is no text."""
    return _rank(element) < len(_KINDS)


class Names:
    """Tells what the parts of a page are called; what was asked once is remembered."""

    def __init__(self) -> None:
        self._ranks: dict[etree._Element, int] = {}

    def of(self, element: etree._Element) -> str:
        """Return the name of an element, or of what it stands in: the one that comes first."""
        return _NAMES[self._lowest(element)]

    def _lowest(self, element: etree._Element) -> int:
        line = []
        around: etree._Element | None = element
        while around is not None and around not in self._ranks:
            line.append(around)
            around = around.getparent()
        lowest = len(_KINDS) if around is None else self._ranks[around]
        for inner in reversed(line):
            lowest = self._ranks[inner] = min(lowest, _rank(inner))
        return lowest


def _rank(element: etree._Element) -> int:
    marked = f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST_STYLE]
    for rank, (_, tags, marks) in enumerate(_KINDS):
        if element.tag in tags or (marks and marks.search(marked)):
            return rank
    return len(_KINDS)
