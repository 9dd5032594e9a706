"""Pictures drawn from the content, as SVG."""

from report.graphics.qr import qr_code
from report.graphics.staircase import staircase

__all__ = ["qr_code", "staircase"]
