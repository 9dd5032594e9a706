"""Lists of a text: the marker of each item, as it was written.

Markdown counts for itself from the first number, and parts items with empty lines between
them into paragraphs. On a page the numbers are true, and a marker stands beside its text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token


@dataclass(frozen=True)
class Numbered:
    """A numbered list: its own token, its items', and the numbers that are printed."""

    opening: Token
    items: tuple[Token, ...]
    numbers: tuple[int, ...]


def figures_css(figures: int) -> str:
    """Return the number of figures of a list's widest marker as a variable of CSS.

    >>> figures_css(2)
    '--figures: 2'
    """
    return f"--figures: {figures}"


def mark(tokens: Sequence[Token]) -> None:
    """Return the items of numbered lists their markers in `data-marker`, in place.

    The list gets the number of figures of its widest marker as `--figures`.
    The first paragraph of an item becomes the item's own text.
    """
    for found in numbered(tokens):
        labels = _labels(found)
        found.opening.attrSet("style", figures_css(max(map(len, labels))))
        found.opening.attrs.pop("start", None)
        for item, label in zip(found.items, labels, strict=True):
            item.attrSet("data-marker", f"{label}{item.markup}")
    for opening, closing in _first_paragraphs(tokens):
        opening.hidden = closing.hidden = True


def numbered(tokens: Sequence[Token]) -> Iterator[Numbered]:
    """Find the numbered lists, those within others as well.

    Items that all have the same number are counted from it, as is usual in Markdown.
    """
    for position, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            items = tuple(_items(tokens[position:], token.level))
            written = [int(item.info) for item in items]
            is_counted = len(set(written)) == 1
            first = written[0]
            counted = range(first, first + len(items))
            yield Numbered(token, items, tuple(counted if is_counted else written))


def _labels(found: Numbered) -> list[str]:
    """Return the numbers as they were written, '007' too, unless they are counted."""
    written = [item.info for item in found.items]
    is_counted = [int(number) for number in written] != list(found.numbers)
    return [str(number) for number in found.numbers] if is_counted else written


def _items(tokens: Sequence[Token], level: int) -> Iterator[Token]:
    for token in tokens:
        if token.type == "list_item_open" and token.level == level + 1:
            yield token
        elif token.type == "ordered_list_close" and token.level == level:
            return


def _first_paragraphs(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Find the paragraphs with which items begin, each with its end."""
    for position, (item, opening) in enumerate(pairwise(tokens)):
        if item.type == "list_item_open" and opening.type == "paragraph_open":
            yield opening, tokens[position + 3]  # behind the paragraph's text
