"""Lists that were not meant, and items that are none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from report import markdown
from report.locales import N_, _
from report.markdown import lists, years
from report.model import EditionFiles
from report.problems import Place, Problem, Severity

_NO_WORDS: Final[Mapping[str, str]] = {
    "list_item_close": N_("nothing"),
    "bullet_list_open": N_("a list"),
    "ordered_list_open": N_("a list"),
    "heading_open": N_("a heading"),
    "blockquote_open": N_("a quotation"),
}


def accidental_list(files: EditionFiles) -> Iterator[Problem]:
    r"""A line that begins with a number and a full stop is an item of a list. A warning.

    So is one that begins with `-`, `+` or `*` and a space. A year is printed as the
    beginning of a paragraph all the same. A number that does not follow on the one before is told
    as well; it is printed as it was written. Within a paragraph, numbered lines begin a list
    only from 1.
    """
    for source in files.sources:
        placed = list(markdown.placed(source))
        tokens = [token for token, _place in placed]
        places = {id(token): place for token, place in placed}
        rows = source.body.split("\n")
        found = (*_numbers(tokens), *_bullets(tokens, rows), *_run_together(tokens))
        for token, message, advice in found:
            place = places[id(token)]
            yield Problem("accidental-list", message, place, advice, Severity.WARNING)


_NUMBERED: Final = re.compile(r"(\d{1,3})[.)]\s")
_Found = tuple[Token, str, str]
_BACKSLASH: Final = N_("If no list is meant, write \\ before '{sign}'.")


def _numbers(tokens: Sequence[Token]) -> Iterator[_Found]:
    last = 0
    for found in lists.numbered(tokens):
        is_alone = len(found.items) == 1
        for item, number in zip(found.items, found.numbers, strict=True):
            marker, advice = f"{item.info}{item.markup}", _(_BACKSLASH, sign=item.markup)
            if years.is_year(item):
                message = _("'{marker}' begins an item of a list in Markdown", marker=marker)
                yield item, message, advice
                continue
            if number > 1 and number != last + 1 and (is_alone or item is not found.items[0]):
                message = (
                    _("the number '{marker}' of a list stands alone", marker=marker)
                    if is_alone
                    else _(
                        "the number '{marker}' of a list comes after {last}",
                        marker=marker,
                        last=last,
                    )
                )
                yield item, message, advice
            last = number


def _bullets(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[_Found]:
    """Find lists of one item directly below the line of a paragraph."""
    for position, token in enumerate(tokens):
        if token.type != "bullet_list_open" or not token.map or token.level:
            continue
        end = next(n for n, t in enumerate(tokens[position:]) if _ends(t, token))
        items = [t for t in tokens[position : position + end] if t.type == "list_item_open"]
        row = token.map[0]
        if len(items) == 1 and row and rows[row - 1].strip():
            message = _(
                "'{sign}' at the beginning of this line makes a list of it", sign=token.markup
            )
            advice = _("Put an empty line before a list; else join the lines.")
            yield items[0], message, advice


def _run_together(tokens: Sequence[Token]) -> Iterator[_Found]:
    """Find lines of a paragraph that are numbered one after the other, and no list."""
    last: tuple[Token, int] | None = None
    for end, token in pairwise(tokens):
        if end.type == "inline":
            last = None
        match = _NUMBERED.match(token.content) if token.type == "text" else None
        if match and end.type in ("softbreak", "hardbreak"):
            if last and int(match[1]) == last[1] + 1:
                marker = match[0].strip()
                message = _("'{marker}' and the line before it are no list", marker=marker)
                yield token, message, _("Put an empty line before the first number.")
            last = token, int(match[1])


def _ends(token: Token, opening: Token) -> bool:
    return token.type == "bullet_list_close" and token.level == opening.level


def wordless_item(files: EditionFiles) -> Iterator[Problem]:
    """An item of a list begins with words, and not with a list, a heading or a quotation."""
    for source in files.sources:
        blocks = [(t, place) for t, place in markdown.placed(source) if t.block]
        for (item, place), (following, _place) in pairwise(blocks):
            if item.type == "list_item_open" and (what := _NO_WORDS.get(following.type)):
                yield _wordless(item, following, what, place)


def _wordless(item: Token, following: Token, what: str, place: Place) -> Problem:
    marker = f"{item.info}{item.markup}"
    advice = _("Write words behind it, or remove it.")
    if following.type == "ordered_list_open":
        advice = _(
            "If no list is meant, write \\ before '{sign}'; else write words before the number.",
            sign=following.markup,
        )
    return Problem(
        "wordless-item",
        _("'{marker}' begins an item that holds {what}", marker=marker, what=_(what)),
        place,
        advice,
    )
