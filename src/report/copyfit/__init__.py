"""Copyfitting: the best setting in which a text fills its pages, reckoned rather than tried.

probe ─anatomy→ reckoning ─fill of any setting→ quality ─best setting→ fill: one layout
"""

from report.copyfit.fill import reckoned_pages, some_pages
from report.copyfit.fitting import holds
from report.copyfit.giving_way import one_page
from report.copyfit.setter import Filled, PageSetter, Reckoned

__all__ = [
    "Filled",
    "PageSetter",
    "Reckoned",
    "holds",
    "one_page",
    "reckoned_pages",
    "some_pages",
]
