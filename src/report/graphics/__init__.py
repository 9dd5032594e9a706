"""Pictures drawn from the content, as SVG."""

from report.graphics.staircase import staircase

__all__ = ["staircase"]
