"""Elements of HTML within a line, added one behind another."""

from collections.abc import Sequence

from lxml import etree

from report.intake.word.package import local, value
from report.intake.word.styles import Look


def put(into: etree._Element, text: str) -> None:
    """Put words behind everything that an element holds; ends of lines become elements.

    They get an element of their own, or many short words would be copied again and again.
    """
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(into, "br")
        if line:
            etree.SubElement(into, "span").text = line


def shown_words(element: etree._Element) -> str:
    """Return the words in an element of Word, without anything that they look like."""
    texts = (below.text or "" for below in element.iter() if local(below) in ("t", "v"))
    return " ".join("".join(texts).split())


def described(element: etree._Element) -> str:
    """Return the alternative text that stands beside a picture in a drawing."""
    if local(element) == "nvPicPr":
        element = next(iter(element), element)
    return value(element, "descr") or (value(element, "alt") if local(element) == "shape" else "")


def add_link(into: etree._Element, address: str) -> etree._Element:
    """Return a link within an element, or the element itself where there is no address."""
    return etree.SubElement(into, "a", href=address) if address else into


def looking(into: etree._Element, look: Look) -> etree._Element:
    """Return an element in which words look like that, inside another."""
    wanted: Sequence[tuple[object, str]] = (
        (look.struck, "del"),
        (look.strong, "b"),
        (look.emphasis, "i"),
        (look.position == "superscript", "sup"),
        (look.position == "subscript", "sub"),
    )
    if look.hidden:
        into = etree.SubElement(into, "span", hidden="hidden")
    for is_wanted, tag in wanted:
        into = etree.SubElement(into, tag) if is_wanted else into
    return into
