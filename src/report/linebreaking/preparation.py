"""An HTML tree made ready to be set: its blocks named, and quotes that begin one hung.

What is done here needs no help from templates: it is done to every block of text.
"""

import re
from collections import Counter
from itertools import chain
from xml.etree.ElementTree import Element

from report.linebreaking.passage import Block
from report.linebreaking.tree import block_texts
from report.swedish import SOFT_HYPHEN

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
HANGING = HEADINGS | {"p", "blockquote"}  # blocks whose first quote hangs in the margin
QUOTE = "”"

_SPACES = re.compile(r"[ \t\n\r\f]+")  # a no-break space is not among them


def prepare(root: Element) -> dict[Element, Block]:
    """Prepare all blocks of a tree, in place; give the block to which each element belongs.

    Quotes at the beginning of a block get the class `hung`.
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
    return owners


def _is_heading(element: Element) -> bool:
    """Return whether lines are to be equally long and words whole; not where lines are given."""
    named = element.tag in HEADINGS or "balanced" in element.get("class", "").split()
    return named and element.find(".//br") is None


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
