"""The paragraphs and tables of a Word file → HTML."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.word.elements import put
from report.intake.word.inline import Inline
from report.intake.word.numbering import Mark, Numbering
from report.intake.word.package import child, local, value
from report.intake.word.styles import Look, Style, Styles, look, numbering, outline
from report.locales import _

_NOTHING: Final = frozenset(("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"))
_LOWEST: Final = 6  # level of a heading in HTML
_WIDEST: Final = 100  # columns of a table
_STRUCK: Final = "text-decoration: line-through"  # of rows and cells, which <del> cannot hold


class Body:
    """Reads paragraphs and tables in their order, each into an element of HTML."""

    def __init__(self, styles: Styles, numbers: Numbering, inline: Inline) -> None:
        self._styles = styles
        self._numbers = numbers
        self._inline = inline
        self._of_table = Look()  # that the style of a table gives to the words in it
        self._held: list[etree._Element] = []  # of a paragraph whose end is struck or hidden

    def read(
        self, element: etree._Element, into: etree._Element, before: Sequence[etree._Element] = ()
    ) -> None:
        """Read everything that stands on lines of its own below an element.

        `before` is what the first paragraph begins with.
        """
        self._held = list(before)
        for below in element:
            self._one(below, into)
        if self._held:
            etree.SubElement(into, "p").extend(self._held)
            self._held = []

    def _one(self, element: etree._Element, into: etree._Element) -> None:
        name = local(element)
        if name == "p":
            self._paragraph(element, into)
        elif name == "tbl":
            self._table(element, etree.SubElement(into, "table"))
        elif name in ("del", "moveFrom"):
            self._each(element, etree.SubElement(into, "del"))
        elif name in ("altChunk", "subDoc"):
            self._inline.left_out.append(LeftOut(_("inserted file"), value(element, "id")))
        elif name in ("r", "hyperlink", "oMath", "oMathPara", "fldSimple"):
            self._inline.read(_alone(element), etree.SubElement(into, "p"), self._styles.default)
        elif name not in _NOTHING:
            self._each(element, into)

    def _each(self, element: etree._Element, into: etree._Element) -> None:
        for below in element:
            self._one(below, into)

    def _paragraph(self, element: etree._Element, into: etree._Element) -> None:
        properties = child(element, "pPr")
        style = self._styles.of(value(child(properties, "pStyle")) or self._styles.usual)
        inner = etree.Element("p")
        inner.extend(self._held)
        self._inline.read(
            element, inner, style.look.over(self._of_table).over(self._styles.default)
        )
        if _joins_the_next(properties):
            self._held = list(inner)
        else:
            self._held = []
            self._place(inner, properties, style, into)
        self._read_apart(into)

    def _place(
        self,
        inner: etree._Element,
        properties: etree._Element | None,
        style: Style,
        into: etree._Element,
    ) -> None:
        """Put a paragraph where its style and its list want it."""
        own = outline(properties)
        heading = style.heading if own is None or style.heading else own
        if style.is_contents or self._inline.in_contents:
            words = " ".join("".join(inner.itertext()).split())
            self._inline.left_out += [LeftOut(_("table of contents"), words)] if words else []
        elif heading:
            inner.tag = f"h{min(heading, _LOWEST)}"
            into.append(inner)
        elif style.is_quote:
            etree.SubElement(into, "blockquote").append(inner)
        elif len(inner) and (mark := self._mark(properties, style)):
            _put_in_lists(inner, mark, into)
        else:
            into.append(inner)

    def _mark(self, properties: etree._Element | None, style: Style) -> Mark | None:
        """Return the mark before a paragraph of a list; a level may be the style's, or its own."""
        own, named = numbering(properties), style.numbering
        if own or named:
            lists = [name for name, _level in (own or ("", ""), named or ("", "")) if name]
            levels = [level for _name, level in (own or ("", ""), named or ("", "")) if level]
            return self._numbers.mark(lists[0], levels[0] if levels else "") if lists else None
        return Mark((style.list_tag == "ol",)) if style.list_tag else None

    def _read_apart(self, into: etree._Element) -> None:
        """Read the text of boxes behind the paragraph that they hang on."""
        kept, self._inline.apart = self._inline.apart, []
        held, self._held = self._held, []
        for element in kept:
            if element.tag == "p":
                into.append(element)
            else:
                self.read(element, etree.SubElement(into, "div"))
        self._held = held

    def _table(self, element: etree._Element, table: etree._Element) -> None:
        """Read a table: cells that go on from the row above belong to the cell there."""
        above: dict[int, etree._Element] = {}
        outer, named = self._of_table, value(child(element, "tblPr", "tblStyle"))
        self._of_table = self._styles.of(named).look if named else Look()
        for row in _rows(element):
            made = etree.SubElement(table, "tr")
            if child(row, "trPr", "hidden") is not None:
                made.set("hidden", "hidden")
            if child(row, "trPr", "del") is not None:
                made.set("style", _STRUCK)
            column = _number(value(child(row, "trPr", "gridBefore")), 0)
            for _column in range(column):
                etree.SubElement(made, "td")
            for cell in _cells(row):
                width = _number(value(child(cell, "tcPr", "gridSpan")), 1)
                self._cell(cell, column, width, above, made)
                column += width
        self._of_table = outer

    def _cell(
        self,
        cell: etree._Element,
        column: int,
        width: int,
        above: dict[int, etree._Element],
        row: etree._Element,
    ) -> None:
        merge = child(cell, "tcPr", "vMerge")
        if merge is not None and value(merge) != "restart" and column in above:
            origin = above[column]
            origin.set("rowspan", str(int(origin.get("rowspan", "1")) + 1))
            self._covered(cell, row)
            return
        made = etree.SubElement(row, "td")
        if width > 1:
            made.set("colspan", str(width))
        above.pop(column, None)
        if merge is not None:
            above[column] = made
        if child(cell, "tcPr", "cellDel") is not None:
            made.set("style", _STRUCK)
        self.read(cell, made)

    def _covered(self, cell: etree._Element, row: etree._Element) -> None:
        """Read a cell that the one above reaches over: Word keeps its words and hides them."""
        made = etree.SubElement(row, "td", hidden="hidden")
        self.read(cell, made)
        if not "".join(made.itertext()).strip():
            row.remove(made)


def _joins_the_next(properties: etree._Element | None) -> bool:
    """Return whether the end of a paragraph is struck or hidden, and the next one goes on in it."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or bool(look(mark).hidden)


def _put_in_lists(inner: etree._Element, mark: Mark, into: etree._Element) -> None:
    for has_numbers in mark.lists:
        into = etree.SubElement(into, "ol" if has_numbers else "ul")
    item = etree.SubElement(into, "li")
    if mark.number:
        item.set("value", str(mark.number))
    if mark.label:
        put(item, f"{mark.label} ")
    item.append(inner)


def _alone(element: etree._Element) -> etree._Element:
    """Return an element around one that stands outside every paragraph."""
    around = etree.Element("around")
    around.append(element)
    return around


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from _within(table, "tr", ("tbl",))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    yield from _within(row, "tc", ("tr",))


def _within(element: etree._Element, name: str, ends: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the parts of a table, whatever controls and changes stand around them."""
    for below in element:
        if local(below) == name:
            yield below
        elif local(below) not in (*_NOTHING, *ends):
            yield from _within(below, name, ends)


def _number(text: str, usual: int) -> int:
    return min(int(text), _WIDEST) if text.isdecimal() and len(text) < 7 else usual
