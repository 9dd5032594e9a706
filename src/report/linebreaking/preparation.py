"""An HTML tree made ready to be set: lines that hold together, words that stay whole.

What is done here needs no help from templates: it is done to every block of text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain
from xml.etree.ElementTree import Element

from report.linebreaking.passage import Block, Choices
from report.linebreaking.tree import LINE_BREAK, block_texts
from report.swedish import NO_BREAK_SPACE, SOFT_HYPHEN, WORD_JOINER

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
HANGING = HEADINGS | {"p", "blockquote"}  # blocks whose first quote hangs in the margin
QUOTE = "”"
LONGEST_RUNT = 6  # letters and figures; a longer word may stand alone on a last line
SHORTEST_TEXT = 20  # characters; a shorter one has no last line to speak of

_SPACES = re.compile(r"[ \t\n\r\f]+")  # a no-break space is not among them
_WORDS = re.compile(r"[^ \t\n\r\f]+")
_HELD_WORDS = re.compile(r"\S+")  # those with a no-break space between them, too
_HYPHENATED = re.compile(rf"[^\W\d_]+(?:{SOFT_HYPHEN}[^\W\d_]+)+")

# Where the engine would part what belongs together: 2018–|19, 2018/|19, 040-|34, 1800-|talet.
_PARTED = re.compile(r"(?<=\d)[–/-](?=\d)|(?<=\d)-(?=[a-zåäö])")
_ADDRESS = re.compile(r"\w[./]\w*[a-z]")

# By their positions in a text: characters and what is written instead of them.
_Edits = dict[int, str]


def prepare(root: Element, choices: Choices) -> dict[Element, Block]:
    """Prepare all blocks of a tree, in place; give the block to which each element belongs.

    Quotes at the beginning of a block get the class `hung`, short last words a space that
    holds, and what was chosen is done. Soft hyphens are taken out of headings.
    """
    seen: Counter[str] = Counter()
    owners = {}
    for text in chain.from_iterable(map(block_texts, root.iter("body"))):
        words = _SPACES.sub(" ", text.whole.replace(SOFT_HYPHEN, "")).strip()
        block = Block(words, seen[words], _is_heading(text.element))
        seen[words] += 1
        owners.update(dict.fromkeys(text.elements, block))
        if text.element.tag in HANGING and words.startswith(QUOTE):
            _add_class(text.element, "hung")
        text.rewrite(_edits(text.whole, block, choices))
    return owners


def _is_heading(element: Element) -> bool:
    """Return whether lines are to be equally long and words whole; not where lines are given."""
    named = element.tag in HEADINGS or "balanced" in element.get("class", "").split()
    return named and element.find(".//br") is None


def _edits(text: str, block: Block, choices: Choices) -> _Edits:
    if block.is_heading:
        return {**_without_soft_hyphens(text), **_broken_lines(text, choices.lines.get(block, ()))}
    whole = {word for kept, word in choices.whole if kept == block}
    edits: _Edits = {}
    for match in _HYPHENATED.finditer(text):
        if match[0].replace(SOFT_HYPHEN, "") in whole:
            edits.update(_without_soft_hyphens(match[0], match.start()))
    return {**edits, **_with_whole_figures(text), **_with_whole_end(text), **_without_runt(text)}


def _without_soft_hyphens(text: str, start: int = 0) -> _Edits:
    return {n: "" for n, character in enumerate(text, start) if character == SOFT_HYPHEN}


def _broken_lines(text: str, counts: Sequence[int]) -> _Edits:
    """Break lines so that they have these numbers of words; the space stays for other readers."""
    starts = [match.start() for match in _WORDS.finditer(text)]
    return {starts[n] - 1: f" {LINE_BREAK}" for n in accumulate(counts[:-1])}


def _without_runt(text: str) -> _Edits:
    """Tie short last words to the one before, until they can stand on a line together."""
    text, edits = text.rstrip(), {}
    for spaces in reversed(list(_SPACES.finditer(text))):
        if _size(text[spaces.end() :]) > LONGEST_RUNT or spaces.start() <= SHORTEST_TEXT:
            break
        edits.update(dict.fromkeys(range(*spaces.span()), ""))
        edits[spaces.start()] = NO_BREAK_SPACE
    return edits


def _with_whole_figures(text: str) -> _Edits:
    """Keep figures from being parted at a dash, a slash or a hyphen; addresses may be."""
    return {
        word.start() + match.start(): f"{match[0]}{WORD_JOINER}"
        for word in _HELD_WORDS.finditer(text)
        if not _ADDRESS.search(word[0])
        for match in _PARTED.finditer(word[0])
    }


def _with_whole_end(text: str) -> _Edits:
    """Keep the last word from being parted at its own hyphen, if little comes after that."""
    text = text.rstrip()
    start, after = text.rfind(" ") + 1, text.rfind("-") + 1
    if start < after and _size(text[after:]) <= LONGEST_RUNT and "/" not in text[start:]:
        return {n: f"-{WORD_JOINER}" for n in range(start, after) if text[n] == "-"}
    return {}


def _size(text: str) -> int:
    return sum(map(str.isalnum, text))


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
