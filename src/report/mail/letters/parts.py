"""Markdown → the two parts of a message: plain text, and simple HTML for every mail program."""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from textwrap import fill
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

WIDTH: Final = 72  # characters; a quoted line still fits 80

# Headings, paragraphs and lists alone, so that every program shows them and reads them aloud.
_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 38em">
{body}</body>
</html>
"""


def html_part(markdown: str, title: str, language: str) -> str:
    """Return a complete page; HTML within the Markdown is shown as it is written."""
    return _PAGE.format(
        language=language, title=escape(title), body=str(_parser().render(markdown))
    )


def plain_part(markdown: str) -> str:
    """Return the same words as text in lines of 72 characters; addresses stand behind links.

    >>> print(plain_part("Hej *Anna*!" + chr(10) * 2 + "- [Mer](https://a.example)"), end="")
    Hej Anna!
    <BLANKLINE>
    - Mer <https://a.example>
    """
    return "\n".join(_blocks(_parser().parse(markdown))).strip("\n") + "\n"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable("image")


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the lines of each block, and an empty one between those that stand apart."""
    markers: list[str] = []
    marker = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            markers.append("" if token.type == "ordered_list_open" else "- ")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            markers.pop()
            marker = ""
            if not markers:
                yield ""
        elif token.type == "list_item_open":
            marker = markers[-1] or f"{token.info}. "
        elif token.type == "inline":
            indent = "  " * (len(markers) - 1)
            yield _wrapped(
                _words(token.children or ()), indent + marker, indent + " " * len(marker)
            )
            marker = " " * len(marker)
        elif token.type in ("paragraph_close", "heading_close") and not token.hidden:
            yield ""


def _wrapped(text: str, first: str, other: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        lines.append(
            fill(
                line,
                WIDTH,
                initial_indent=other if lines else first,
                subsequent_indent=other,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return "\n".join(lines)


def _words(children: Sequence[Token]) -> str:
    written, href, start = "", "", 0
    for child in children:
        if child.type == "link_open":
            href, start = str(child.attrGet("href")), len(written)
        elif child.type == "link_close":
            shown = href.removeprefix("mailto:")
            written += f" <{shown}>" if written[start:] != shown else ""
        elif child.type == "softbreak":
            written += " "
        elif child.type == "hardbreak":
            written += "\n"
        else:
            written += child.content
    return written
