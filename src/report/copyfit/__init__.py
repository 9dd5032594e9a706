"""Copyfitting: the best setting in which a text fills its pages, reckoned rather than tried.

layout ─anatomy→ reckoning ─fill of any setting→ quality ─best setting→ fill: one more layout
"""

from report.copyfit.fill import Filled, fill_pages, one_page

__all__ = ["Filled", "fill_pages", "one_page"]
