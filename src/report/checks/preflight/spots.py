"""Whether a file for a print shop has the plates that its shop was told of, and no other."""

from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Stream

from report.checks.preflight.file import Finished
from report.finish.paint import spot_ink
from report.locales import N_, _
from report.problems import Problem, Severity

_AGAIN: Final = N_("Make the file again: report booklet YEAR --for press --shop NAME.")


def unknown_spot(file: Finished) -> Iterator[Problem]:
    """Find inks besides the four that the shop's file does not name: each is a plate to pay for."""
    known = file.expected.limits.spots
    for ink, page in _plates(file).items():
        if ink not in known:
            yield file.problem(
                "unknown-spot",
                _("a plate is needed for '{ink}', which the shop's file does not name", ink=ink),
                page,
                advice=_("Name it under 'spots' in the shop's file, or not at all.")
                + " "
                + _(_AGAIN),
            )


def unused_spot(file: Finished) -> Iterator[Problem]:
    """Find inks that the shop's file names, and that lie on no page.

    A part of the pages may do without one.
    """
    if file.form.is_part:
        return
    plates = _plates(file)
    for ink in file.expected.limits.spots:
        if ink not in plates:
            yield file.problem(
                "unused-spot",
                _("no page needs a plate for '{ink}'", ink=ink),
                advice=_("Strike it under 'spots' in the shop's file, or use its colour."),
                severity=Severity.WARNING,
            )


def unequal_spot(file: Finished) -> Iterator[Problem]:
    """Find inks that stand for several mixtures, or for one that is not of the four inks.

    A proof, and a shop that prints without the ink, takes the mixture (ISO 32000-2, 8.6.6.4).
    """
    spaces: dict[str, set[bytes]] = {}
    for space in _spaces(file):
        if (
            isinstance(space, Array)
            and len(space) == 4
            and space[0] == Name.Separation
            and space[1] != Name.All
        ):
            ink = str(space[1]).removeprefix("/")
            spaces.setdefault(ink, set()).add(space.unparse(resolved=True))
            if space[2] != Name.DeviceCMYK:
                spaces[ink].add(b"")
    for ink, mixtures in sorted(spaces.items()):
        if len(mixtures) > 1:
            yield file.problem(
                "unequal-spot",
                _("'{ink}' does not stand for one mixture of the four inks", ink=ink),
                advice=_(_AGAIN),
            )


def _plates(file: Finished) -> dict[str, int]:
    """Return the inks besides the four, each with the first page on which it lies."""
    plates: dict[str, int] = {}
    for number, paints in file.paints:
        for ink in sorted({spot_ink(paint.colour) for paint in paints} - {""}):
            plates.setdefault(ink, number)
    return plates


def _spaces(file: Finished) -> Iterator[Any]:
    """Yield what may be a colour space: each that stands by itself, and those within resources."""
    for item in file.objects.objects:
        yield item
        if isinstance(item, Dictionary | Stream):
            spaces = item.get("/Resources", item).get("/ColorSpace")
            yield from spaces.values() if isinstance(spaces, Dictionary) else ()
