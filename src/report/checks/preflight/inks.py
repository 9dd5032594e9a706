"""Whether a file for a print shop uses the four inks, and uses them well."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pikepdf import PdfImage

from report.checks.preflight.file import Finished
from report.finish.paint import CMYK, GRAY, REGISTRATION, Act, Colour, Paint, ink_percent, spot_ink
from report.finish.press.ink import most_ink
from report.locales import N_, _
from report.problems import Problem

INKS = (CMYK, GRAY, REGISTRATION)
# Darker than this on the black plate, a colour is meant as black, unless it leans to one ink.
NEARLY_BLACK = 0.7
BLACK = 0.9  # darker than this, no ink shows
LEANING = 0.5  # between the least and the most of the coloured inks: dark red is no black
# What is painted, in words.
ACTS: Final = {
    Act.TEXT: N_("text"),
    Act.SHAPE: N_("shape"),
    Act.PICTURE: N_("picture"),
    Act.SHADING: N_("shading"),
}
TOLERANCE_PERCENT = 1  # rounding of a picture's inks, 0.4 % each


def wrong_colour_space(file: Finished) -> Iterator[Problem]:
    """Find colours that are not given in the four inks: a shop would convert them its own way."""
    for number, paints in file.paints:
        wrong = Counter(
            (paint.act, paint.colour.space)
            for paint in paints
            if paint.colour.space not in INKS and not spot_ink(paint.colour)
        )
        for (act, space), count in wrong.items():
            yield file.problem(
                "wrong-colour-space",
                _(
                    "{count} × {act} in {space} and not in the four inks",
                    count=count,
                    act=_(ACTS[act]),
                    space=space,
                ),
                number,
                advice=_("Use a colour of styles/colours.yaml by its name."),
            )


def four_colour_black(file: Finished) -> Iterator[Problem]:
    """Find black text that is made of several inks: small letters blur if one is off."""
    for number, paints in file.paints:
        inks = {
            paint.colour.values
            for paint in paints
            if paint.act is Act.TEXT and _is_mixed_black(paint.colour)
        }
        for values in sorted(inks):
            mixture = ", ".join(
                f"{letter} {v:.0%}" for letter, v in zip("CMYK", values, strict=True)
            )
            yield file.problem(
                "four-colour-black",
                _("black text is made of several inks: {mixture}", mixture=mixture),
                number,
                advice=_(
                    "Give text the colour --ink or --ash, which are on the black plate alone."
                ),
            )


def too_much_ink(file: Finished) -> Iterator[Problem]:
    """Find colours and pictures with more ink in one place than the shop's paper can take."""
    limit = file.expected.limits.ink_percent
    for number, paints in file.paints:
        most = max((_ink_percent(paint) for paint in paints), default=0)
        if most > limit + TOLERANCE_PERCENT:
            yield file.problem(
                "too-much-ink",
                _(
                    "there is {most:.0f} % of ink in one place, and the limit is {limit:g} %",
                    most=most,
                    limit=limit,
                ),
                number,
                advice=_(
                    "Lighten the colour in styles/colours.yaml, or make the file again "
                    "with the shop's own profile."
                ),
            )


def _is_mixed_black(colour: Colour) -> bool:
    if colour.space != CMYK or len(colour.values) != len("CMYK"):
        return False
    *coloured, black = colour.values
    if min(coloured) >= NEARLY_BLACK:
        return True
    darkest = BLACK if max(coloured) - min(coloured) >= LEANING else NEARLY_BLACK
    return black >= darkest and any(coloured)


def _ink_percent(paint: Paint) -> float:
    """Return the most ink that is put in one place, in percent of one full ink."""
    if paint.act is Act.PICTURE and paint.colour.space == CMYK:
        return most_ink(PdfImage(paint.item).as_pil_image())
    return ink_percent(paint.colour)
