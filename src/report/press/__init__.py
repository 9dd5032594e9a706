"""For a print shop: what it wants, and pages and pictures in the inks of its press, as PDF/X-4.

Only what it wants is imported here: the libraries for colours and PDFs are slow to load.
"""

from report.press.shop import Shop, read_orders, read_shop

__all__ = ["Shop", "read_orders", "read_shop"]
