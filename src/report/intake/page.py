"""A web page → its text, without the page's furniture, and a list of the furniture.

What the text is, trafilatura says; it is taken from the page itself, because trafilatura's own
form of it loses numbers of lists, cells of tables and quotations.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from report.extras import Extra, library
from report.intake import pictures
from report.intake.blocks import LeftOut
from report.intake.furniture import Names, is_furniture
from report.intake.looks import LONGEST_STYLE
from report.intake.tags import BREAKS
from report.intake.unseen import drop, printable, words_of
from report.locales import N_, _

FEWEST: Final = 5  # words by which a passage is known to be of the text
RUN: Final = 3  # words in a row that are looked for
MOST_LINKS: Final = 0.6  # of the words of a passage that is none of a menu
_UNREAD: Final = frozenset(("script", "style", "template", "noscript", "head", "title", "svg"))
_WORD: Final = re.compile(r"\w+")


def article(page: etree._Element) -> list[LeftOut]:
    """Take all out of a page that is not its text, and tell what was taken.

    Nothing is fetched: trafilatura gets the words of the page and not its address.
    Raises `MachineError` where trafilatura is not installed.
    """
    text = _Text.of(_extract(page))
    anchors = [holder for words, holder in _passages(page) if text.holds(words)]
    title = _title(page, anchors)
    if title is not None:
        anchors.insert(0, title)
    taken = list(_furniture(page, text, anchors))
    left_out = list(_told(taken))
    for element in taken:
        drop(element)
    _put_captions(page)
    return left_out


def _extract(page: etree._Element) -> str:
    """Return the words that trafilatura takes for the text.

    Long attributes, and what makes cells reach over others, are kept from it: it (2.3) spends
    time on them that grows with the square of their number.
    """
    trafilatura: Any = library("trafilatura", Extra.IMPORT)
    copy = deepcopy(page)
    for element in copy.iter(etree.Element):
        for name, value in element.items():
            if name in ("colspan", "rowspan") or len(value) > LONGEST_STYLE:
                del element.attrib[name]
    found = trafilatura.extract(
        etree.tostring(copy, encoding="unicode", method="html"),
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    return str(found or "")


@dataclass(frozen=True)
class _Text:
    """The words that trafilatura takes for the text of a page."""

    runs: frozenset[tuple[str, ...]]  # of words that stand in a row
    lines: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> "_Text":
        """Take a text apart."""
        words = _parted(text)
        runs = frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
        return cls(runs, frozenset(tuple(_parted(line)) for line in text.split("\n")))

    def holds(self, words: list[str], fewest: int = FEWEST) -> bool:
        """Return whether words are of the text: most of their runs, or a line of it."""
        if len(words) < max(fewest, RUN):
            return bool(words) and fewest < FEWEST and tuple(words) in self.lines
        runs = [tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]
        return 2 * sum(run in self.runs for run in runs) > len(runs)


def _parted(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _passages(page: etree._Element) -> Iterator[tuple[list[str], etree._Element]]:
    """Yield the words that stand in a row in a page, with the elements that hold them."""
    for element in _read(page):
        yield _parted(element.text or ""), element
        parent = element.getparent()
        if parent is not None and element is not page:
            yield _parted(element.tail or ""), parent


def _read(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield every element that holds words, in their order."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += (below for below in reversed(element) if below.tag not in _UNREAD)


def _title(page: etree._Element, anchors: list[etree._Element]) -> etree._Element | None:
    """Return the heading of the page, if there is one only, and it stands above the text."""
    headings = list(page.iter("h1"))
    if len(headings) != 1 or not anchors:
        return None
    first = next(e for e in page.iter() if e is headings[0] or e is anchors[0])
    return headings[0] if first is headings[0] else None


def _furniture(
    page: etree._Element, text: _Text, anchors: list[etree._Element]
) -> Iterator[etree._Element]:
    """Yield the parts of a page that are not its text.

    Between the first and the last passage of the text all belongs to it but what is called
    furniture, and menus; before and behind them only what trafilatura found, too.
    """
    holding: set[etree._Element] = set()
    for anchor in anchors:
        for element in (anchor, *anchor.iterancestors()):
            if element in holding:
                break
            holding.add(element)
    known = frozenset(anchors)
    near = frozenset(e.getparent() for e in known)
    yield from _not_text(page, text, holding, _Place(known, near, set(known)))


@dataclass
class _Place:
    """How far a page is read: the passages of the text, and those that are still to come."""

    known: frozenset[etree._Element]
    near: frozenset[etree._Element]  # that stand around one of them
    left: set[etree._Element]

    @property
    def is_within(self) -> bool:
        """Whether some of the text was read, and some is to come."""
        return 0 < len(self.left) < len(self.known)


def _not_text(
    element: etree._Element, text: _Text, holding: set[etree._Element], place: _Place
) -> Iterator[etree._Element]:
    for below in element:
        place.left.discard(element)
        if below.tag in _UNREAD or (element in place.known and below.tag not in BREAKS):
            continue
        if below in holding:
            yield from _not_text(below, text, holding, place)
            place.left.discard(below)
        elif not _belongs(below, text, place):
            yield below


def _belongs(element: etree._Element, text: _Text, place: _Place) -> bool:
    """Return whether a part that holds no known passage belongs to the text all the same."""
    if is_furniture(element):
        return False
    if not place.known:  # no text was found, so that all but furniture is
        return True
    words = _parted(words_of(element, alternatives=False))
    if words and text.holds(words, fewest=1):
        return True
    if not words:
        return place.is_within or element.getparent() in place.near
    return place.is_within and _linked(element) <= MOST_LINKS * len(words)


def _linked(element: etree._Element) -> int:
    links = [element] if element.tag == "a" else element.iter("a")
    return sum(len(_parted("".join(link.itertext()))) for link in links)


def _told(taken: Iterable[etree._Element]) -> Iterator[LeftOut]:
    """Tell the words of what is taken out, by what it stands in, and its pictures."""
    found: dict[str, list[str]] = {}
    names = Names()
    for element in taken:
        for below in _read(element):
            if below.tag == "img":
                told = pictures.told(str(below.get("src") or ""), str(below.get("alt") or ""))
                found.setdefault(N_("picture"), []).append(told)
            for words, holder in ((below.text, below), (below.tail, below.getparent())):
                if below is element and holder is not below:
                    continue  # what stands behind it is not taken
                if told := " ".join((words or "").split()):
                    found.setdefault(names.of(holder), []).append(told)
    for what, texts in found.items():
        yield LeftOut(_(what), " · ".join(texts))


def _put_captions(page: etree._Element) -> None:
    """Return the pictures of the text the captions that they have on the page."""
    for figure in page.iter("figure"):
        captions = list(figure.iter("figcaption"))
        images = list(figure.iter("img"))
        if captions and images:
            words = (printable("".join(caption.itertext())) for caption in captions)
            told = " ".join(" ".join(words).split())
            for image in images:
                image.set("data-caption", told)
            for caption in captions:
                drop(caption)
