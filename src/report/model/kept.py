"""How the pages of a text in the booklet were made up when it was approved."""

from pydantic import Field

from report.locales import N_
from report.model.values import Fields, Line, Number, Whole


class KeptMakeup(Fields):
    """The design, and the size of the type: as long as the text is the same, so are these."""

    design: Line = Field(description=N_("the design of the pages, as 'report approve' knows it"))
    pages: Whole = Field(ge=1, description=N_("how many pages the text fills"))
    size_pt: Number = Field(gt=0, description=N_("the size of the text, in pt"))
    leading: Number = Field(gt=0, description=N_("the distance of its lines, in sizes"))
    without: tuple[Line, ...] = Field((), description=N_("the parts that have given way"))
