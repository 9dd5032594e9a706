"""A model → complete HTML, through the templates of the workspace."""

from report.document.documents import Documents
from report.document.pieces import piece_names, text_piece
from report.document.plan import Plan

__all__ = ["Documents", "Plan", "piece_names", "text_piece"]
