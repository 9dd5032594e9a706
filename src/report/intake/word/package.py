"""The archive that a Word file is: its parts, within limits, and how they hang together."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree

from report.intake.refused import refusal
from report.locales import N_, _
from report.problems import ContentError

LARGEST_UNPACKED: Final = 100_000_000  # bytes of all parts together
LARGEST_XML: Final = 10_000_000  # bytes of all parts of XML; reading takes many times as much
MOST_PARTS: Final = 2_000
ADVICE: Final = N_("Open it in Word or LibreOffice, save it again as .docx, and try again.")

_MARKS: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"  # before the first sign of XML, in any encoding


@dataclass(frozen=True)
class Relation:
    """What a part refers to: another part by its name, or an address elsewhere."""

    kind: str  # the last word of its type, such as 'footnotes'
    target: str
    is_outside: bool


class Package:
    """The parts of a Word file. Raises `ContentError` where it is none or unpacks to too much."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        if not data.startswith(b"PK"):
            raise refusal(path, _("it is not a Word file of the kind .docx"), _(ADVICE))
        self._archive = ZipFile(BytesIO(data))
        self._examine()

    def _examine(self) -> None:
        """Refuse what only looks small: parts that unpack to much, XML that multiplies itself.

        A part is XML by its name, or by how it begins, whatever its name is.
        """
        parts = self._archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise self._swelling()
        size = 0
        for part in parts:
            with self._archive.open(part) as file:
                head = file.read(1024)
                if not (_is_named_xml(part.filename) or head.lstrip(_MARKS)[:1] in (b"<", b"")):
                    continue
                size += part.file_size
                if size > LARGEST_XML:
                    raise self._swelling()
                if _declares(head + file.read()):
                    raise self._typed(part.filename)

    def _swelling(self) -> ContentError:
        return refusal(self.path, _("it unpacks to more than any text needs"), _(ADVICE))

    def _typed(self, name: str) -> ContentError:
        return refusal(self.path, _("'{part}' holds a document type", part=name), _(ADVICE))

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self._archive.namelist()

    def bytes_of(self, name: str) -> bytes | None:
        """Return the bytes of a part, or nothing where there is none of that name."""
        return self._archive.read(name) if name in self._archive.NameToInfo else None

    def xml(self, name: str) -> etree._Element | None:
        """Return a part as a tree in which each choice between contents is made, or nothing.

        Raises `LxmlError` where it is broken or very deep.
        """
        data = self.bytes_of(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        tree = etree.fromstring(data, parser)
        if tree.getroottree().docinfo.internalDTD is not None:  # in whatever encoding
            raise self._typed(name)
        _choose(tree)
        return tree

    def main(self) -> str:
        """Name the part that holds the text. Raises `LookupError` where there is none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        raise LookupError(_("it has no part with a text"))

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return what a part refers to, by the names that it uses; the file itself is ''."""
        folder, file = posixpath.split(name)
        tree = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {} if tree is None else dict(_relations(tree, folder))


def _relations(tree: etree._Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for element in tree:
        target, is_outside = element.get("Target", ""), element.get("TargetMode") == "External"
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        yield element.get("Id", ""), Relation(kind, target, is_outside)


def _is_named_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _declares(xml: bytes) -> bool:
    """Return whether XML has a document type, where entities are made; Word writes none."""
    return b"<!DOCTYPE" in xml.replace(b"\0", b"").upper()


def _choose(tree: etree._Element) -> None:
    """Put one of its branches for each choice: the first that holds something to read.

    Word writes a text box twice, for new and for old programs (ECMA-376, part 3, section 7.5).
    """
    for choice in [e for e in tree.iter() if local(e) == "AlternateContent"]:
        parent = choice.getparent()
        if parent is None:
            continue
        for element in next((list(branch) for branch in choice if _holds(branch)), []):
            choice.addprevious(element)
        parent.remove(choice)


def _holds(branch: etree._Element) -> bool:
    return any(local(element) in _READABLE for element in branch.iter())


_READABLE = frozenset(("t", "delText", "blip", "imagedata", "textpath", "AlternateContent"))


@cache
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute by its name without namespace, or '' where there is none."""
    if element is None:
        return ""
    return next((str(v) for key, v in element.items() if _local(key) == name), "")


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Follow names from an element to one below it, or to nothing."""
    for name in names:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element
