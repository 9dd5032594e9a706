"""How the pages of a finished file look: pages that look alike have the same digest."""

from hashlib import sha256
from typing import Any, Final

from report.units import PT_PER_INCH

COMPARED_PPI: Final = 100  # at which two pages that look alike count as the same


def looks(page: Any) -> str:
    """Return the digest of a page of PDFium as it is drawn, in hexadecimal.

    Another version of PDFium may smooth edges otherwise, and give another one.
    """
    bitmap = page.render(scale=COMPARED_PPI / PT_PER_INCH)
    size = f"{bitmap.width}x{bitmap.height}".encode()
    return sha256(size + bytes(bitmap.buffer)).hexdigest()


def looks_of(pdf: bytes) -> tuple[str, ...]:
    """Return the digest of each page of a file that we made."""
    import pypdfium2  # not needed to compare digests

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(looks(page) for page in document)
