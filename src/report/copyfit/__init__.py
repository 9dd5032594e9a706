"""Copyfitting: the largest setting in which a text fills its pages, and no more than these.

fill ─setting→ baseline ─trial layout→ search ─better setting→ …
"""

from report.copyfit.fill import Filled, fill_pages, one_page

__all__ = ["Filled", "fill_pages", "one_page"]
