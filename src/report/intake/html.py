"""HTML → blocks: what Markdown can say, and nothing else."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from report.intake.blocks import Block, Kind, LeftOut, Run, trimmed, without

SCHEMES = ("https://", "http://", "mailto:", "tel:")  # of links that a page may have

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRONG = {"strong", "b"}
_EMPHASIS = {"em", "i", "cite"}
_SILENT = {"script", "style", "template", "noscript", "head", "title", "svg", "object", "iframe"}
_BREAKS = {
    *("p", "div", "section", "article", "main", "body", "html", "header", "footer", "aside", "nav"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table", "thead", "tbody", "tr", "pre"),
    *("figure", "figcaption", "hr", "form", "fieldset", "address", *_HEADINGS),
}
_SPACES = re.compile(r"[^\S\n]*\n[^\S\n]*|[^\S\n]+")
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\x00-\x08\x0e-\x1f\x7f]"
)
_BULLET = re.compile(r"[•·▪●◦‣\uf0b7]\s+")

# Takes the address, the alternative text and the caption of a picture.
SeePicture = Callable[[str, str, str], None]


def parse(text: str) -> etree._Element:
    """Parse HTML into a tree; nothing is fetched (lxml's `no_network`), nothing is run."""
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text or "<p>", parser)
    return etree.Element("html") if root is None else root


def printable(text: str) -> str:
    """Put spaces for signs that a tree can hold when it is read, and not when it is changed."""
    return "".join(c if c.isprintable() else " " for c in text)


class Reader:
    """Reads a tree into `blocks`; what it passes over is in `left_out`."""

    def __init__(self, see_picture: SeePicture) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self._see_picture = see_picture
        self._runs: list[Run] = []
        self._block = Block(Kind.PARAGRAPH, ())  # the kind of what is being read

    def read(self, root: etree._Element) -> None:
        """Read everything below an element."""
        self._inside(root, Run(""))
        self._end()

    def _element(self, element: etree._Element, look: Run) -> None:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag in _SILENT:
            return
        if tag == "br":
            self._runs.append(look.with_text("\n"))
        elif tag == "img":
            self._picture(element)
        elif tag in ("td", "th"):
            self._inside(element, look)
            self._runs.append(look.with_text(" – "))
        elif tag in ("p", "div") and self._block.kind is Kind.ITEM:
            self._inside(element, look)
            self._runs.append(look.with_text(" "))
        elif tag in _BREAKS:
            self._part(element, tag, look)
        else:
            self._inside(element, self._look(element, tag, look))

    def _part(self, element: etree._Element, tag: str, look: Run) -> None:
        """Read an element that stands on lines of its own."""
        self._end()
        outer = self._block
        if tag in _HEADINGS:
            self._block = replace(outer, kind=Kind.HEADING, level=_HEADINGS[tag])
        elif tag in ("ul", "ol"):
            self._block = replace(outer, lists=(*outer.lists, tag == "ol"))
        elif tag == "li" and outer.lists:
            self._block = replace(outer, kind=Kind.ITEM)
        elif tag == "tr":
            self._block = replace(outer, kind=Kind.ITEM, lists=(*outer.lists, False))
        elif tag == "blockquote":
            self._block = replace(outer, quote=True)
        self._inside(element, look)
        self._end()
        self._block = outer

    def _inside(self, element: etree._Element, look: Run) -> None:
        self._text(element.text, look)
        for child in element:
            self._element(child, look)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: Run) -> None:
        if text:
            self._runs.append(look.with_text(_UNSEEN.sub("", text).replace("\n", " ")))

    def _look(self, element: etree._Element, tag: str, look: Run) -> Run:
        if tag in _STRONG:
            return replace(look, strong=True)
        if tag in _EMPHASIS:
            return replace(look, emphasis=True)
        if tag == "a":
            return replace(look, href=self._address(element))
        return look

    def _address(self, element: etree._Element) -> str:
        """Give the address of a link if a page may link there."""
        href = "".join(str(element.get("href") or "").split())
        if href.lower().startswith(SCHEMES):
            return href
        if href and not href.startswith("#"):
            self.left_out.append(LeftOut("link", href))
        return ""

    def _picture(self, element: etree._Element) -> None:
        alt, caption = str(element.get("alt") or ""), str(element.get("data-caption") or "")
        self._see_picture(str(element.get("src") or ""), alt.strip(), caption.strip())

    def _end(self) -> None:
        """End a block where an element begins or ends that stands on lines of its own."""
        runs = trimmed(joined(self._runs))
        self._runs = []
        text = "".join(run.text for run in runs)
        if not text or text == "↑":  # the way back from a footnote in Word
            return
        if text.endswith(" –"):  # after the last cell of a row of a table
            runs = trimmed((*runs[:-1], runs[-1].with_text(runs[-1].text.removesuffix("–"))))
        block = replace(self._block, runs=runs)
        if block.kind is not Kind.HEADING:
            block = replace(block, level=0)
        if block.kind is not Kind.ITEM:
            block = replace(block, lists=())
        self.blocks += [block] if runs else []


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbours of the same look, and make several spaces one."""
    made: list[Run] = []
    space = True  # whether the words so far end with a space
    for run in runs:
        text = _SPACES.sub(lambda match: "\n" if "\n" in match[0] else " ", run.text)
        text = text.lstrip(" ") if space else text
        if not text:
            continue
        space = text[-1] in " \n"
        if made and made[-1].with_text("") == run.with_text(""):
            made[-1] = made[-1].with_text(made[-1].text + text)
        else:
            made.append(run.with_text(text))
    return tuple(made)


def bullets(blocks: Iterable[Block]) -> list[Block]:
    """Turn paragraphs that begin with a bullet into items of a list."""
    return [
        Block(Kind.ITEM, without(block.runs, match.end()), lists=(False,))
        if block.kind is Kind.PARAGRAPH and (match := _BULLET.match(block.text))
        else block
        for block in blocks
    ]
