"""What the styles of a page make of its elements, as far as it counts for words."""

import re
from typing import Final

from lxml import etree

from report.intake.hiding import hides
from report.intake.inherited import hand_down
from report.intake.sheets import styles

LONGEST_STYLE: Final = 2_000  # characters of a style or a list of classes that are looked at

_COMMENT: Final = re.compile(r"cmnt(?:_ref)?\d{1,9}")  # names of comments in Google Docs
_STRUCK: Final = frozenset(("del", "s", "strike"))


def settle(page: etree._Element) -> None:
    """Write what the classes of a page say about its words into the elements themselves.

    Names of classes and styles that are longer than any program writes them are cut off.
    """
    for element in page.iter(etree.Element):
        for name in ("class", "id", "style"):
            if len(element.get(name) or "") > LONGEST_STYLE:
                element.set(name, _attribute(element, name))
    _mark_comments(page)
    for element, said in styles(page):
        written = "; ".join(f"{key}: {v}" for key, v in said.items())
        element.set("style", f"{_attribute(element, 'style')}; {written}")
    hand_down(page, style)


def _mark_comments(page: etree._Element) -> None:
    """Say of the comments of Google Docs, and of the marks of all, what Word says of its own."""
    for link in page.iter("a"):
        name, address = _attribute(link, "id"), _attribute(link, "href")
        if not _COMMENT.fullmatch(name) and not address.startswith("#_msocom_"):
            continue
        line = link.getparent()
        box = None if line is None else line.getparent()
        is_text = name.startswith("cmnt") and not name.startswith("cmnt_ref")
        if is_text and line is not None:
            inside = box is not None and box.tag == "div" and box[0] is line
            link = box if box is not None and inside else line
        link.set("style", f"mso-element: comment; {_attribute(link, 'style')}")


def style(element: etree._Element) -> dict[str, str]:
    """Return what the style of an element says, by property."""
    written = _attribute(element, "style")
    if not written:  # as most have none, and each is asked several times
        return {}
    parts = (part.partition(":") for part in written.lower().split(";"))
    return {key.strip(): v.replace("!important", "").strip() for key, _, v in parts}


def is_hidden(element: etree._Element) -> bool:
    """Return whether an element is there, and not shown to those who look at the page."""
    if element.tag in ("template", "noscript"):
        return True
    if element.tag in ("html", "body"):  # which many a page hides until it is ready
        return False
    said = style(element)
    usual = "none" if element.get("hidden") is not None or _is_closed(element) else ""
    return said.get("display", usual) == "none" or hides(said)


def _is_closed(element: etree._Element) -> bool:
    return element.tag == "dialog" and element.get("open") is None


def is_comment(element: etree._Element) -> bool:
    """Return whether an element is what somebody noted at the text, or the mark of that."""
    return style(element).get("mso-element") in ("comment", "comment-list")


def is_struck(element: etree._Element) -> bool:
    """Return whether the words of an element are struck out."""
    said = style(element)
    lines = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    return element.tag in _STRUCK or "line-through" in lines


def is_strong(element: etree._Element) -> bool | None:
    """Return whether a style sets words bold or not; None where it does not say."""
    weight = style(element).get("font-weight")
    if weight is None or not weight.isascii():
        return None
    return int(weight) >= 600 if weight.isdecimal() else weight in ("bold", "bolder")


def is_emphasised(element: etree._Element) -> bool | None:
    """Return whether a style sets words in italics or not; None where it does not say."""
    said = style(element).get("font-style")
    return None if said is None else said.startswith(("italic", "oblique"))


def position(element: etree._Element) -> str:
    """Return whether words stand above the line ('sup'), below it ('sub'), or on it ('')."""
    if element.tag in ("sup", "sub"):
        return str(element.tag)
    said = style(element).get("vertical-align", "")
    return {"super": "sup", "sub": "sub"}.get(said, "")


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(name) or "")[:LONGEST_STYLE]
