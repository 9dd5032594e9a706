"""Markdown of any kind → HTML: also what programs have added to it, such as tables and notes."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from report.intake.blocks import LeftOut
from report.locales import _

_NOTE: Final = re.compile(r"^ {0,3}\[\^([^\]\s]{1,50})\]:[ \t]*", re.MULTILINE)
_MARK: Final = re.compile(r"\[\^([^\]\s]{1,50})\]")
_OFF_THE_LINE: Final = re.compile(r"(?<=\w)(\^|~)(\d{1,9})\1(?!~)")
_TALK: Final = ("– ", "— ")
_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)


def html(text: str) -> tuple[str, list[LeftOut]]:
    """Return Markdown as HTML, and the words in it that are never shown.

    Tables, struck words and notes are known: where the text refers to a note stands its mark
    above the line, and the note itself where it was written. Lines of a talk stay lines.
    """
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found: dict[str, Any] = {}
    tokens = parser.parse(_with_marks(text), found)
    every = [child for token in tokens for child in (token, *(token.children or ()))]
    for token in every:
        token.content = _closed(token.content) if token.type.startswith("html_") else token.content
    left_out = [*_unused(every, found.get("references", {})), *_titles(every), *_comments(every)]
    for token in tokens:
        _keep_talk(token.children or [])
    return str(parser.renderer.render(tokens, parser.options, found)), left_out


def _with_marks(text: str) -> str:
    """Write notes, what refers to them, and figures off the line, as HTML knows them."""
    names = dict.fromkeys(match[1] for match in _NOTE.finditer(text))
    numbers = {name: str(number) for number, name in enumerate(names, start=1)}
    text = _NOTE.sub(lambda match: f"\n<sup>{numbers[match[1]]}</sup> ", text)
    text = _MARK.sub(
        lambda match: f"<sup>{numbers[match[1]]}</sup>" if match[1] in numbers else match[0], text
    )
    return _OFF_THE_LINE.sub(
        lambda m: f"<sup>{m[2]}</sup>" if m[1] == "^" else f"<sub>{m[2]}</sub>", text
    )


def _keep_talk(children: list[Token]) -> None:
    """Keep the end of a line before one in which somebody speaks."""
    for child, following in pairwise(children):
        if child.type == "softbreak" and following.content.startswith(_TALK):
            child.type = "hardbreak"


def _unused(tokens: list[Token], references: Mapping[str, Any]) -> Iterator[LeftOut]:
    """Tell the addresses that are named, and that nothing leads to."""
    used = {str(token.attrGet("href") or token.attrGet("src")) for token in tokens}
    for reference in references.values():
        if reference["href"] not in used:
            yield LeftOut(_("link"), f"{reference['href']} {reference['title']}".strip())


def _titles(tokens: list[Token]) -> Iterator[LeftOut]:
    for token in tokens:
        if title := str(token.attrGet("title") or ""):
            yield LeftOut(_("title of a link"), title)


def _closed(text: str) -> str:
    """Close a comment that never ends, or everything behind it would be lost in it."""
    return text if text.rfind("<!--") <= text.rfind("-->") else f"{text.rstrip()} -->\n"


def _comments(tokens: list[Token]) -> Iterator[LeftOut]:
    for token in tokens:
        for match in _COMMENT.finditer(token.content if token.type.startswith("html_") else ""):
            if match[1].strip():
                yield LeftOut(_("hidden words"), " ".join(match[1].split()))
