"""What a print shop wants: one file of `styles/press/` for each kind of order."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field

from report.finish.press.profile import Unsuitable, read_profile
from report.locales import N_, _
from report.model import Fields, Line, Number, Whole, parse
from report.problems import (
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
from report.units import LARGEST_BLEED_MM
from report.workspace import Workspace


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
        ge=200, le=400, description=N_("the most ink in one place, all four added: 300")
    )
    resolution_ppi: Resolution = Field(description=N_("most, warn and fail, in pixels per inch"))
    safe_zone_mm: Number = Field(
        ge=0, le=20, description=N_("how far text must keep from the trim: 3 to 5")
    )


@dataclass(frozen=True)
class Shop:
    """A print shop by its name: what it wants, where that is written, and its ICC profile."""

    name: str
    path: Path
    order: Order
    profile: bytes


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
    profile = _profile(icc or folder / order.icc, icc, source, order)
    _require_true_colours(icc or folder / order.icc, profile)
    return Shop(name, path, order, profile)


def order_readings(workspace: Workspace) -> dict[str, Reading[Order]]:
    """Read what all shops of a workspace want, by their names, and what is wrong with the files."""
    paths = sorted((workspace.styles / "press").glob("*.yaml"))
    return {path.stem: _order(path) for path in paths}


def _order(path: Path) -> Reading[Order]:
    source = read_yaml(path)
    if source.value is None or has_errors(source.problems):
        return Reading(None, source.problems)
    order = parse(source.value, Order)
    return Reading(order.value, (*source.problems, *order.problems))


def shop_problems(workspace: Workspace, name: str, place: Place) -> Iterator[Problem]:
    """Find what stands in the way of a press file for a shop that is named at a place.

    Whether the colours of its profile are right is found out when such a file is made.
    """
    folder = workspace.styles / "press"
    path = folder / f"{name}.yaml"
    if path not in folder.glob("*.yaml"):
        yield _unknown_shop(folder, name, place)
        return
    source, order = read_yaml(path).value, _order(path).value
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
