"""Markdown that a page cannot show, or shows otherwise than it was meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from markdown_it.token import Token

from report import markdown
from report.locales import N_, _
from report.model import EditionFiles
from report.problems import Problem, Severity, quoted
from report.source import Source

# Tokens that a page cannot show, and what a writer does instead.
# What to say of the tokens that have no place on the page (`markdown.REFUSED`).
_REFUSED: Final[Mapping[str, tuple[str, str]]] = {
    "html_block": (N_("raw HTML"), N_("Write Markdown; the page takes no HTML.")),
    "html_inline": (N_("raw HTML"), N_("Write Markdown; the page takes no HTML.")),
    "fence": (N_("a block of code"), N_("Take away the lines with ```.")),
    "code_block": (N_("a block of code"), N_("Take away the spaces at the beginning of the line.")),
    "code_inline": (N_("code within a line"), N_("Take away the backticks.")),
    "image": (N_("a picture"), N_("Give the picture in the front matter, as 'photo:'.")),
    "hr": (N_("a line across"), N_("Use a heading, or a new paragraph.")),
}

_QUOTED: Final = ("html_block", "html_inline", "code_inline")

# What looks like Markdown but is printed as it stands, and what to do.
_STRAY: Final = (
    (re.compile(r"\*+|~~+|__+"), N_("Close it without spaces inside, or write \\ before it.")),
    (re.compile(r"`+"), N_("Remove it: there is no code in a text.")),
    (re.compile(r"\]\s?\(|\]\["), N_("Write a link as [words](address), without spaces between.")),
    (re.compile(r"\[\^"), N_("Write the note into the text, or its source under 'sources:'.")),
    (re.compile(r"&#?\w+;"), N_("Write the character itself.")),
    # What other dialects know: links of notebooks, attributes, marked words, formulas, tasks.
    (re.compile(r"!?\[\["), N_("Write a link as [words](address), without spaces between.")),
    (re.compile(r"\{(?:[#.:]\w|\w+=)[^{}]*\}|\$\$"), N_("Remove it.")),
    (re.compile(r"==(?=\S)[^=]*[^\s=]=="), N_("Remove the signs, or set the words in *italics*.")),
    (re.compile(r"^\[[ xX]\](?=\s)"), N_("Remove it: a list has no boxes to tick.")),
)
_STRAY_AT_START: Final = (
    (re.compile(r"#{1,6}(?=\w)"), N_("Write a space behind it to make a heading.")),
    (re.compile(r"={2,}"), N_("Remove it; a heading has ## before it and nothing below it.")),
    (re.compile(r"\|"), N_("Write a list, or sentences: a text has no tables.")),
    (re.compile(r":{3,}(?: ?\w+)?|\[![A-Za-z]+\]"), N_("Remove it.")),
    (re.compile(r"[•·▪‣◦●]"), N_("Begin the items of a list with a hyphen and a space.")),
)
_IN_FIELD: Final = re.compile(
    r"\*{1,2}(?=\w)[^*]+\*{1,2}|\]\([^\s()]{1,200}\)|</?[a-z]+\b[^<>]*>|&#?\w+;"
)


def unsupported_markdown(files: EditionFiles) -> Iterator[Problem]:
    """A text has headings, paragraphs, lists, quotations, emphasis and links; nothing else.

    Raw HTML, code, pictures and lines across have no place on the page. A photograph
    is given in the front matter.
    """
    for source in files.sources:
        lines = _lines(source)
        for token, place in markdown.placed(source):
            if token.type in markdown.REFUSED and not _swallows(lines, token):
                what, advice = _REFUSED[token.type]
                first = token.content.strip().partition("\n")[0]
                message = (
                    _("{what}, {found}, has no place in a text", what=_(what), found=quoted(first))
                    if token.type in _QUOTED
                    else _("{what} has no place in a text", what=_(what))
                )
                yield Problem("unsupported-markdown", message, place, _(advice))


def hidden_text(files: EditionFiles) -> Iterator[Problem]:
    """Nothing that is written below the fields is hidden from the reader.

    A fence of code or an HTML comment that does not end takes the whole rest of the
    text with it. A line such as `[Malmö]: en stad` is taken for the address of a link.
    """
    for source in files.sources:
        lines = _lines(source)
        for token, place in markdown.placed(source):
            if _swallows(lines, token):
                opening = "<!--" if token.type == "html_block" else token.markup
                yield Problem(
                    "hidden-text",
                    _(
                        "'{opening}' does not end, so that all text below it is hidden",
                        opening=opening,
                    ),
                    place,
                    _("Remove it."),
                )
        for label, line in markdown.definitions(source):
            yield Problem(
                "hidden-text",
                _(
                    "{label} is taken for the address of a link, and is not printed",
                    label=quoted(f"[{label}]:"),
                ),
                source.body_place(line),
                _("Write links as [words](address); else take the brackets away."),
            )


def stray_markdown(files: EditionFiles) -> Iterator[Problem]:
    """What looks like Markdown and is none is printed as it stands. A warning.

    It is told once in a paragraph.
    """
    for source in files.sources:
        lines = source.body.split("\n")
        told: set[tuple[str, str]] = set()
        for token, place in markdown.placed(source):
            if token.type == "inline":  # a paragraph or heading begins
                told.clear()
            before = lines[place.line - source.body_line][: place.column - 1]
            if token.type == "text" and (stray := _stray(token.content, before)):
                start, sign, advice = stray
                if (sign, advice) in told:
                    continue
                told.add((sign, advice))
                yield Problem(
                    "stray-markdown",
                    _("{sign} is printed as it stands", sign=f"'{sign}'"),
                    replace(place, column=place.column + start),
                    _(advice),
                    Severity.WARNING,
                )


def _stray(text: str, before: str) -> tuple[int, str, str] | None:
    """Find the first sign in a text: where it begins, the sign, and what to do about it.

    `before` is what stands on the line before the text.
    """
    if not before.strip(" >"):
        for pattern, advice in _STRAY_AT_START:
            if match := pattern.match(text):
                return match.start(), match[0], advice
    for pattern, advice in _STRAY:
        if match := pattern.search(text):
            return match.start(), match[0], advice
    return None


def markdown_in_field(files: EditionFiles) -> Iterator[Problem]:
    """Fields are printed as they are written: there is no Markdown in them. A warning."""
    for source in files.sources:
        for loc, place in source.values.items():
            if match := _IN_FIELD.search(source.text(*loc)):
                yield Problem(
                    "markdown-in-field",
                    _("{sign} is printed as it stands", sign=quoted(match[0])),
                    place,
                    _("Take the signs away: a field is plain text."),
                    Severity.WARNING,
                )


def lines_in_field(files: EditionFiles) -> Iterator[Problem]:
    """The text of a field is one paragraph: it has no empty line, and no lines of its own.

    They would run together on the page. A long text goes on over several lines behind `>-`.
    """
    for source in files.sources:
        for loc, place in source.values.items():
            text = source.text(*loc).strip()
            if "\n" in text:
                count = len([line for line in text.split("\n") if line.strip()])
                yield Problem(
                    "lines-in-field",
                    _(
                        "the {count} lines or paragraphs of this field would run together",
                        count=count,
                    ),
                    place,
                    _("Write one paragraph behind '>-', without an empty line in it."),
                )


def _lines(source: Source) -> list[str]:
    """Return the lines of a body without empty ones at its end."""
    return source.body.rstrip("\n").split("\n")


def _swallows(lines: Sequence[str], token: Token) -> bool:
    """Return whether a block takes all text below it because it does not end."""
    if token.type not in ("fence", "html_block") or not token.map or token.map[1] < len(lines):
        return False
    if token.type == "html_block":
        return token.content.startswith("<!--") and "-->" not in token.content
    last = lines[min(token.map[1], len(lines)) - 1].strip()
    return token.map[1] - token.map[0] < 2 or not last.startswith(token.markup)
