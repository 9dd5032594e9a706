"""Lines of a dialogue, which stay lines: Markdown would join them to one paragraph."""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Final

from markdown_it.token import Token

# A line of speech begins with a dash; one of what is listed by hand, with a letter and a bracket.
_LINE: Final = re.compile(r"[–—]\s|[a-zåäö]\)\s")


def parted(tokens: Sequence[Token]) -> Iterator[Token]:
    """Part paragraphs before each line of a dialogue; give all tokens, the others as they are.

    Where the line begins within emphasis or a link, and in an item of a list, it
    stays in its paragraph, on a line of its own.
    """
    position = 0
    while position < len(tokens):
        if tokens[position].type == "paragraph_open":
            opening, inline, closing = tokens[position : position + 3]
            for part in _parts(opening, inline):
                yield from (part[0], part[1], closing)
            position += 3
        else:
            yield tokens[position]
            position += 1


def _parts(opening: Token, inline: Token) -> Iterator[tuple[Token, Token]]:
    """Give the paragraphs into which one falls, each as its opening and its text."""
    children: list[Token] = []
    first = row = inline.map[0] if inline.map else 0
    depth = 0
    every = inline.children or []
    for child, following in zip(every, [*every[1:], None], strict=True):
        depth += child.nesting
        if child.type not in ("softbreak", "hardbreak"):
            children.append(child)
            continue
        row += 1
        if not (following and following.type == "text" and _LINE.match(following.content)):
            children.append(child)
        elif depth or opening.hidden:
            children.append(Token("hardbreak", "br", 0))
        else:
            yield _part(opening, inline, children, first, row)
            children, first = [], row
    yield _part(opening, inline, children, first, row + 1)


def _part(
    opening: Token, inline: Token, children: list[Token], first: int, end: int
) -> tuple[Token, Token]:
    opening, inline = copy(opening), copy(inline)
    opening.map = inline.map = [first, end]
    opening.attrs = dict(opening.attrs)
    inline.children = children
    return opening, inline
