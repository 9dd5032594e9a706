"""Pieces of a document, each a PDF of its own → one file, as if it had been set as a whole.

pieces ─pages→ one document ─fonts and pictures once, one tree of tags, one of bookmarks→ file

The pieces are as the engine (WeasyPrint 70.0) writes them. Their content streams stay as they are:
its fonts keep the numbers of their glyphs, and each piece keeps its own names for what it draws.
"""

from report.joining.document import ELSEWHERE, Piece, joined
from report.joining.fonts import Subset
from report.joining.links import lead_to_the_beginning

__all__ = ["ELSEWHERE", "Piece", "Subset", "joined", "lead_to_the_beginning"]
