"""Places that links lead to, and links between pieces.

A piece cannot name a place that it does not have: the engine would leave such a link out. So it
leads to an address of its own kind, which becomes the name of the place when all are there.
"""

from collections.abc import Iterable
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, String

ELSEWHERE: Final = "elsewhere:"


class Destinations:
    """The places of a document that have names, from all of its pieces."""

    def __init__(self) -> None:
        self._places: dict[str, Any] = {}

    def take(self, document: Pdf, source: Pdf) -> None:
        """Take the places of a piece whose pages are in the document; names are there once."""
        found = source.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
        if "/Names" in found:
            names = document.copy_foreign(source.make_indirect(found.Names))
            for name, place in zip(names[::2], names[1::2], strict=True):
                self._places.setdefault(str(name), place)

    def write(self, document: Pdf) -> None:
        """Write the names in their order, as a reader's program looks for them."""
        if self._places:
            pairs = sorted(self._places.items(), key=lambda pair: pair[0].encode())
            names = Array([item for name, place in pairs for item in (String(name), place)])
            document.Root["/Names"] = Dictionary(Dests=Dictionary(Names=names))


def lead_there(annotations: Iterable[Any]) -> None:
    """Let the links to other pieces lead to the places that they name."""
    for annotation in annotations:
        address = str(annotation.get("/A", {}).get("/URI", ""))
        if address.startswith(ELSEWHERE):
            del annotation["/A"]
            annotation["/Dest"] = String(address.removeprefix(ELSEWHERE))


def lead_to_the_beginning(document: Pdf) -> None:
    """Let links to places that a document does not have lead to its first page.

    So it is with a piece that is published alone: what it refers to is in the others.
    """
    places = document.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    known = {str(name) for name in [*places.get("/Names", ())][::2]}
    for page in document.pages:
        for annotation in page.obj.get("/Annots", ()):
            place = annotation.get("/Dest")
            if isinstance(place, String) and str(place) not in known:
                annotation["/Dest"] = Array([document.pages[0].obj, Name.Fit])
