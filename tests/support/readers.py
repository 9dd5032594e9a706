"""The words of a PDF as two ordinary readers give them: Chrome's PDFium, and poppler."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None and "CI" not in os.environ, reason="there is no poppler here"
)

# What is read of a word that goes on in the next line: PDFium gives U+FFFE or U+0002 for it.
GOES_ON = re.compile("[\u00ad\ufffe\x02]\\s*")


def words_of_pdfium(path: Path) -> list[list[str]]:
    """Return the words of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [words(page.get_textpage().get_text_range()) for page in document]


def words_of_poppler(path: Path) -> list[list[str]]:
    """Return the words of each page in the order in which they are painted."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [words(page) for page in text.split("\f")[:-1]]


def words(text: str) -> list[str]:
    """Split a text into words of letters and digits, those whole that go over two lines."""
    return re.findall(r"[^\W_]+", normalize("NFKC", GOES_ON.sub("", text)))
