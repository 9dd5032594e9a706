"""How the texts of a finished file came to fill their pages, kept beside what was made before."""

from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter, ValidationError

from report.cache import Cache, key
from report.compositor.results import Fitting


def keep_fittings(pdf: bytes, fittings: Mapping[str, Fitting]) -> None:
    """Keep how the texts of a file, by slug, came to fill its pages."""
    if kept := Cache.own():
        kept.put(_key(pdf), _form().dump_json(dict(fittings)))


def fittings_of(pdf: bytes) -> Mapping[str, Fitting]:
    """Return how the texts of a file came to fill its pages, as far as that is still known.

    It is known of the very file that was made, however it is called now.
    """
    kept = Cache.own()
    found = kept.get(_key(pdf)) if kept else None
    try:
        return _form().validate_json(found) if found else {}
    except ValidationError:  # what lies there was made by another version of the program
        return {}


def _key(pdf: bytes) -> str:
    return key("fittings", pdf)


@cache
def _form() -> TypeAdapter[dict[str, Fitting]]:
    return TypeAdapter(dict[str, Fitting])
