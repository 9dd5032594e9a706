"""For a print shop: its order, and pages and pictures in the inks of a press, as PDF/X-4."""

from report.press.files import drawings_in_inks, pictures_in_inks
from report.press.finish import finish
from report.press.shop import Shop, read_orders, read_shop

__all__ = ["Shop", "drawings_in_inks", "finish", "pictures_in_inks", "read_orders", "read_shop"]
