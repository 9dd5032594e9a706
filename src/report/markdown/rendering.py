"""Markdown → HTML, remembering source lines.

Bodies come from outside. What must not be on a page, such as raw HTML or a link to a
file, `checks.content` finds before.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any
from unicodedata import normalize

from markdown_it import MarkdownIt
from markdown_it.token import Token

from report.markdown import dialogue, lists
from report.markdown.years import without_years
from report.problems import Place
from report.source import Source
from report.swedish import SOFT_HYPHEN

# Tokens that have no place on a page.
REFUSED = frozenset(
    ("html_block", "html_inline", "fence", "code_block", "code_inline", "image", "hr")
)

HIGHEST = 2  # level of the highest heading that a writer may use: ##

_FARTHEST = 500  # characters of markup between two tokens of a line
# Bodies whose tokens are kept. Each check goes through all texts of an edition: to keep fewer than
# there are would be of no use.
_MOST_KNOWN = 1024

# Takes a text and gives it back as it is to be set.
Prose = Callable[[str], str]

# Takes the name of a text and gives what stands behind a link to it: 'se sidan 12', or
# nothing where the document does not hold that text.
Refer = Callable[[str], str]


def parse(text: str) -> list[Token]:
    """Parse Markdown into tokens as they are printed; their lines count from 0.

    Lines of a dialogue are paragraphs of their own, and so is what begins with a year; items of
    lists have their markers.
    """
    tokens = list(dialogue.parted(without_years(_parser().parse(text))))
    lists.mark(tokens)
    return tokens


def parse_plainly(text: str) -> list[Token]:
    """Parse Markdown into tokens as any program reads it, lists that begin with a year too."""
    return list(_parser().parse(text))


def render(
    source: Source, heading: int, prose: Prose, title: Prose, refer: Refer = lambda name: ""
) -> str:
    """Return a body as HTML in which every block has its line of the file in `data-line`.

    The writer's `##` becomes a heading of level `heading`, and so does a `###` with none
    above it: no level is left out (ISO 14289-1, 7.4.2). Running text goes
    through `prose`, headings through `title`. A link to another text, `[Skara](#skara)`,
    becomes 'Skara (se sidan 12)' with the words that `refer` gives, or loses its link.
    """
    parser = _parser()
    tokens = parse(source.body)
    shift = heading - HIGHEST
    inside_heading = False
    depth = HIGHEST - 1
    for token in tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(source.body_line + token.map[0]))
        if token.type in ("heading_open", "heading_close"):
            inside_heading = token.type == "heading_open"
            depth = min(level(token), depth + 1) if inside_heading else depth
            token.tag = f"h{depth + shift}"
        token.children = _referred(token.children or [], refer) or token.children
        for child in token.children or ():
            if child.type == "text":
                words = normalize("NFC", child.content.replace(SOFT_HYPHEN, ""))  # of &shy;
                child.content = (title if inside_heading else prose)(words)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _referred(children: Sequence[Token], refer: Refer) -> list[Token]:
    """Put the page behind each link to another text."""
    referred: list[Token] = []
    words = name = ""
    for child in children:
        if found := inner_name(child):
            name, words = found, refer(found)
        opens, closes = bool(found), bool(name) and child.type == "link_close"
        if opens:
            child.attrSet("href", f"#text-{name}")
        if words or not (opens or closes):
            referred.append(child)
        if closes:
            referred.append(Token("text", "", 0, content=f" ({words})" if words else ""))
            words = name = ""
    return referred


def inner_name(token: Token) -> str:
    """Return the name of the text to which a link of the same document leads, or nothing."""
    href = str(token.attrGet("href")) if token.type == "link_open" else ""
    return href.removeprefix("#") if href.startswith("#") else ""


def blocks(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the words of each block of a body, without any markup, and its line from 0."""
    yield from _blocks(source.body)


@lru_cache(maxsize=_MOST_KNOWN)  # checks, names and wordings ask anew
def _blocks(body: str) -> tuple[tuple[int, str], ...]:
    return tuple(
        (token.map[0], "".join(_words(token.children)))
        for token in parse(body)
        if token.children and token.map
    )


def definitions(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the lines from 0 that name the address of a link elsewhere, and are not printed.

    Each comes with its label: `malmö` for `[Malmö]: https://www.example.org`.
    """
    if "]:" not in source.body:  # most have none, and need not be parsed once more
        return
    found: dict[str, Any] = {}
    _parser().parse(source.body, found)
    for label, definition in found.get("references", {}).items():
        yield label.lower(), definition["map"][0]


def placed(source: Source) -> Iterator[tuple[Token, Place]]:
    """Yield every token of a body with its place, those within a line of text, too.

    The column is where the token's own characters begin, as far as they can be found:
    a character behind a backslash stays a token of its own, of the type `text_special`. Links
    are tokens whatever their scheme, while `render` prints those that do harm as text.
    """
    for token, row, column in _placed(source.body):
        yield token, source.body_place(row, column + 1)


@lru_cache(maxsize=_MOST_KNOWN)  # every check asks anew; nobody changes the tokens
def _placed(body: str) -> tuple[tuple[Token, int, int], ...]:
    """Return the tokens of a body with their lines and columns, from 0."""
    lines = body.split("\n")
    found: list[tuple[Token, int, int]] = []
    row = 0
    for token in _placing_parser().parse(body):
        row = token.map[0] if token.map else row
        line = lines[row] if row < len(lines) else ""
        found.append((token, row, len(line) - len(line.lstrip())))
        found += _placed_in_line(token.children or (), lines, row)
    return tuple(found)


def _placed_in_line(
    children: Sequence[Token], lines: Sequence[str], row: int
) -> Iterator[tuple[Token, int, int]]:
    column = 0
    for child in children:
        first = _characters(child).partition("\n")[0]
        line = lines[row] if row < len(lines) else ""
        found = line.find(first, column, column + len(first) + _FARTHEST)
        column = max(column, found)
        yield child, row, column
        column += len(first) if found >= 0 else 0
        breaks = child.type in ("softbreak", "hardbreak") or child.content.count("\n")
        row, column = (row + int(breaks), 0) if breaks else (row, column)


def _characters(token: Token) -> str:
    """Return the characters with which a token within a line begins."""
    if token.type == "link_open":
        return "<" if token.markup == "autolink" else "["
    return {"image": "![", "code_inline": token.markup}.get(token.type, token.content)


def plain_text(source: Source) -> str:
    """Return the words of a body, without any markup, one block a line."""
    return "\n".join(words for _, words in blocks(source))


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        yield " " if child.type in ("softbreak", "hardbreak") else child.content


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "breaks": False})


@cache
def _placing_parser() -> MarkdownIt:
    """Return the parser that keeps every character that was written, and every link."""
    parser = MarkdownIt("commonmark", {"html": True, "breaks": False}).disable("text_join")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def level(token: Token) -> int:
    """Return the level of a heading: 1 for `#`."""
    return int(token.tag.removeprefix("h"))
