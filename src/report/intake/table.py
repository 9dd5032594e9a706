"""The cells of a table in a page, row by row."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

WIDEST: Final = 100  # columns, or rows, that a cell may reach over
LONGEST_CELL: Final = 400  # characters; a table with longer ones parts the page, and no data
SHORTEST_PART: Final = 2  # paragraphs of a cell that is more than a cell

_ROWS: Final = frozenset(("tr",))
_CELLS: Final = frozenset(("td", "th"))
_PARTS: Final = frozenset(("ul", "ol", "blockquote", "table", "figure"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# A cell in each column of a row; None where the one before goes on.
Cell: TypeAlias = "etree._Element | None"


def rows(table: etree._Element) -> list[list[etree._Element]]:
    """Return the cells of each row; one that reaches over several rows is in each of them.

    A cell that reaches over several columns is there once. Columns that are empty in every
    row, and empty cells at the end of a row, are left out.
    """
    made: list[list[Cell]] = []
    open_cells: dict[int, tuple[int, etree._Element]] = {}  # rows that are left, by column
    for row in _below(table, _ROWS):
        made.append(_row(row, open_cells))
    filled = {n for row in made for n, cell in enumerate(row) if not _is_empty(cell)}
    kept = (
        [cell for n, cell in enumerate(row) if n in filled and cell is not None] for row in made
    )
    return [_without_end(row) for row in kept]


def _row(row: etree._Element, open_cells: dict[int, tuple[int, etree._Element]]) -> list[Cell]:
    line: list[Cell] = []

    def go_on() -> None:
        while len(line) in open_cells:
            left, cell = open_cells.pop(len(line))
            if left > 1:
                open_cells[len(line)] = (left - 1, cell)
            line.append(cell)

    for cell in _below(row, _CELLS):
        go_on()
        high = _number(cell, "rowspan")
        if high > 1:
            open_cells[len(line)] = (high - 1, cell)
        line += [cell, *[None] * (_number(cell, "colspan") - 1)]
    go_on()
    return line


def parts_the_page(table: etree._Element) -> bool:
    """Return whether a table only puts texts beside each other, as old pages do."""
    if str(table.get("role") or "") in ("presentation", "none"):
        return True
    lines = [list(_below(row, _CELLS)) for row in _below(table, _ROWS)]
    cells = [cell for line in lines for cell in line]
    if max((len(line) for line in lines), default=0) <= 1:
        return True
    if len(lines) == 1 and any(_is_text(cell) for cell in cells):
        return True
    return any(_has_heading(cell) or _length(cell) > LONGEST_CELL for cell in cells)


def _is_text(cell: etree._Element) -> bool:
    paragraphs = sum(below.tag == "p" for below in cell)
    return paragraphs >= SHORTEST_PART or any(below.tag in _PARTS for below in cell)


def _has_heading(cell: etree._Element) -> bool:
    return any(below.tag in _HEADINGS for below in cell.iter())


def _length(cell: etree._Element) -> int:
    return sum(len(" ".join(text.split())) for text in cell.itertext())


def _below(element: etree._Element, tags: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the parts of a table; not those of another table in it."""
    for below in element:
        if below.tag in tags:
            yield below
        elif below.tag != "table":
            yield from _below(below, tags)


def _is_empty(cell: Cell) -> bool:
    return cell is None or not "".join(cell.itertext()).strip()


def _without_end(row: list[etree._Element]) -> list[etree._Element]:
    while row and _is_empty(row[-1]):
        del row[-1]
    return row


def _number(cell: etree._Element, name: str) -> int:
    written = str(cell.get(name) or "").strip()
    return max(1, min(int(written), WIDEST)) if written.isdecimal() and len(written) < 7 else 1
