"""A model → complete HTML, through the templates of the workspace."""

from report.document.composer import Documents, Plan

__all__ = ["Documents", "Plan"]
