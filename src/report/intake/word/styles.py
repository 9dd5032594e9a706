"""The styles of a Word file: which paragraphs are headings, and how words look."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from report.intake.word.package import child, local, value

# Names of styles as programs write them: in English, or in the language of the program.
_HEADING: Final = re.compile(
    r"(?:heading|rubrik|överskrift|overskrift|überschrift|titre|otsikko)\s*([1-9])", re.IGNORECASE
)
_TITLE: Final = frozenset(("title", "titel", "rubrik", "tittel", "otsikko"))
_QUOTE: Final = frozenset(
    ("quote", "intense quote", "citat", "starkt citat", "block text", "citattext")
)
_CONTENTS: Final = re.compile(
    r"(?:toc|innehåll)\s*(?:\d|heading|rubrik)|innehållsförteckningsrubrik", re.IGNORECASE
)
_LIST: Final = re.compile(
    r"(list bullet|punktlista)|(?:list number|numrerad lista)\s*\d?$", re.IGNORECASE
)
_BODY_LEVEL: Final = 9  # of an outline: no heading (ECMA-376, part 1, section 17.3.1.20)
_OFF: Final = frozenset(("0", "false", "off"))
_FAR: Final = 4  # half-points from the line
_FARTHEST: Final = 50  # styles that build on one another


@dataclass(frozen=True)
class Look:
    """How words look; what is None is left to the style, or to what is around."""

    strong: bool | None = None
    emphasis: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    position: str | None = None  # 'superscript' or 'subscript'

    def over(self, below: "Look") -> "Look":
        """Return this look where it says something, and another elsewhere."""
        known = {name: found for name, found in vars(self).items() if found is not None}
        return replace(below, **known) if known else below


@dataclass(frozen=True)
class Style:
    """What a style says of a paragraph and its words."""

    name: str = ""
    heading: int | None = None  # level in HTML, where the title has 1; 0 is no heading
    numbering: tuple[str, str] | None = None  # of a list: its name and its level, if set
    look: Look = Look()

    @property
    def is_quote(self) -> bool:
        """Whether its paragraphs are quotes."""
        return self.name in _QUOTE

    @property
    def is_contents(self) -> bool:
        """Whether its paragraphs are lines of a table of contents."""
        return bool(_CONTENTS.match(self.name))

    @property
    def list_tag(self) -> str:
        """The HTML of a list that its name tells of: 'ul', 'ol', or ''."""
        match = _LIST.match(self.name)
        return "" if not match else "ul" if match[1] else "ol"


class Styles:
    """The styles of a file by their names in it, each with what it builds on."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._made: dict[str, Style] = {}
        self.default = Look()
        for element in () if tree is None else tree:
            if local(element) == "style":
                self._elements.setdefault(value(element, "styleId"), element)
            elif local(element) == "docDefaults":
                self.default = look(child(element, "rPrDefault", "rPr"))
        self.usual = next((name for name, e in self._elements.items() if _is_usual(e)), "")

    def of(self, name: str) -> Style:
        """Return a style, and an empty one where the file has none of that name."""
        if name not in self._made:
            self._make(name)
        return self._made[name]

    def _make(self, name: str) -> None:
        """Make a style out of those that it builds on, the first of them first."""
        made = Style()
        for known in reversed(list(self._line(name))):
            made = self._made[known] = _on(made, self._elements.get(known), known)
        self._made.setdefault(name, made)

    def _line(self, name: str) -> Iterator[str]:
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _FARTHEST:
            seen.add(name)
            yield name
            name = value(child(self._elements.get(name), "basedOn"))


def look(properties: etree._Element | None) -> Look:
    """Read the properties of a run."""
    found: dict[str, str] = {}
    for element in () if properties is None else properties:
        found[local(element)] = value(element)
    position = found.get("vertAlign") or _moved(found.get("position", ""))
    return Look(
        strong=_switch(found, "b"),
        emphasis=_switch(found, "i"),
        hidden=_switch(found, "vanish"),
        struck=_either(_switch(found, "strike"), _switch(found, "dstrike")),
        position=position,
    )


def _moved(half_points: str) -> str | None:
    """Return where words stand that are moved by so much, unless that is too little to mean it."""
    amount = half_points.removeprefix("-")
    if not amount.isdecimal() or len(amount) > 4 or int(amount) < _FAR:
        return None
    return "subscript" if half_points.startswith("-") else "superscript"


def numbering(properties: etree._Element | None) -> tuple[str, str] | None:
    """Return the list that a paragraph's properties name, and the level in it."""
    element = child(properties, "numPr")
    if element is None:
        return None
    return value(child(element, "numId")), value(child(element, "ilvl"))


def outline(properties: etree._Element | None) -> int | None:
    """Return the level in HTML that a paragraph has in the outline; 0 is no heading."""
    written = value(child(properties, "outlineLvl"))
    if not written.isdecimal() or len(written) > 1:
        return None
    return 0 if int(written) == _BODY_LEVEL else int(written) + 2  # that of the title is 1


def _on(below: Style, element: etree._Element | None, name: str) -> Style:
    """Return a style as it is on top of another; one that the file lacks is known by its name."""
    title = " ".join((value(child(element, "name")) or name).lower().split())
    properties = child(element, "pPr")
    heading = outline(properties)
    if match := _HEADING.fullmatch(title):
        heading = int(match[1]) + 1
    elif title in _TITLE:
        heading = 1
    kept = below.name if _says_less(title, below) else title
    return Style(
        kept,
        below.heading if heading is None else heading,
        numbering(properties) or below.numbering,
        look(child(element, "rPr")).over(below.look),
    )


def _says_less(title: str, below: Style) -> bool:
    """Return whether a style of a name of its own builds on one that is known."""
    own = Style(title)
    known = below.is_quote or below.is_contents or below.list_tag
    return bool(known) and not (own.is_quote or own.is_contents or own.list_tag)


def _is_usual(element: etree._Element) -> bool:
    return value(element, "type") == "paragraph" and value(element, "default") in ("1", "true")


def _switch(found: Mapping[str, str], name: str) -> bool | None:
    return found[name].lower() not in _OFF if name in found else None


def _either(first: bool | None, second: bool | None) -> bool | None:
    return bool(first or second) if first is not None or second is not None else None
