"""The booklet: A5 pages of a whole edition, folded and stapled."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from report.products.product import Form, Product
from report.products.target import Target
from report.units import A4, A5
from report.workspace import Workspace

# How the names of other files than those of targets end.
INCOMPLETE: Final = "-incomplete"  # texts are missing
COVER: Final = "-press-cover"  # for a print shop in two files
INSIDE: Final = "-press-inside"
DRAFT: Final = "-draft"  # texts are shown that are not finished

PAGES_OF_A_SHEET: Final = 4
# For a print shop: spreads of the cover, and the pages between them.
COVER_FORM: Final = Form(Target.PRESS, (2 * A5.width_mm, A5.height_mm), 2, is_part=True)
INSIDE_FORM: Final = Form(Target.PRESS, (A5.width_mm, A5.height_mm), PAGES_OF_A_SHEET, is_part=True)


@dataclass(frozen=True)
class Booklet(Product):
    """The one file of an edition."""

    def file(self, workspace: Workspace, year: int, suffix: str = "") -> Path:
        """Return the file of an edition; `suffix` tells what it is for, such as "-press"."""
        return workspace.output(year) / f"guldtrappan-{year}{suffix}.pdf"


BOOKLET: Final = Booklet(
    name="booklet",
    paper=A5,
    forms=(
        Form(Target.SCREEN, (A5.width_mm, A5.height_mm), PAGES_OF_A_SHEET),
        Form(Target.OFFICE, (A4.height_mm, A4.width_mm), 2),
        Form(Target.PRESS, (A5.width_mm, A5.height_mm), PAGES_OF_A_SHEET),
    ),
)
