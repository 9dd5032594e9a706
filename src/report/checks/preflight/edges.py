"""Whether text keeps away from where the paper is cut."""

from collections.abc import Iterator

from report.checks.preflight.file import Finished
from report.locales import _
from report.problems import Problem
from report.units import mm_from_pt


def text_near_trim(file: Finished) -> Iterator[Problem]:
    """Find text that stands nearer to the edge than the safe zone: the knife is not that exact."""
    wanted = file.expected.limits.safe_zone_mm
    for number, texts in file.texts:
        left, bottom, right, top = file.pages[number - 1].get_trimbox()
        for piece in texts:
            box = piece.box
            gaps = (box[0] - left, box[1] - bottom, right - box[2], top - box[3])
            nearest = mm_from_pt(min(gaps))
            if nearest < wanted:
                yield file.problem(
                    "text-near-trim",
                    _(
                        "'{text}' stands {distance:.1f} mm from where the paper is cut, "
                        "and {wanted:g} mm is asked for",
                        text=piece.text,
                        distance=nearest,
                        wanted=wanted,
                    ),
                    number,
                    advice=_("Move it inwards in styles/, or shorten it."),
                    text=piece.text,
                )
