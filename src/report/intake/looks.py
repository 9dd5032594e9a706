"""What the styles of a page make of its elements, as far as it counts for words.

Programs that write HTML, such as Word and Google Docs, strike and hide words by classes that
the page itself describes. Selectors of one name are enough for that: `p`, `.c3`, `p.c3`, `#c3`.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import tinycss2
from lxml import etree

LONGEST_SHEET: Final = 100_000  # characters of a page's own styles that are looked at
LONGEST_STYLE: Final = 2_000  # characters of a style or a list of classes that are looked at

_SELECTOR: Final = re.compile(r"\*?[a-z0-9]*(?:[.#][\w-]+)?", re.IGNORECASE)
_COUNTS: Final = frozenset(
    {
        *("display", "visibility", "mso-hide", "text-decoration", "text-decoration-line"),
        *("font-weight", "font-style", "vertical-align"),
    }
)
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
    rules: dict[str, dict[str, str]] = {}
    text = "\n".join(words for sheet in page.iter("style") for words in sheet.itertext())
    for names, said in _rules(text[:LONGEST_SHEET]):
        for name in names:
            rules.setdefault(name, {}).update(said)
    if not rules:
        return
    for element in page.iter(etree.Element):
        said = {key: v for name in _names(element) for key, v in rules.get(name, {}).items()}
        if said:
            written = "; ".join(f"{key}: {v}" for key, v in said.items())
            element.set("style", f"{written}; {_attribute(element, 'style')}")


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


def _is_of_screens(rule: Any) -> bool:
    """Tell whether a group of rules is about what stands on a screen of any size."""
    about = tinycss2.serialize(rule.prelude).strip().lower()
    return rule.lower_at_keyword == "media" and about in ("screen", "all", "only screen")


def _rules(text: Any) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Give each rule that counts: the names that it is about, and what it says."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and _is_of_screens(rule):
            yield from _rules(rule.content)
        if rule.type != "qualified-rule":
            continue
        said = dict(_declared(rule.content))
        names = [name.strip() for name in tinycss2.serialize(rule.prelude).split(",")]
        if said:
            yield [name.lower() for name in names if _SELECTOR.fullmatch(name)], said


def _declared(content: object) -> Iterator[tuple[str, str]]:
    for found in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if found.type == "declaration" and found.lower_name in _COUNTS:
            yield found.lower_name, tinycss2.serialize(found.value).strip().lower()


def _names(element: etree._Element) -> Iterator[str]:
    """Give the selectors that an element answers to, the weakest first."""
    tag = str(element.tag).lower()
    yield from ("*", tag)
    for name in _attribute(element, "class").lower().split():
        yield f".{name}"
        yield f"{tag}.{name}"
    if name := _attribute(element, "id").lower():
        yield f"#{name}"
        yield f"{tag}#{name}"


def style(element: etree._Element) -> dict[str, str]:
    """Give what the style of an element says, by property."""
    written = _attribute(element, "style")
    if not written:  # as most have none, and each is asked several times
        return {}
    parts = (part.partition(":") for part in written.lower().split(";"))
    return {key.strip(): v.replace("!important", "").strip() for key, _, v in parts}


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is there, and not shown to those who look at the page."""
    said = style(element)
    return (
        element.get("hidden") is not None
        or said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") in ("all", "screen")
        or element.tag in ("template", "noscript")
    )


def is_comment(element: etree._Element) -> bool:
    """Tell whether an element is what somebody noted at the text, or the mark of that."""
    return style(element).get("mso-element") in ("comment", "comment-list")


def is_struck(element: etree._Element) -> bool:
    """Tell whether the words of an element are struck out."""
    said = style(element)
    lines = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    return element.tag in _STRUCK or "line-through" in lines


def is_strong(element: etree._Element) -> bool | None:
    """Tell whether a style sets words bold or not; None where it does not say."""
    weight = style(element).get("font-weight")
    if weight is None or not weight.isascii():
        return None
    return int(weight) >= 600 if weight.isdecimal() else weight in ("bold", "bolder")


def is_emphasised(element: etree._Element) -> bool | None:
    """Tell whether a style sets words in italics or not; None where it does not say."""
    said = style(element).get("font-style")
    return None if said is None else said.startswith(("italic", "oblique"))


def position(element: etree._Element) -> str:
    """Tell whether words stand above the line ('sup'), below it ('sub'), or on it ('')."""
    if element.tag in ("sup", "sub"):
        return str(element.tag)
    said = style(element).get("vertical-align", "")
    return {"super": "sup", "sub": "sub"}.get(said, "")


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(name) or "")[:LONGEST_STYLE]
