"""Colours of ours that a shop prints with an ink of their own, not mixed from the four."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from report.design.colours import Inks
from report.locales import _
from report.model import Order
from report.problems import Problem, quoted
from report.source import Source

LEAST_TINT: Final = 0.02  # of less, hardly a dot is printed
ASTRAY: Final = 0.002  # of a share of ink, by which a tint may be rounded
PAPER: Final[Inks] = (0, 0, 0, 0)


@dataclass(frozen=True)
class Spot:
    """A colour by its name, the ink that it is printed with, and what it is mixed from else."""

    colour: str
    ink: str
    inks: Inks


@dataclass(frozen=True)
class Spots:
    """The colours with inks of their own, and all others that have a name."""

    inked: tuple[Spot, ...] = ()
    others: frozenset[Inks] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.inked)

    def tint(self, inks: Sequence[float]) -> tuple[Spot, float] | None:
        """Return the spot that a mixture of the four inks is, and how much of it, up to 1.

        Less of a spot is a mixture with less of each of its inks. A colour with a name of its own
        is none, though it be mixed likewise.

        >>> gold = Spot("gold", "PANTONE 871 C", (0, 0.4, 0.8, 0.2))
        >>> Spots((gold,)).tint((0, 0.2, 0.4, 0.1))[1]
        0.5
        >>> Spots((gold,), frozenset({(0, 0.2, 0.4, 0.1)})).tint((0, 0.2, 0.4, 0.1))
        """
        for spot in self.inked:
            if _is_like(inks, spot.inks):
                return spot, 1.0
        if any(_is_like(inks, other) for other in self.others):
            return None
        shares = ((spot, round(max(inks) / max(spot.inks), 4)) for spot in self.inked)
        tints = (
            (spot, share)
            for spot, share in shares
            if LEAST_TINT <= share < 1 and _is_like(inks, [share * ink for ink in spot.inks])
        )
        return next(tints, None)


def spots(order: Order, colours: Mapping[str, Inks]) -> Spots:
    """Return the spots that a shop's file names, which has no mistakes."""
    inked = tuple(Spot(name, ink, colours[name]) for name, ink in order.spots.items())
    own = {spot.inks for spot in inked}
    return Spots(inked, frozenset(inks for inks in colours.values() if inks not in own))


def spot_problems(source: Source, order: Order, colours: Mapping[str, Inks]) -> Iterator[Problem]:
    """Find spots of colours that there are not, or that no plate could be made of."""
    inks: dict[str, str] = {}  # of which colour each is
    mixtures: dict[Inks, str] = {}
    for name, ink in order.spots.items():
        place = source.key_place("spots", name)
        if name not in colours:
            nearest = get_close_matches(name[:80].lower(), colours, n=1)
            yield Problem(
                "unknown-colour",
                _("{name} is not a colour", name=quoted(name)),
                place,
                _("Did you mean '{nearest}'?", nearest=nearest[0])
                if nearest
                else _("Use one of: {colours}.", colours=", ".join(colours)),
            )
        elif colours[name] == PAPER:
            message = _("'{name}' is the paper, and has no ink", name=name)
            yield Problem("unfit-ink", message, place, _("Strike it."))
        elif other := inks.get(ink.lower()) or mixtures.get(colours[name]):
            yield Problem(
                "unfit-ink",
                _(
                    "'{name}' and '{other}' cannot be told apart on the plates",
                    name=name,
                    other=other,
                ),
                place,
                _("Each ink is for one colour, and each of these is mixed in its own way."),
            )
        inks[ink.lower()] = name
        if name in colours:
            mixtures[colours[name]] = name


def _is_like(inks: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(a - b) <= ASTRAY for a, b in zip(inks, others, strict=True))


NO_SPOTS: Final = Spots()
