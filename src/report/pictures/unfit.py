"""Why a picture cannot be shown."""

from typing import Final

from report.problems import Place, Problem, quoted

SAVE_AGAIN: Final = "Save it as JPEG or PNG, with at most 40 million pixels."
SAVE_AS_SRGB: Final = "Open the picture in an image program, and save it as sRGB."
UNREADABLE, STRANGE_COLOURS = "unreadable-picture", "strange-colours"


class Unfit(Exception):  # noqa: N818 - what is wrong lies in the picture
    """A picture cannot be shown. `fault` follows its name: "ends in the middle"."""

    def __init__(self, fault: str, advice: str = SAVE_AGAIN, rule: str = UNREADABLE) -> None:
        super().__init__(fault, advice, rule)
        self.fault = fault
        self.advice = advice
        self.rule = rule

    def problem(self, name: str, place: Place) -> Problem:
        """Return the problem of a picture of this name, to be mended at a place."""
        return Problem(self.rule, f"{quoted(name)} {self.fault}", place, self.advice)


def no_picture() -> Unfit:
    """Return what is said of a file of another kind."""
    return Unfit("is not a picture that a page can show")


def cut() -> Unfit:
    """Return what is said of a picture whose last part is missing."""
    return Unfit(
        "ends in the middle: a part of the picture is missing",
        "Copy the file again from where it came, or open it and save it again.",
    )


def damaged() -> Unfit:
    """Return what is said of a picture that its format does not allow."""
    return Unfit("is damaged", "Open it in an image program, and save it as JPEG or PNG.")


def strange_colours(why: object) -> Unfit:
    """Return what is said of a picture whose colours cannot be understood."""
    return Unfit(
        f"has a colour profile that does not fit it: {why}",
        SAVE_AS_SRGB,
        STRANGE_COLOURS,
    )
