"""An equation on one line, from Word's markup of mathematics or from MathML.

Both name their parts alike, so that one reader knows them: OMML (ECMA-376, part 1, section
22.1) by short names such as `sSup`, MathML by long ones such as `msup`.
"""

from collections.abc import Callable, Mapping
from typing import Final
from unicodedata import combining, normalize

from lxml import etree

from report.intake.raised import exponent, index

_SILENT: Final = {"annotation", "annotation-xml", "rPr", "ctrlPr", "del", "moveFrom"}
_SIMPLE: Final = frozenset("+−-–/=<> ·*±")


def formula(element: etree._Element) -> str:
    """Write an equation with the signs of a line: `(a+b)/c`, `x²`, `√(2)`."""
    return " ".join(_written(element).split())


def _written(element: etree._Element) -> str:
    name = _name(element)
    if name in _SILENT:
        return ""
    if name in _FORMS:
        parts = [_written(part) for part in element if not _name(part).endswith("Pr")]
        loose = (_words(text) for text in (element.text, *(part.tail for part in element)))
        return _FORMS[name](element, parts) + "".join(loose)
    if not len(element):
        return element.text or ""
    inner = (_written(below) + _words(below.tail) for below in element)
    return _words(element.text) + "".join(inner)


def _words(text: str | None) -> str:
    """Return a text that stands between elements, unless it only parts them for the eye."""
    return text if text and text.strip() else ""


def _fraction(element: etree._Element, parts: list[str]) -> str:
    return "/".join(_grouped(part) for part in parts)


def _power(element: etree._Element, parts: list[str]) -> str:
    base, *above = parts or [""]
    return base + "".join(map(exponent, above))


def _indexed(element: etree._Element, parts: list[str]) -> str:
    base, *below = parts or [""]
    return base + "".join(map(index, below))


def _both(element: etree._Element, parts: list[str]) -> str:
    base, *rest = parts or [""]
    return base + "".join(map(index, rest[:1])) + "".join(map(exponent, rest[1:]))


def _before(element: etree._Element, parts: list[str]) -> str:
    below, above, *base = [*parts, "", ""]
    return index(below) + exponent(above) + "".join(base)


def _root(element: etree._Element, parts: list[str]) -> str:
    """Write a root; Word puts its degree first, MathML last."""
    if _name(element) == "rad" and len(parts) > 1:
        parts = [parts[1], parts[0]]
    body, *degree = (parts if _name(element) != "msqrt" else ["".join(parts)]) or [""]
    return "".join(map(exponent, degree)) + f"√({body})"


def _sum(element: etree._Element, parts: list[str]) -> str:
    """Write a sign such as that of a sum, its limits, and what it is about."""
    lower, upper, *body = [*parts, "", ""] if len(parts) < 2 else parts
    sign = _said(element, "chr", "∫")
    return sign + index(lower) + exponent(upper) + " " + "".join(body)


def _brackets(element: etree._Element, parts: list[str]) -> str:
    begin, end = _said(element, "begChr", "("), _said(element, "endChr", ")")
    return begin + _said(element, "sepChr", ", ").join(parts) + end


def _accent(element: etree._Element, parts: list[str]) -> str:
    """Write what stands below an accent; one that a letter can bear comes along."""
    base, sign = "".join(parts), _said(element, "chr", "\u0302")
    return normalize("NFC", base + sign) if len(base) == 1 and combining(sign) else base + sign


def _function(element: etree._Element, parts: list[str]) -> str:
    return " ".join(parts)


def _rows(element: etree._Element, parts: list[str]) -> str:
    return "; ".join(parts)


def _cells(element: etree._Element, parts: list[str]) -> str:
    return ", ".join(parts)


Form = Callable[[etree._Element, list[str]], str]
_FORMS: Final[Mapping[str, Form]] = {
    **dict.fromkeys(("f", "mfrac"), _fraction),
    **dict.fromkeys(("sSup", "msup", "limUpp", "mover"), _power),
    **dict.fromkeys(("sSub", "msub", "limLow", "munder"), _indexed),
    **dict.fromkeys(("sSubSup", "msubsup", "munderover"), _both),
    **dict.fromkeys(("rad", "msqrt", "mroot"), _root),
    **dict.fromkeys(("m", "mtable", "eqArr"), _rows),
    **dict.fromkeys(("mr", "mtr"), _cells),
    "acc": _accent,
    "nary": _sum,
    "sPre": _before,
    "func": _function,
    "d": _brackets,
    "mfenced": _brackets,
}


def _grouped(part: str) -> str:
    return f"({part})" if _SIMPLE & set(part.strip()) else part


def _said(element: etree._Element, name: str, usual: str) -> str:
    """Return a sign that the properties of a part name; an empty one is none."""
    for properties in element:
        for below in properties if _name(properties).endswith("Pr") else ():
            if _name(below) == name:
                return next((str(v) for key, v in below.items() if str(key).endswith("val")), "")
    return usual


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "annotation"
