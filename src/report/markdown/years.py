"""Paragraphs that begin with a year, which Markdown takes for items of a list."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

FIGURES: Final = 4  # that a number has at least to be a year, or another one too high for a list


def without_years(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with paragraphs for items that begin with a year: '2014. Det var då'.

    The list ends before them and, where other items follow, begins anew behind them.
    """
    return list(_without_empty_lists(_without_years(tokens)))


def is_year(token: Token) -> bool:
    """Return whether a token opens an item whose number is a year."""
    return token.type == "list_item_open" and len(token.info) >= FIGURES


def _without_years(tokens: Sequence[Token]) -> Iterator[Token]:
    lists: list[Token] = []  # those that are open
    years: list[Token] = []  # items that become paragraphs and are open
    begun: Token | None = None  # one of whose paragraph the number is still to be written
    for token, following in pairwise((*tokens, Token("", "", 0))):
        if token.type.endswith("_list_open"):
            lists.append(token)
        elif token.type.endswith("_list_close"):
            lists.pop()
        if is_year(token):
            years.append(token)
            yield Token("ordered_list_close", "ol", -1)
            if following.type == "paragraph_open":
                begun = token
            else:
                yield from _paragraph(token)
        elif token.type == "list_item_close" and years and years[-1].level == token.level:
            years.pop()
            yield _again(lists[-1])
        elif begun:
            yield _shown(token, begun)
            begun = None if token.type == "paragraph_close" else begun
        else:
            yield token


def _again(opening: Token) -> Token:
    """Begin a list anew."""
    opening = copy(opening)
    opening.attrs = {}
    return opening


def _shown(token: Token, item: Token) -> Token:
    """Return a token of an item's first paragraph as one that is no item, with the number."""
    token = copy(token)
    token.hidden = False
    if token.type == "inline":
        token.children = [_number(item, " "), *(token.children or ())]
    return token


def _paragraph(item: Token) -> Iterator[Token]:
    """Yield a paragraph of an item's number alone."""
    inline = Token("inline", "", 0, map=item.map, children=[_number(item)])
    yield from (Token("paragraph_open", "p", 1, map=item.map), inline)
    yield Token("paragraph_close", "p", -1)


def _number(item: Token, after: str = "") -> Token:
    return Token("text", "", 0, content=f"{item.info}{item.markup}{after}")


def _without_empty_lists(tokens: Iterable[Token]) -> Iterator[Token]:
    """Leave out lists that have lost all their items."""
    held: Token | None = None
    for token in tokens:
        if held and token.type == "ordered_list_close":
            held = None
            continue
        if held:
            yield held
        held = token if token.type == "ordered_list_open" else None
        if held is None:
            yield token
    if held:
        yield held
