"""What an element of HTML is among the standard structure types (ISO 32000-1, 14.8.4)."""

from typing import Final
from xml.etree.ElementTree import Element

ROLES: Final = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "p": "P",
    "main": "Part",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "article": "Art",
    "blockquote": "BlockQuote",
    "q": "Quote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figure": "Div",
    "figcaption": "Caption",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    "a": "Link",
}
# Content that the style sheet makes, by the part behind the element's name.
GENERATED: Final = {
    "li::marker": "Lbl",
    "li::before": "Lbl",
    "footnote-call": "Reference",
    "footnote-marker": "Lbl",
}
IN_CONTENTS: Final = {"L": "TOC", "LI": "TOCI"}

# What stands in these, but for the tags named with them, goes into a tag of its own.
HOLDERS: Final = {
    "LI": ("LBody", ("Lbl", "LBody")),
    "TOCI": ("Reference", ("Lbl", "Reference", "TOC")),
}


def role(element: Element, *, has_text: bool, in_contents: bool) -> str | None:
    """Return the type of an element, or None if its content belongs to what is around.

    `data-tag` names it where HTML has no element for it, as for the label of a list's item,
    and `role="heading"` makes a heading of what looks like none. A block of no
    meaning is a paragraph if it has a text of its own.
    """
    if named := element.get("data-tag"):
        return named
    if element.get("role") == "heading":
        return f"H{element.get('aria-level', '2')}"
    if element.get("role") == "doc-footnote":
        return "Note"
    if element.tag in ("html", "body"):
        return None
    found = ROLES.get(element.tag)
    if element.tag == "a" and not element.get("href"):
        found = None
    if found is None and has_text:
        return "P"
    if found is None and (element.get("lang") or is_abbreviation(element)):
        return "Span"
    return IN_CONTENTS.get(found or "", found) if in_contents else found


def generated_role(element_tag: str) -> str | None:
    """Return the type of what a style sheet makes, such as the mark of `li::marker`."""
    return GENERATED.get(element_tag) or GENERATED.get(element_tag.rpartition("::")[2])


def is_abbreviation(element: Element) -> bool:
    """Return whether an element says what its letters stand for."""
    return element.tag == "abbr" and bool(element.get("title"))


def is_contents(element: Element) -> bool:
    """Return whether an element holds a table of contents."""
    return element.get("role") == "doc-toc"


def is_decoration(element: Element) -> bool:
    """Return whether an element is there to be looked at and says nothing."""
    return element.get("aria-hidden") == "true" or (
        element.tag == "img" and element.get("alt") == ""
    )
