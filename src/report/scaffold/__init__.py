"""Help for those who begin: new editions and new texts, with every field explained."""

from report.scaffold.edition import new
from report.scaffold.text import Added, Draft, add, free

__all__ = ["Added", "Draft", "add", "free", "new"]
