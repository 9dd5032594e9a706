"""The fields of a file of `styles/press/`: what a print shop wants."""

import re
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from report.locales import N_
from report.model.values import Fields, Line, Number, Whole
from report.units import LARGEST_BLEED_MM

_INK: Final = re.compile(r"[A-Za-z0-9]+(?:[ .+-][A-Za-z0-9]+)*")
# The four inks of every file, and what stands for all inks and for none (ISO 32000-2, 8.6.6.4).
_RESERVED: Final = frozenset({"cyan", "magenta", "yellow", "black", "all", "none"})


def _ink(name: str) -> str:
    """Accept what can be the name of a plate in all programs between here and the press."""
    if name.lower() in _RESERVED or not _INK.fullmatch(name):
        raise PydanticCustomError("unfit_ink", "not the name of an ink")
    return name


InkName = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_ink)]


class Condition(Fields):
    """The printing condition that the colours are mixed for, as registered with the ICC."""

    identifier: Line = Field(description=N_("its name in the registry, such as FOGRA39"))
    name: Line = Field(description=N_("its name in words"))
    registry: Line = Field(description=N_("the address of the registry: http://www.color.org"))


class Resolution(Fields):
    """Pixels per inch that a picture may have at the size at which it is printed."""

    most: Whole = Field(
        ge=72, description=N_("the resolution to which larger pictures are reduced")
    )
    warn: Whole = Field(
        ge=0, description=N_("the resolution below which a picture is worth a warning")
    )
    fail: Whole = Field(ge=0, description=N_("the resolution below which a picture is not printed"))


class Order(Fields):
    """The fields of `styles/press/<shop>.yaml`."""

    title: Line = Field(description=N_("what it is for, in a few words"))
    bleed_mm: Number = Field(
        ge=0, le=LARGEST_BLEED_MM, description=N_("how far colour reaches beyond the trim: 3 or 5")
    )
    marks: bool = Field(description=N_("whether the file has crop marks: true or false"))
    icc: Line = Field(description=N_("the file of the colour profile, beside this one"))
    icc_source: Line | None = Field(None, description=N_("where that file is to be had"))
    condition: Condition = Field(description=N_("the printing condition"))
    ink_limit_percent: Whole = Field(
        ge=200, le=400, description=N_("the most ink in one place, all added: 300")
    )
    resolution_ppi: Resolution = Field(description=N_("most, warn and fail, in pixels per inch"))
    safe_zone_mm: Number = Field(
        ge=0, le=20, description=N_("how far text must keep from the trim: 3 to 5")
    )
    spots: Mapping[str, InkName] = Field(
        default={},
        description=N_(
            "colours of styles/colours.yaml that have an ink of their own, and its name, "
            "such as gold-4: PANTONE 871 C"
        ),
    )
