"""Why a picture cannot be shown."""

from collections.abc import Mapping
from typing import Final

from report.locales import N_, _
from report.problems import Place, Problem, quoted

SAVE_AGAIN: Final = N_("Save it as JPEG or PNG, with at most 40 million pixels.")
SAVE_AS_SRGB: Final = N_("Open the picture in an image program, and save it as sRGB.")
UNREADABLE, STRANGE_COLOURS = "unreadable-picture", "strange-colours"


class Unfit(Exception):  # noqa: N818 - what is wrong lies in the picture
    """A picture cannot be shown, "{file} is damaged".

    `message` and `advice` are put into the language that is spoken when they are told, with
    `values` in place of their names.
    """

    def __init__(
        self,
        message: str,
        advice: str = SAVE_AGAIN,
        rule: str = UNREADABLE,
        values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message, advice, rule, values)
        self.message = message
        self.advice = advice
        self.rule = rule
        self.values = values or {}

    def problem(self, name: str, place: Place) -> Problem:
        """Return the problem of a picture of this name, to be mended at a place."""
        message = _(self.message, file=quoted(name), **self.values)
        return Problem(self.rule, message, place, _(self.advice, **self.values))


def no_picture() -> Unfit:
    """Return what is said of a file of another kind."""
    return Unfit(N_("{file} is not a picture that a page can show"))


def cut() -> Unfit:
    """Return what is said of a picture whose last part is missing."""
    return Unfit(
        N_("{file} ends in the middle: a part of the picture is missing"),
        N_("Copy the file again from where it came, or open it and save it again."),
    )


def damaged() -> Unfit:
    """Return what is said of a picture that its format does not allow."""
    return Unfit(
        N_("{file} is damaged"), N_("Open it in an image program, and save it as JPEG or PNG.")
    )


def too_many_pixels() -> Unfit:
    """Return what is said of a picture that is larger than any page needs."""
    return Unfit(N_("{file} has too many pixels"))


def unread(error: OSError, advice: str = SAVE_AGAIN) -> Unfit:
    """Return what is said of a picture that the system does not let us read."""
    values = {"reason": error.strerror or str(error)}
    return Unfit(N_("{file} cannot be read: {reason}"), advice, values=values)


def strange_colours(why: object) -> Unfit:
    """Return what is said of a picture whose colours cannot be understood."""
    return Unfit(
        N_("{file} has a colour profile that does not fit it: {why}"),
        SAVE_AS_SRGB,
        STRANGE_COLOURS,
        {"why": str(why)},
    )
