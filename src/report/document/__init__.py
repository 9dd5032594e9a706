"""A model → complete HTML, through the templates of the workspace."""

from report.document.documents import Documents
from report.document.parts import parts, text_part
from report.document.plan import Plan

__all__ = ["Documents", "Plan", "parts", "text_part"]
