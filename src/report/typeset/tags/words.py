"""Words that a line ends in the midst of, made whole for those who listen."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from report.swedish import NO_BREAK_SPACE, SOFT_HYPHEN, WORD_JOINER
from report.typeset.tags.tree import Area, Piece, Tag

_BREAK = re.compile(f"{SOFT_HYPHEN}.?$")
_UNSEEN = re.compile(f"[{SOFT_HYPHEN}{WORD_JOINER}]")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def written(element: Element) -> str:
    """Give the text of an element as its words are written, with single spaces."""
    return _SPACES.sub(" ", _UNSEEN.sub("", "".join(_texts(element)))).strip()


def shown(text: str) -> str:
    r"""Give a piece of text without what is not read in it.

    The engine sets its hyphen behind the soft one where a word is broken.

    >>> shown("en skol\u00aden\u00ad\u2010")
    'en skolen'
    """
    return _UNSEEN.sub("", _BREAK.sub("", text))


def make_words_whole(tag: Tag) -> None:
    """Let the lines over which a word goes be read as one, in a tag and all in it.

    The tag around such lines says what they say together (ActualText, ISO 32000-1, 14.9.4),
    so that no reader takes the end of a line for the end of a word. For a space alone the
    engine draws nothing, so it gets a tag that says it.
    """
    for kid in tag.kids:
        if isinstance(kid, Tag):
            make_words_whole(kid)
    tag.kids = [_read_as_one(run) for run in _runs(tag)]


def _runs(tag: Tag) -> Iterator[list[Tag | Piece | Area]]:
    """Part what a tag holds where no word goes on."""
    run: list[Tag | Piece | Area] = []
    position = 0
    for kid in tag.kids:
        before = run[-1] if run else None
        if before and not _goes_on(before, kid, tag.text, position):
            yield run
            run = []
        run.append(kid)
        if isinstance(kid, Piece):
            found = tag.text.find(shown(kid.text), position)
            position = found + len(shown(kid.text)) if found >= 0 else position
    if run:
        yield run


def _goes_on(before: Tag | Piece | Area, kid: Tag | Piece | Area, text: str, position: int) -> bool:
    """Tell whether a word goes on from one line to the next; `position` is where the first ends."""
    if not (isinstance(before, Piece) and isinstance(kid, Piece)) or before.line is kid.line:
        return False
    at_end = text[:position].endswith(shown(before.text)) and position < len(text)
    return at_end and not text[position].isspace()


def _read_as_one(run: list[Tag | Piece | Area]) -> Tag | Piece | Area:
    pieces = [kid for kid in run if isinstance(kid, Piece)]
    text = "".join(shown(piece.text) for piece in pieces).replace(NO_BREAK_SPACE, " ")
    if len(run) > 1 or (pieces and pieces[0].text and not text.strip()):
        return Tag("Span", kids=run, actual=text)
    return run[0]


def _texts(element: Element) -> Iterator[str]:
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
