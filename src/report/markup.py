"""Markdown → HTML, remembering source lines.

Bodies come from outside: raw HTML is never passed on, and links lead to the
web, to an address or to a place in the same document, nowhere else.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches

from markdown_it import MarkdownIt
from markdown_it.token import Token

from report.problems import Problem
from report.source import Source

SCHEMES = ("https://", "http://", "mailto:", "tel:", "#")
HIGHEST, LOWEST = 2, 3  # levels of the headings that a writer may use: ## and ###

# Tokens that a page cannot show, and what a writer does instead.
REFUSED = {
    "html_block": ("raw HTML", "Write Markdown; the page takes no HTML."),
    "html_inline": ("raw HTML", "Write Markdown; the page takes no HTML."),
    "fence": ("a block of code", "Take away the lines with ```."),
    "code_block": ("a block of code", "Take away the spaces at the beginning of the line."),
    "image": ("a picture", "Give the picture in the front matter, as 'photo:'."),
    "hr": ("a line across", "Use a heading, or a new paragraph."),
}

# Takes a text and gives it back as it is to be set.
Prose = Callable[[str], str]

# Takes the name of a text and gives what stands behind a link to it: 'se sidan 12', or
# nothing where the document does not hold that text.
Refer = Callable[[str], str]


def parse(text: str) -> list[Token]:
    """Parse Markdown into tokens; their lines count from 0."""
    return _parser().parse(text)


def problems(source: Source, names: Collection[str] = ()) -> Iterator[Problem]:
    """Find what in a body the page cannot show; links may lead to the texts of these `names`."""
    for token, line in _lines(parse(source.body)):
        place = source.body_place(line)
        if token.type in REFUSED:
            what, advice = REFUSED[token.type]
            yield Problem("unsupported-markdown", f"{what} has no place in a text", place, advice)
        elif token.type == "heading_open" and not HIGHEST <= _level(token) <= LOWEST:
            yield Problem(
                "heading-level",
                f"a heading of level {_level(token)}",
                place,
                "Begin headings with ##, or ### below one of those.",
            )
        elif token.type == "link_open" and not str(token.attrGet("href")).startswith(SCHEMES):
            yield Problem(
                "link-scheme",
                f"'{token.attrGet('href')}' is not an address that a page may link to",
                place,
                "Use https://, http://, mailto:, tel: or # and the name of a text.",
            )
        elif (name := _name(token)) and name not in names:
            nearest = get_close_matches(name, names, n=1)
            yield Problem(
                "unknown-text",
                f"'#{name}' leads to no text of this edition",
                place,
                f"Did you mean '#{nearest[0]}'?"
                if nearest
                else "Use the name of a file without .md.",
            )


def render(
    source: Source, heading: int, prose: Prose, title: Prose, refer: Refer = lambda name: ""
) -> str:
    """Give a body as HTML in which every block has its line of the file in `data-line`.

    The writer's `##` becomes a heading of level `heading`. Running text goes
    through `prose`, headings through `title`. A link to another text, `[Skara](#skara)`,
    becomes 'Skara (se sidan 12)' with the words that `refer` gives, or loses its link.
    """
    parser = _parser()
    tokens = parser.parse(source.body)
    shift = heading - HIGHEST
    inside_heading = False
    for token in tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(source.body_line + token.map[0]))
        if token.type in ("heading_open", "heading_close"):
            inside_heading = token.type == "heading_open"
            token.tag = f"h{_level(token) + shift}"
        token.children = _referred(token.children or [], refer) or token.children
        for child in token.children or ():
            if child.type == "text":
                child.content = (title if inside_heading else prose)(child.content)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _referred(children: Sequence[Token], refer: Refer) -> list[Token]:
    """Put the page behind each link to another text."""
    referred: list[Token] = []
    words = name = ""
    for child in children:
        if found := _name(child):
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


def _name(token: Token) -> str:
    """Give the name of the text to which a link of the same document leads, or nothing."""
    href = str(token.attrGet("href")) if token.type == "link_open" else ""
    return href.removeprefix("#") if href.startswith("#") else ""


def blocks(source: Source) -> Iterator[tuple[int, str]]:
    """Give the words of each block of a body, without any markup, and its line from 0."""
    for token in parse(source.body):
        if token.children and token.map:
            yield token.map[0], "".join(_words(token.children))


def plain_text(source: Source) -> str:
    """Give the words of a body, without any markup, one block a line."""
    return "\n".join(words for _, words in blocks(source))


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        yield " " if child.type in ("softbreak", "hardbreak") else child.content


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "breaks": False})


def _level(token: Token) -> int:
    return int(token.tag.removeprefix("h"))


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Give every token, inline ones too, with the line of the block that holds it."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        yield token, line
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            yield child, line
