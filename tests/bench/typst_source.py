"""The texts of a booklet in the language of Typst: headings, paragraphs and a list of contents.

The order of the texts and their words are those of the booklet; its drawings, columns and
settings are left out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from report.linebreaking import block_texts
from report.swedish import SOFT_HYPHEN

HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3}

# The booklet's paper, margins and type; lines are justified and hyphenated by Typst itself.
HEAD = """\
#set document(title: {title})
#set page(width: 148mm, height: 210mm, margin: 17mm, numbering: "1")
#set text(font: "Source Serif 4 SmText", size: 9.2pt, lang: "sv", hyphenate: true)
#set par(leading: 0.6em)
#outline()
"""


def source(tree: Element, title: str) -> str:
    """Return what Typst sets: every block of text of a page."""
    return HEAD.format(title=_string(title)) + "\n".join(_blocks(tree)) + "\n"


def _blocks(tree: Element) -> Iterator[str]:
    for body in tree.iter("body"):
        for block in block_texts(body):
            words = _string(" ".join(block.whole.replace(SOFT_HYPHEN, "").split()))
            level = HEADINGS.get(str(block.element.tag))
            yield f"#heading(level: {level}, {words})" if level else f"#par({words})"


def _string(text: str) -> str:
    """Write a text as a string of Typst: https://typst.app/docs/reference/foundations/str/.

    >>> print(_string('a "b"'))
    "a \\"b\\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
