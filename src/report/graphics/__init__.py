"""Pictures drawn from the content, as SVG."""

from report.graphics.marks import Look, Mark
from report.graphics.qr import qr_code
from report.graphics.staircase import staircase
from report.graphics.sweden import ON_DARK, ON_PAPER, SMALL, is_on_map, locator, sweden

__all__ = [
    "ON_DARK",
    "ON_PAPER",
    "SMALL",
    "Look",
    "Mark",
    "is_on_map",
    "locator",
    "qr_code",
    "staircase",
    "sweden",
]
