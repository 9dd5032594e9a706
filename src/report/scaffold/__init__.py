"""Help for those who begin: new editions and new texts, with every field explained."""

from report.scaffold.edition import new
from report.scaffold.text import EMPTY, Added, add
from report.scaffold.words import organisation, year
from report.scaffold.workspace import begin

__all__ = ["EMPTY", "Added", "add", "begin", "new", "organisation", "year"]
