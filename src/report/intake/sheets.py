"""What the style sheets within a page say of its elements, as far as it counts for words.

Programs that write HTML, such as Word and Google Docs, strike and hide words by classes that
the page itself describes. Which rule wins is decided as browsers do (CSS Cascade 4, 6).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import cssselect2
import tinycss2
from lxml import etree

from report.intake.media import holds, is_of_screens

LONGEST_SHEET: Final = 100_000  # characters of a page's own styles that are looked at

COUNTS: Final = frozenset(
    {
        *("display", "visibility", "mso-hide", "text-decoration", "text-decoration-line"),
        *("font-weight", "font-style", "vertical-align", "font-size", "opacity", "position"),
        *("left", "right", "top", "bottom", "text-indent", "clip", "clip-path", "overflow"),
        *("width", "height", "max-width", "max-height", "transform", "content-visibility"),
        *("transition", "transition-property", "animation", "animation-name", "mso-element"),
    }
)

# What is said of a property, and whether it is important.
Said = Mapping[str, tuple[str, bool]]


def styles(page: etree._Element) -> Iterator[tuple[etree._Element, dict[str, str]]]:
    """Yield each element of which a sheet says something that counts, and what holds in the end."""
    matcher = cssselect2.Matcher()
    for selector, said in _rules(page):
        matcher.add_selector(selector, said)
    if not matcher.order:
        return
    for wrapper in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        found = [said for _, _, pseudo, said in matcher.match(wrapper) if pseudo is None]
        if found:
            element = wrapper.etree_element
            yield element, _winning([*found, declared(str(element.get("style") or ""))])


def declared(content: Any) -> Said:
    """Read declarations, as they stand in a rule or in an attribute; those that count."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        one.lower_name: (tinycss2.serialize(one.value).strip().lower(), one.important)
        for one in found
        if one.type == "declaration" and one.lower_name in COUNTS
    }


def _winning(every: Iterable[Said]) -> dict[str, str]:
    """Return what holds of what is said, the weakest first: what is important beats the rest."""
    won: dict[str, tuple[str, bool]] = {}
    for said in every:
        for name, (words, important) in said.items():
            if important or not won.get(name, ("", False))[1]:
                won[name] = (words, important)
    return {name: words for name, (words, _) in won.items()}


def _rules(page: etree._Element) -> Iterator[tuple[Any, Said]]:
    """Yield the selectors of a page's own sheets, and what each rule says."""
    left = LONGEST_SHEET
    for sheet in page.iter("style"):
        text = "".join(sheet.itertext())[:left]
        left -= len(text)
        if is_of_screens(str(sheet.get("media") or "")):
            yield from _of_sheet(tinycss2.parse_stylesheet(text, True, True))


def _of_sheet(rules: Iterable[Any]) -> Iterator[tuple[Any, Said]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None and holds(rule):
            yield from _of_sheet(tinycss2.parse_rule_list(rule.content, True, True))
        if rule.type == "qualified-rule" and (said := declared(rule.content)):
            for selector in _selectors(rule.prelude):
                yield selector, said


def _selectors(prelude: Iterable[Any]) -> Iterator[Any]:
    """Compile each selector of a list; those that are not known are passed by."""
    parted: list[list[Any]] = [[]]
    for piece in prelude:
        if piece == ",":
            parted.append([])
        else:
            parted[-1].append(piece)
    for pieces in parted:
        try:
            yield from cssselect2.compile_selector_list(pieces)
        except cssselect2.SelectorError:
            continue
