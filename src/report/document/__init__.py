"""A model → complete HTML, through the templates of the workspace."""

from report.document.composer import Composer, Plan

__all__ = ["Composer", "Plan"]
