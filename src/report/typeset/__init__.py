"""HTML and one style sheet → pages and PDF. The only module that knows WeasyPrint.

The engine is given nothing but the workspace's own folders and fonts, and
nothing it says passes unseen: every line it logs becomes a problem.
"""

from report.typeset import balance, grids, html, margins, shaping, styles, subset, tags, widths
from report.typeset.anatomy import Anatomy
from report.typeset.layout import Layout
from report.typeset.sheet import Sheet
from report.typeset.typesetter import Typesetter

balance.install()
grids.install()
html.install()
margins.install()
shaping.install()
styles.install()
subset.install()
tags.install()
widths.install()

__all__ = ["Anatomy", "Layout", "Sheet", "Typesetter"]
