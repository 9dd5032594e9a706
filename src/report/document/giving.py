"""What of a text can give way on its profile: nothing does that is not there."""

from collections.abc import Sequence

from report.design.designs import BAND
from report.design.lists import stands_as_field
from report.design.makeup import Makeup
from report.design.steps import STAIRCASE, form_of_steps
from report.model import Profile


def that_can_give_way(fields: Profile, order: Sequence[str]) -> tuple[str, ...]:
    """Return what can give way of a text, in this order, which names all that ever does."""
    there = {
        "sources": fields.other_sources,
        "guide": fields.criteria,
        "setting": True,
        "picture": fields.pictures,
        "map": not fields.pictures,
        "code": fields.leading_link,
        "figures": fields.figures,
        "steps": form_of_steps(fields) == STAIRCASE,
        "feature": stands_as_field(fields, Makeup(BAND)),
        "lists": fields.lists,
        "people": fields.people,
        "years": fields.timeline,
        "photographs": fields.pictures[1:],
    }
    return tuple(name for name in order if there[name])
