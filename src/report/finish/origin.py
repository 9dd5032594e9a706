"""What a finished PDF was made from, noted within the file where no reader's program shows it.

It is the data of an application about a whole document (ISO 32000-1, 14.5), and goes wherever the
file goes: into a fresh clone, to another machine. It names files of the content and says nothing
of what stands in them: digests cannot be read back.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pikepdf import Pdf

ENTRY: Final = "/PieceInfo"
KEY: Final = "/Report"
DATA: Final = "/Private"
DAY: Final = "D:20000101000000Z"  # of a document without a date; the entry must have one


@dataclass(frozen=True)
class Origin:
    """Digests of what a file was made from, by name, and the version of the program."""

    version: str
    parts: Mapping[str, str]


def note(document: "Pdf", origin: Origin) -> None:
    """Note in a document that is open what it is made from; the same words give the same bytes."""
    from pikepdf import Dictionary, String  # not needed to compare origins

    written = json.dumps(
        {"version": origin.version, "parts": dict(origin.parts)}, sort_keys=True, ensure_ascii=True
    )
    changed = document.docinfo.get("/ModDate", String(DAY))
    piece = Dictionary(LastModified=String(str(changed)), Private=String(written))
    document.Root[ENTRY] = Dictionary({KEY: piece})


def noted(document: "Pdf") -> Origin | None:
    """Return what a document was made from, or None where it does not say so in our way."""
    from pikepdf import PdfError

    try:
        found: Any = document.Root
        for name in (ENTRY, KEY, DATA):
            found = found[name]
        written = json.loads(str(found))
        parts = {str(name): str(digest) for name, digest in written["parts"].items()}
        return Origin(str(written["version"]), parts)
    except (PdfError, KeyError, TypeError, ValueError, AttributeError):
        return None


def take_over(document: "Pdf", other: "Pdf") -> None:
    """Note in a document what another one, whose pages it shows, was made from."""
    if origin := noted(other):
        note(document, origin)
