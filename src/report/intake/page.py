"""A web page → its text, without the page's furniture, and a list of the furniture."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.extra import needed
from report.intake.html import parse, printable

# What furniture is called: by an element's name, or by a word in its class or id.
# The first that fits an element or one around it counts.
FURNITURE = (
    ("cookie notice", (), re.compile(r"cookie|consent|gdpr|kakor", re.IGNORECASE)),
    ("comments", (), re.compile(r"comment|kommentar|disqus|respond", re.IGNORECASE)),
    ("sharing", (), re.compile(r"share|sharing|social|dela-|addthis", re.IGNORECASE)),
    ("menu", ("nav",), re.compile(r"\b(menu|nav|navbar|breadcrumbs?|meny)\b", re.IGNORECASE)),
    ("form", ("form", "button", "select", "textarea"), None),
    ("foot of the page", ("footer",), re.compile(r"\bfooter\b", re.IGNORECASE)),
    ("head of the page", ("header",), None),
    ("aside", ("aside",), re.compile(r"\b(sidebar|related|relaterat)\b", re.IGNORECASE)),
)
OTHER = "text outside the article"
_UNREAD = {"script", "style", "template", "noscript", "head", "title", "svg"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def article(page: etree._Element) -> etree._Element:
    """Give the tree of a page's article; the page itself, where it holds none.

    Nothing is fetched: trafilatura gets the text of the page and not its address.
    Raises `MachineError` where trafilatura is not installed.
    """
    found = _extract(etree.tostring(page, encoding="unicode", method="html"))
    tree = parse(found) if found else page
    _put_captions(page, tree)
    return tree


def _extract(text: str) -> str | None:
    trafilatura: Any = needed("trafilatura")
    found = trafilatura.extract(
        text,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
        favor_recall=True,
    )
    return str(found) if found else None


def shown(page: etree._Element) -> etree._Element:
    """Take away what a reader of the page does not see, and give the page back."""
    for element in list(page.iter()):
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        if hidden and element.getparent() is not None:
            _drop(element)
    return page


def _drop(element: etree._Element) -> None:
    """Take an element away, and keep the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    tail = printable(element.tail or "")
    if before is not None:
        before.tail = printable(before.tail or "") + tail
    else:
        parent.text = printable(parent.text or "") + tail
    parent.remove(element)


def _put_captions(page: etree._Element, tree: etree._Element) -> None:
    """Give the pictures of the article the captions that they have on the page."""
    captions = {
        image.get("src"): " ".join(printable("".join(caption.itertext())).split())
        for figure in page.iter("figure")
        for image in figure.iter("img")
        for caption in figure.iter("figcaption")
    }
    for image in tree.iter("img"):
        image.set("data-caption", captions.get(image.get("src"), ""))


def words(tree: etree._Element) -> str:
    """Give the words of a tree, with the captions of its pictures."""
    captions = (image.get("data-caption") or "" for image in tree.iter("img"))
    return " ".join(" ".join([*tree.itertext(), *captions]).split())


def furniture(page: etree._Element, kept: str) -> Iterator[LeftOut]:
    """Give the texts of the page that are not among the words kept, by what they stand in."""
    found: dict[str, list[str]] = {}
    for element in page.iter():
        if element.tag in _UNREAD or any(a.tag in _UNREAD for a in element.iterancestors()):
            continue
        for text, holder in ((element.text, element), (element.tail, element.getparent())):
            told = " ".join((text or "").split())
            if told and told not in kept:
                found.setdefault(_called(holder), []).append(told)
    for what, texts in found.items():
        yield LeftOut(what, " · ".join(texts))


def _called(element: etree._Element) -> str:
    around = [element, *element.iterancestors()]
    for name, tags, marks in FURNITURE:
        for holder in around:
            marked = f"{holder.get('class') or ''} {holder.get('id') or ''}"
            if holder.tag in tags or (marks and marks.search(marked)):
                return name
    return OTHER
