"""What hides an element, and what an element in it may take back again."""

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from report.intake.hiding import is_nothing

_HIDDEN: Final = "display: none"
Style = Callable[[etree._Element], Mapping[str, str]]


def hand_down(page: etree._Element, style: Style) -> None:
    """Hide the words of an element and not all in it, where something in it is shown again.

    So it is with `visibility`, and with letters of no size, for which pages have uses.
    """
    holding: dict[str, set[etree._Element]] = {name: set() for name in _HIDES}
    for element in page.iter(etree.Element):
        for name, hides in _HIDES.items():
            said = style(element).get(name)
            if said is not None and not hides(said):
                _hold(element, holding[name])
    for element in list(page.iter(etree.Element)):
        for name, hides in _HIDES.items():
            said = style(element).get(name, "")
            if hides(said) and element in holding[name]:
                _part(element, name, said, style)


def _hold(element: etree._Element, holding: set[etree._Element]) -> None:
    for around in element.iterancestors():
        if around in holding:
            return
        holding.add(around)


def _part(element: etree._Element, name: str, said: str, style: Style) -> None:
    """Hide the words of an element one by one, and leave what is in it to itself."""
    element.set("style", f"{element.get('style')}; {name}: inherit")
    for below in list(element):
        if name not in style(below):
            below.set("style", f"{below.get('style') or ''}; {name}: {said}")
        words, below.tail = below.tail, None
        if words and words.strip():
            below.addnext(_hidden(words))
    if element.text and element.text.strip():
        element.insert(0, _hidden(element.text))
        element.text = None


def _hidden(words: str) -> etree._Element:
    made = etree.Element("span", style=_HIDDEN)
    made.text = "".join(c if c.isprintable() else " " for c in words)
    return made


def _is_invisible(said: str) -> bool:
    return said in ("hidden", "collapse")


_HIDES: Final = {"visibility": _is_invisible, "font-size": is_nothing}
