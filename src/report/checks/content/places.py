"""Where the organisations are."""

from collections.abc import Iterator

from report.graphics.reach import is_on_map
from report.locales import _
from report.model import EditionFiles
from report.problems import Problem


def place_outside_map(files: EditionFiles) -> Iterator[Problem]:
    """The places of the organisations are in Sweden, so that the map can show them."""
    for file in files.texts.values():
        if not (file.fields and file.source):
            continue
        place = file.fields.place
        if not is_on_map(place.latitude, place.longitude):
            yield Problem(
                "place-outside-map",
                _(
                    "'{name}' at {latitude}° N, {longitude}° E is not in Sweden",
                    name=place.name,
                    latitude=place.latitude,
                    longitude=place.longitude,
                ),
                file.source.place("place", "latitude"),
                _("Correct the 'latitude' and the 'longitude' of its place."),
            )
