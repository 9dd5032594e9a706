"""What a file can be made for."""

from enum import StrEnum

from report.locales import N_


class Target(StrEnum):
    """What a file is for: each is finished in its own way from the same pages."""

    SCREEN = N_("screen")  # single pages, to be read, published and mailed
    OFFICE = N_("office")  # A4 sheets, to be printed on both sides, folded and stapled
    PRESS = N_("press")  # single pages in the inks of a print shop, with bleed

    @property
    def suffix(self) -> str:
        """How the name of a file ends that is for this, before its ending."""
        return "" if self is Target.SCREEN else f"-{self}"
