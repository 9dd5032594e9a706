"""A Word file → HTML, its pictures, and a list of what stands outside its text."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from report.intake.blocks import LeftOut
from report.intake.extra import needed
from report.intake.refused import refusal
from report.problems import ContentError

LARGEST_UNPACKED = 100_000_000  # bytes of all parts together
LARGEST_XML = 10_000_000  # bytes of all parts but pictures; reading takes many times as much
MOST_PARTS = 2_000
ADVICE = "Open it in Word or LibreOffice, save it anew as .docx, and try again."

# The title of a document stands above its headings of the first level.
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        *(f"p[style-name='heading {level}'] => h{level + 1}:fresh" for level in range(1, 6)),
        *(f"p[style-name='Heading {level}'] => h{level + 1}:fresh" for level in range(1, 6)),
    ]
)

_OUTSIDE = {
    "header": "head of the page",
    "footer": "foot of the page",
    "comments": "comments",
}
_OUTSIDE_PART = re.compile(r"word/(header|footer|comments)\d*\.xml")
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"

# What the reader of a file that is not as it should be may raise.
_BROKEN = (
    *(BadZipFile, zlib.error, LookupError, ValueError, AttributeError, TypeError, OSError),
    *(RuntimeError, EOFError, etree.LxmlError),  # RuntimeError: encrypted, or nested too deep
)


def document(path: Path, data: bytes) -> tuple[str, dict[str, bytes], list[LeftOut]]:
    """Give the HTML of a Word file, its pictures by their addresses there, and what it lacks.

    No file is read but this one: mammoth is told not to follow pictures that are linked.
    Raises `ContentError` where the file is none of Word's or unpacks to too much,
    `MachineError` where mammoth is not installed.
    """
    mammoth: Any = needed("mammoth")
    pictures: dict[str, bytes] = {}

    def picture(image: Any) -> dict[str, str]:
        address = f"picture-{len(pictures) + 1}"
        try:
            with image.open() as file:
                pictures[address] = file.read()
        except Exception:  # noqa: BLE001 (a class of mammoth's own, not part of its interface)
            pictures[address] = b""  # linked, not contained
        return {"src": address}

    try:
        _examine(path, data)
        made = mammoth.convert_to_html(
            BytesIO(data),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(picture),
            external_file_access=False,
        )
        outside = list(_outside(data))
    except ContentError:
        raise
    except (*_BROKEN, *_xml_errors()) as error:
        raise refusal(path, f"it cannot be read as a Word file: {error}", ADVICE) from error
    return made.value, pictures, outside


def _xml_errors() -> tuple[type[Exception], ...]:
    from xml.parsers.expat import ExpatError  # what mammoth's reader raises
    from xml.sax import SAXException

    return (ExpatError, SAXException)


def _examine(path: Path, data: bytes) -> None:
    """Refuse what only looks small: an archive that unpacks to much, XML that multiplies itself."""
    if not data.startswith(b"PK"):
        raise refusal(path, "it is not a Word file of the kind .docx", ADVICE)
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > LARGEST_UNPACKED
            or sum(part.file_size for part in xml) > LARGEST_XML
        ):
            raise refusal(path, "it unpacks to more than any text needs", ADVICE)
        for part in xml:
            if _declares(archive.read(part)):
                raise refusal(path, f"'{part.filename}' holds a document type", ADVICE)


def _declares(xml: bytes) -> bool:
    """Tell whether XML has a document type, where entities are made; Word writes none."""
    return b"<!DOCTYPE" in xml.replace(b"\0", b"").upper()


def _outside(data: bytes) -> Iterator[LeftOut]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if match := _OUTSIDE_PART.fullmatch(name):
                tree = etree.fromstring(archive.read(name), parser)
                words = " ".join("".join(text.itertext()) for text in tree.iter(_WORDS))
                if words.strip():
                    yield LeftOut(_OUTSIDE[match[1]], " ".join(words.split()))
