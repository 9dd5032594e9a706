"""Help for those who begin: new editions and new texts, with every field explained."""

from report.scaffold.edition import new
from report.scaffold.text import EMPTY, Added, add

__all__ = ["EMPTY", "Added", "add", "new"]
