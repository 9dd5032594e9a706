"""The text of the marked content of a PDF, as its glyphs and their tables say it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

_GLYPH = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>")


@dataclass(frozen=True)
class Piece:
    """The text of marked content, and its line: pages count from 1, `line` as the file does."""

    text: str
    page: int
    line: float = 0

    def is_beside(self, other: "Piece") -> bool:
        """Return whether both stand on one line."""
        return self.page == other.page and abs(self.line - other.line) < 1


# By page and MCID. A picture has no text.
Pieces = Mapping[tuple[int, int], Piece]


def marked_text(document: pikepdf.Pdf) -> Pieces:
    """Return the text of all content that has an MCID.

    Fonts are read as the engine writes them: two bytes a glyph, each with its letters in
    the table ToUnicode (ISO 32000-1, 9.10.3).
    """
    pieces: dict[tuple[int, int], Piece] = {}
    for number, page in enumerate(document.pages, start=1):
        for mcid, text, line in _shown(page):
            before = pieces.get((number, mcid))
            pieces[number, mcid] = Piece((before.text if before else "") + text, number, line)
    return pieces


def _shown(page: pikepdf.Page) -> Iterator[tuple[int, str, float]]:
    """Yield what is said on a page: the innermost MCID around it, its text, and its line."""
    fonts = {str(name): _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    letters: Mapping[bytes, str] = {}
    marks: list[_Mark] = []
    line = 0.0
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tm TJ Tj"):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                marks.append(_mark(operands, marks[-1] if marks else _Mark()))
                if marks[-1].mcid is not None and marks[-1].actual is not None:
                    yield marks[-1].mcid, marks[-1].actual, line
            case "EMC":
                marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tm":
                line = float(operands[5])
            case "TJ" | "Tj" if marks and marks[-1].mcid is not None:
                if marks[-1].actual is None:
                    yield marks[-1].mcid, _text(operands[0], letters), line


@dataclass(frozen=True)
class _Mark:
    """Marked content: the MCID in force in it, and the text that is read instead of it."""

    mcid: int | None = None
    actual: str | None = None


def _mark(operands: Any, around: _Mark) -> _Mark:
    if str(operands[0]) == "/Artifact":
        return _Mark()
    properties = operands[1] if len(operands) > 1 else None
    if not isinstance(properties, pikepdf.Dictionary):
        return around
    mcid, actual = properties.get("/MCID"), properties.get("/ActualText")
    return _Mark(
        around.mcid if mcid is None else int(mcid),
        None if actual is None else str(actual),
    )


def _text(shown: Any, letters: Mapping[bytes, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(string) for string in strings if isinstance(string, pikepdf.String))
    return "".join(letters.get(codes[n : n + 2], "\ufffd") for n in range(0, len(codes), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """Return the letters of each glyph of a font."""
    table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in _GLYPH.findall(table)
    }
