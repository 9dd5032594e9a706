"""A print shop as it was read: its file of `styles/press/`, its colour profile, its spots."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from report.design.colours import Inks, read_inks
from report.finish.press.profile import Unsuitable, read_profile
from report.finish.press.spots import NO_SPOTS, Spots, spot_problems, spots
from report.locales import _
from report.model import Order, parse
from report.problems import (
    ContentError,
    MachineError,
    Place,
    Problem,
    Reading,
    ReportError,
    UsageError,
    has_errors,
    quoted,
)
from report.source import Source, read_yaml
from report.workspace import Workspace


@dataclass(frozen=True)
class Shop:
    """A print shop by its name: what it wants, where that is written, and its ICC profile.

    With it come the colours that are printed with inks of their own.
    """

    name: str
    path: Path
    order: Order
    profile: bytes
    spots: Spots = NO_SPOTS


def read_shop(workspace: Workspace, name: str, icc: Path | None = None) -> Shop:
    """Read what a shop wants. `icc` takes the place of the profile that its file names.

    Raises `UsageError` where there is no such shop or the profile is none for a press,
    `ContentError` for mistakes in its file, and `MachineError` where the profile is missing.
    """
    folder = workspace.styles / "press"
    path = folder / f"{name}.yaml"
    if path not in folder.glob("*.yaml"):
        raise UsageError(_unknown_shop(folder, name, Place(folder)))
    source = read_yaml(path).require()
    order = parse(source, Order).require()
    colours = read_inks(workspace) if order.spots else {}
    if problems := list(spot_problems(source, order, colours)):
        raise ContentError(problems)
    profile = _profile(icc or folder / order.icc, icc, source, order)
    _require_true_colours(icc or folder / order.icc, profile)
    return Shop(name, path, order, profile, spots(order, colours))


def order_readings(workspace: Workspace) -> dict[str, Reading[Order]]:
    """Read what all shops of a workspace want, by their names, and what is wrong with the files."""
    paths = sorted((workspace.styles / "press").glob("*.yaml"))
    return {path.stem: _order(workspace, path) for path in paths}


def _order(workspace: Workspace, path: Path) -> Reading[Order]:
    source = read_yaml(path)
    if source.value is None or has_errors(source.problems):
        return Reading(None, source.problems)
    order = parse(source.value, Order)
    problems = (*source.problems, *order.problems)
    if order.value and order.value.spots:
        colours = _inks(workspace)
        wrong = spot_problems(source.value, order.value, colours) if colours else ()
        problems = (*problems, *wrong)
    return Reading(order.value if not has_errors(problems) else None, problems)


def _inks(workspace: Workspace) -> dict[str, Inks]:
    """Return the named colours; none if their file is broken, which is told of it."""
    try:
        return read_inks(workspace)
    except ContentError:
        return {}


def shop_problems(workspace: Workspace, name: str, place: Place) -> Iterator[Problem]:
    """Find what stands in the way of a press file for a shop that is named at a place.

    Whether the colours of its profile are right is found out when such a file is made.
    """
    folder = workspace.styles / "press"
    path = folder / f"{name}.yaml"
    if path not in folder.glob("*.yaml"):
        yield _unknown_shop(folder, name, place)
        return
    source, order = read_yaml(path).value, _order(workspace, path).value
    try:
        if source and order:  # else its mistakes are told of all shops
            _profile(folder / order.icc, None, source, order)
    except ReportError as error:
        yield from error.problems


def _profile(path: Path, given: Path | None, source: Source, order: Order) -> bytes:
    if not path.is_file():
        raise _missing_given(path) if given else _missing(source, order)
    try:
        return read_profile(path)
    except Unsuitable as unsuitable:
        raise _unsuitable(path, str(unsuitable)) from unsuitable


def _require_true_colours(path: Path, profile: bytes) -> None:
    from report.finish.press.trial import leads_back  # what to check needs no colours

    if not leads_back(profile):
        message = _(
            "'{file}' is damaged: colours that go through it come out as others", file=path.name
        )
        raise _unsuitable(path, message)


def _unsuitable(path: Path, message: str) -> UsageError:
    return UsageError(
        Problem(
            "unsuitable-profile",
            message,
            Place(path),
            _("Ask the shop for the ICC profile of its CMYK output condition."),
        )
    )


def _unknown_shop(folder: Path, name: str, place: Place) -> Problem:
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    nearest = get_close_matches(name, known, n=1)
    return Problem(
        "unknown-shop",
        _("{shop} is not a print shop of this workspace", shop=quoted(name)),
        place,
        _("Did you mean '{nearest}'?", nearest=nearest[0])
        if nearest
        else _("Use one of: {shops}.", shops=", ".join(known)),
    )


def _missing_given(path: Path) -> UsageError:
    advice = _("Give --icc the path of an ICC profile.")
    return UsageError(
        Problem("missing-profile", _("'{file}' is not a file", file=path), Place(path), advice)
    )


def _missing(source: Source, order: Order) -> MachineError:
    where = order.icc_source or _("the print shop")
    return MachineError(
        Problem(
            "missing-profile",
            _("the colour profile '{file}' is missing", file=order.icc),
            source.place("icc"),
            _(
                "Get it from {source}. Put it beside this file as {file}, or give its path "
                "with --icc.",
                source=where,
                file=order.icc,
            ),
        )
    )
