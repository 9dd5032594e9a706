"""A whole Word file → HTML, its pictures, and what does not come along."""

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.refused import refusal
from report.intake.word.body import Body
from report.intake.word.elements import put, shown_words
from report.intake.word.inline import Inline
from report.intake.word.notes import Notes
from report.intake.word.numbering import Numbering
from report.intake.word.package import ADVICE, Package, child
from report.intake.word.styles import Styles
from report.locales import N_, _
from report.problems import ContentError

# Parts that stand outside the text, and what a message calls them.
_OUTSIDE: Final = {
    "header": N_("head of the page"),
    "footer": N_("foot of the page"),
    "comments": N_("comments"),
    "chart": N_("chart"),
    "data": N_("diagram"),
}
_OUTSIDE_PART: Final = re.compile(
    r"(?:[^/]+/)?(?:charts/|diagrams/)?(header|footer|comments|chart|data)\d*\.xml"
)

# What the reader of a file that is not as it should be may raise.
_BROKEN: Final = (
    *(BadZipFile, zlib.error, LookupError, ValueError, OSError, EOFError, etree.LxmlError),
    *(RuntimeError, NotImplementedError),  # encrypted, packed in a way that Python does not know
)

Pictures = Callable[[str], bytes | None]


def document(path: Path, data: bytes) -> tuple[etree._Element, Pictures, list[LeftOut]]:
    """Return the HTML of a Word file, its pictures by their addresses there, and what it lacks.

    No file is read but this one. Notes stand behind the text, with the number by which it
    refers to them. Raises `ContentError` where the file is none of Word's or unpacks to too much.
    """
    try:
        return _read(Package(path, data))
    except (ContentError, RecursionError):
        raise
    except _BROKEN as error:
        if isinstance(error, etree.LxmlError) and "depth" in str(error):
            raise RecursionError from error
        raise refusal(
            path, _("it cannot be read as a Word file: {error}", error=error), _(ADVICE)
        ) from error


def _read(package: Package) -> tuple[etree._Element, Pictures, list[LeftOut]]:
    main = package.main()
    tree = package.xml(main)
    text = child(tree, "body")
    if text is None:
        raise LookupError(_("'{part}' has no text", part=main))
    related = {r.kind: r.target for r in package.relations(main).values() if not r.is_outside}
    styles = Styles(_part(package, related, "styles"))
    notes = Notes({kind: _part(package, related, f"{kind}s") for kind in ("footnote", "endnote")})
    inline = Inline(styles, package.relations(main).get, notes.number)
    body = Body(styles, Numbering(_part(package, related, "numbering")), inline)
    html = etree.Element("body")
    body.read(text, html)
    for kind, number, note in notes.wanted():
        inline.relations = package.relations(related[f"{kind}s"]).get
        body.read(note, html, _before(number))
    return html, package.bytes_of, [*inline.left_out, *notes.left_out(), *_outside(package)]


def _part(package: Package, related: dict[str, str], kind: str) -> etree._Element | None:
    return package.xml(related[kind]) if kind in related else None


def _before(number: str) -> list[etree._Element]:
    """Return what stands before the words of a note; one may have its own mark, and no number."""
    if not number:
        return []
    around = etree.Element("p")
    etree.SubElement(around, "sup").text = number
    put(around, " ")
    return list(around)


def _outside(package: Package) -> Iterator[LeftOut]:
    """Tell the words of parts that stand outside the text."""
    for name in package.names():
        match = _OUTSIDE_PART.fullmatch(name)
        tree = package.xml(name) if match else None
        if match and tree is not None:
            texts = [*tree.iter("{*}p"), *tree.iter("{*}v")]  # values of a chart
            words = " ".join(" ".join(map(shown_words, texts)).split())
            if words:
                yield LeftOut(_(_OUTSIDE[match[1]]), words)
