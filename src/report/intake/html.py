"""HTML → blocks: what Markdown can say, and nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from lxml import etree

from report.intake import looks, table
from report.intake.blocks import Block, Kind, LeftOut, Run, trimmed
from report.intake.formula import formula
from report.intake.raised import lowered, raised
from report.intake.runs import joined
from report.intake.tags import (
    BREAKS,
    EMPHASIS,
    FILMS,
    FORMS,
    HEADINGS,
    LISTS,
    SILENT,
    STRONG,
)
from report.intake.unseen import words_of
from report.locales import _

SCHEMES: Final = ("https://", "http://", "mailto:", "tel:")  # of links that a page may have
_UNSEEN: Final = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\x00-\x08\x0e-\x1f\x7f]"
)
_MARKS: Final = ("”", "’")  # around a quotation, and around one in it
# Takes the address, the alternative text and the caption of a picture.
SeePicture = Callable[[str, str, str], None]


def parse(text: str) -> etree._Element:
    """Parse HTML into a tree; nothing is fetched (lxml's `no_network`), nothing is run.

    Raises `RecursionError` where elements stand deeper in one another than lxml (6.1) follows.
    """
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text or "<p>", parser)
    if any("depth" in error.message for error in parser.error_log):
        raise RecursionError  # what stands deeper is not in the tree
    return etree.Element("html") if root is None else root


class Reader:
    """Reads a tree into `blocks`; what it passes over is in `left_out`.

    `hold` gets the number of characters so far, and may stop the reading.
    """

    def __init__(self, see_picture: SeePicture, hold: Callable[[int], None]) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self._see_picture = see_picture
        self._hold = hold
        self._length = 0
        self._runs: list[Run] = []
        self._block = Block(Kind.PARAGRAPH, ())  # the kind of what is being read
        self._counts: list[int] = []  # of each list that is open, its last number
        self._quotations = 0  # that are open in one another
        self._in_line = False  # in a cell, whose parts stand behind one another
        self._off_the_line = False  # in words that stand above or below the line

    def read(self, root: etree._Element) -> None:
        """Read everything below an element."""
        self._inside(root, Run(""))
        self._end()

    def _element(self, element: etree._Element, look: Run) -> None:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag in SILENT:
            return
        if tag == "br":
            self._runs.append(look.with_text(" " if self._in_line else "\n"))
        elif tag == "img":
            self._picture(element)
        elif tag in FILMS or tag in FORMS:
            self._tell(element, FILMS.get(tag) or FORMS[tag])
        elif tag == "math":
            self._text(formula(element), look)
        elif tag == "table" and not self._in_line:
            self._table(element, look)
        elif tag in BREAKS or "-" in tag:  # the latter are a page's own
            self._part(element, tag, look)
        else:
            self._words(element, tag, self._look(element, tag, look))

    def _part(self, element: etree._Element, tag: str, look: Run) -> None:
        """Read an element that stands on lines of its own."""
        if self._in_line or (tag in ("p", "div") and self._block.kind is Kind.ITEM):
            self._runs.append(look.with_text(" "))
            self._inside(element, self._look(element, tag, look))
            self._runs.append(look.with_text(" "))
            return
        self._end()
        outer, counts = self._block, self._counts
        self._begin(element, tag)
        self._inside(element, self._look(element, tag, look))
        self._end()
        self._block, self._counts = outer, counts

    def _begin(self, element: etree._Element, tag: str) -> None:
        """Change the kind of what is being read."""
        outer = self._block
        if tag in HEADINGS:
            self._block = replace(outer, kind=Kind.HEADING, level=HEADINGS[tag])
        elif tag in LISTS:
            self._block = replace(outer, lists=(*outer.lists, tag == "ol"))
            self._counts = [*self._counts, _number(element, "start", 1) - 1]
        elif tag == "li" and outer.lists:
            self._counts[-1] = _number(element, "value", self._counts[-1] + 1)
            self._block = replace(outer, kind=Kind.ITEM, number=self._counts[-1])
        elif tag == "blockquote":
            self._block = replace(outer, quote=True)

    def _table(self, element: etree._Element, look: Run) -> None:
        """Read the rows of a table as items of a list, each with its cells behind one another."""
        self._end()
        if table.parts_the_page(element):
            self._inside(element, look)
            self._end()
            return
        for caption in element.iterchildren("caption"):
            self._part(caption, "caption", look)
        outer = self._block
        read: dict[etree._Element, list[Run]] = {}  # a cell may be in many rows
        for row in table.rows(element):
            self._block = replace(outer, kind=Kind.ITEM, lists=(*outer.lists, False), number=0)
            for number, cell in enumerate(row):
                self._runs += [look.with_text(" – ")] if number else []
                if cell not in read:
                    read[cell] = self._cell(cell, look)
                self._runs += read[cell]
            self._end()
        self._block = outer

    def _cell(self, cell: etree._Element, look: Run) -> list[Run]:
        """Return the words of a cell on one line; one without words has a sign for that."""
        before, self._runs, self._in_line = self._runs, [], True
        self._inside(cell, self._look(cell, cell.tag, look))
        runs, self._runs, self._in_line = self._runs, before, False
        return list(trimmed(joined(runs))) or [look.with_text("…")]

    def _inside(self, element: etree._Element, look: Run) -> None:
        self._text(element.text, look, is_pre=element.tag == "pre")
        for child in element:
            self._element(child, look)
            self._text(child.tail, look, is_pre=element.tag == "pre")

    def _words(self, element: etree._Element, tag: str, look: Run) -> None:
        """Read an element within a line."""
        at = looks.position(element)
        if tag == "q":
            self._quotation(element, look)
        elif tag == "rt":
            self._runs.append(look.with_text(" ("))
            self._inside(element, look)
            self._runs.append(look.with_text(")"))
        elif at and not self._off_the_line:
            self._moved(element, look, raised if at == "sup" else lowered)
        else:
            self._inside(element, look)

    def _quotation(self, element: etree._Element, look: Run) -> None:
        mark = _MARKS[self._quotations % 2]
        self._quotations += 1
        self._runs.append(look.with_text(mark))
        self._inside(element, look)
        self._runs.append(look.with_text(mark))
        self._quotations -= 1

    def _moved(self, element: etree._Element, look: Run, write: Callable[[str, str], str]) -> None:
        """Read words above or below the line; links in them stay, if they need no other signs."""
        before, self._runs = self._runs, []
        self._off_the_line = True
        self._inside(element, look)
        self._off_the_line = False
        runs, self._runs = self._runs, before
        text = "".join(run.text for run in runs)
        written = write(text, before[-1].text if before else "")
        if len(runs) == 1 or written != text:
            runs = [runs[0].with_text(written)] if runs else []
        self._runs += runs

    def _text(self, text: str | None, look: Run, is_pre: bool = False) -> None:
        if text:
            plain = _UNSEEN.sub("", text)
            self._runs.append(look.with_text(plain if is_pre else plain.replace("\n", " ")))

    def _look(self, element: etree._Element, tag: str, look: Run) -> Run:
        strong, emphasis = looks.is_strong(element), looks.is_emphasised(element)
        if tag in STRONG or (tag == "dt" and "".join(element.itertext()).rstrip().endswith("?")):
            strong = strong is not False
        if tag in EMPHASIS:
            emphasis = emphasis is not False
        href = self._address(element) if tag == "a" else look.href
        return Run(
            "",
            strong=look.strong if strong is None else strong,
            emphasis=look.emphasis if emphasis is None else emphasis,
            href=href,
        )

    def _address(self, element: etree._Element) -> str:
        """Return the address of a link if a page may link there."""
        href = "".join(str(element.get("href") or "").split())
        if href.lower().startswith(SCHEMES):
            return href
        if href and not href.startswith("#"):
            self.left_out.append(LeftOut(_("link"), href))
        return ""

    def _picture(self, element: etree._Element) -> None:
        alt, caption = str(element.get("alt") or ""), str(element.get("data-caption") or "")
        self._see_picture(str(element.get("src") or ""), alt.strip(), caption.strip())

    def _tell(self, element: etree._Element, what: str) -> None:
        """Return what a page cannot show: its name, its address and its words."""
        sources = [element, *element.iter("source")]
        found = [str(e.get(name) or "") for e in sources for name in ("title", "src", "data")]
        words = " ".join(part for part in (*found, words_of(element)) if part)
        if words:
            self.left_out.append(LeftOut(_(what), words))

    def _end(self) -> None:
        """End a block where an element begins or ends that stands on lines of its own."""
        runs = trimmed(joined(self._runs))
        self._runs = []
        if not any(run.text for run in runs):
            return
        block = replace(self._block, runs=runs)
        if block.kind is not Kind.HEADING:
            block = replace(block, level=0)
        if block.kind is not Kind.ITEM:
            block = replace(block, lists=(), number=0)
        self.blocks.append(block)
        self._length += len(block.text)
        self._hold(self._length)


def _number(element: etree._Element, name: str, usual: int) -> int:
    """Return the number that a list or an item says it has."""
    written = str(element.get(name) or "").strip()
    return int(written) if written.isdecimal() and len(written) < 7 else usual
