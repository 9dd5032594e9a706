"""Lines of a dialogue, which stay lines: Markdown would join them to one paragraph."""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Final

from markdown_it.token import Token

# A line of speech begins with a dash.
_SPEECH: Final = re.compile(r"[–—]\s")
# One of what is listed by hand begins with a letter or a Roman number and a bracket, or '(1)'.
_LISTED: Final = re.compile(r"(?:[A-ZÅÄÖa-zåäö]|[ivx]{2,5})\)\s")
_BRACKET: Final = re.compile(r"[()]")
_BRACKETED: Final = re.compile(r"\((?:[A-ZÅÄÖa-zåäö]|[ivx]{2,5}|\d{1,2})\)\s")


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
    """Yield the paragraphs into which one falls, each as its opening and its text."""
    children: list[Token] = []
    first = row = inline.map[0] if inline.map else 0
    depth = open_brackets = 0
    every = inline.children or []
    for child, following in zip(every, [*every[1:], None], strict=True):
        depth += child.nesting
        if child.type not in ("softbreak", "hardbreak"):
            children.append(child)
            open_brackets = _open_brackets(open_brackets, child.content)
            continue
        row += 1
        if not (following and _begins_line(following, children, open_brackets)):
            children.append(child)
        elif depth or opening.hidden:
            children.append(Token("hardbreak", "br", 0))
        else:
            yield _part(opening, inline, children, first, row)
            children, first, open_brackets = [], row, 0
    yield _part(opening, inline, children, first, row + 1)


def _begins_line(token: Token, before: Sequence[Token], open_brackets: int) -> bool:
    """Return whether a line begins that stays one; `before` is its paragraph so far.

    Words in brackets that go on, '(bilaga a)', are none, nor is what stands in brackets behind
    a name, 'Anna Berg (S)', unless the line before is one, too, or ends with a colon.
    """
    if token.type != "text":
        return False
    if _BRACKETED.match(token.content):
        return bool(before) and _leads_to_brackets(before)
    return bool(
        _SPEECH.match(token.content) or (not open_brackets and _LISTED.match(token.content))
    )


def _leads_to_brackets(before: Sequence[Token]) -> bool:
    is_one = _BRACKETED.match(before[0].content) is not None
    return is_one or before[-1].content.rstrip().endswith(":")


def _open_brackets(count: int, text: str) -> int:
    """Return how many brackets are open behind a text; that of 'a)' closes none."""
    for bracket in _BRACKET.findall(text):
        count = count + 1 if bracket == "(" else max(0, count - 1)
    return count


def _part(
    opening: Token, inline: Token, children: list[Token], first: int, end: int
) -> tuple[Token, Token]:
    opening, inline = copy(opening), copy(inline)
    opening.map = inline.map = [first, end]
    opening.attrs = dict(opening.attrs)
    inline.children = children
    return opening, inline
