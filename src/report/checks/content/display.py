"""Whether names and titles fit where they are set large."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from report.design import places
from report.design.opening import Head, map_mm
from report.design.slot import Slot
from report.design.steps import MOMENTS, STAIRCASE, form_of_steps
from report.locales import _
from report.model import EditionFields, EditionFiles, Profile, Section
from report.problems import Problem, quoted
from report.source import Loc, Source

# A text of an edition with its way in the file, and the places where it stands.
Placed = tuple[Loc, str, tuple[Slot, ...]]

_BANDS: Final = (places.BAND, places.PROFILE_BAND)
# Places of the dates of steps; those of a list run on, whatever their length is.
_STEPS: Final = {STAIRCASE: places.milestones, MOMENTS: places.moments}


def no_room(files: EditionFiles) -> Iterator[Problem]:
    """A name, a title or a key figure fits where it is set large.

    Its size steps down with its length; what does not fit in the smallest, or has a word that
    is too wide, is too long.
    """
    fonts = files.workspace.styles / "fonts"
    if not fonts.is_dir():
        return
    for source, placed in _every(files):
        for way, text, slots in placed:
            wanting = (slot for slot in slots if not _fits(slot, text, fonts))
            if slot := next(wanting, None):
                yield Problem(
                    "no-room",
                    _(
                        "{text} does not fit {where}, even at {size:g} pt",
                        text=quoted(text),
                        where=_(slot.where),
                        size=slot.rungs[-1].size_pt,
                    ),
                    source.place(*way),
                    _("Shorten it, or write a long word as two."),
                )
    contents = files.contents
    if contents.source and contents.fields:
        yield from _crowded_maps(contents.source, contents.fields, fonts)


def _every(files: EditionFiles) -> Iterator[tuple[Source, Iterable[Placed]]]:
    """Yield each file whose fields can be read, and what of it is set large."""
    contents, award = files.contents, files.award
    if contents.source and contents.fields:
        yield contents.source, _of_edition(contents.fields)
    for essay in (award.about, award.conference):
        if essay.source and essay.fields:
            yield essay.source, [(("title",), essay.fields.title, (places.PAGE_TITLE,))]
    if award.criteria.source and award.criteria.fields:
        yield award.criteria.source, [(("title",), award.criteria.fields.title, (places.CRITERIA,))]
    if award.history.source and award.history.fields:
        yield award.history.source, [(("title",), award.history.fields.title, (places.PAGE_TITLE,))]
    for file in files.texts.values():
        if file.source and file.fields:
            yield file.source, _of_text(file.fields)


def _of_edition(fields: EditionFields) -> Iterator[Placed]:
    yield ("title",), fields.title, (places.COVER_TITLE,)
    yield ("subtitle",), fields.subtitle, (places.COVER_SUBTITLE,)
    if event := fields.event:
        yield ("event", "name"), event.name, (places.COVER_EVENT,)
        yield ("event", "place"), event.place or "", (places.COVER_EVENT,)
    opened = _opened(fields)
    for number, section in enumerate(fields.sections):
        head = places.CHAPTER if section is opened else places.BAND.kicker
        yield ("sections", number, "title"), section.title, (head,)
    if opened and opened.timeline:
        slot = places.moments(len(opened.timeline))
        for step, date in enumerate(opened.timeline):
            yield ("sections", 0, "timeline", step, "when"), date.when, (slot,)


def _opened(fields: EditionFields) -> Section | None:
    """Return the section that heads the map, as `Edition.opened` finds it among whole texts."""
    first, *others = fields.sections
    is_alone = not any(len(section.profiles) > 1 for section in others)
    return first if len(first.profiles) > 1 and is_alone else None


def _of_text(fields: Profile) -> Iterator[Placed]:
    yield ("name",), fields.name, (*(band.name for band in _BANDS), places.CROSSING)
    yield ("title",), fields.title, tuple(band.title for band in _BANDS)
    yield ("scope",), fields.scope, tuple(band.scope for band in _BANDS)
    yield ("place", "county"), fields.place.county, tuple(band.kicker for band in _BANDS)
    yield ("place", "name"), fields.place.name, (places.PLACE_NAME,)
    products = (False, True)
    for number, figure in enumerate(fields.figures):
        count = len(fields.figures)
        slots = tuple(places.figure_values(count, profile=each) for each in products)
        yield ("figures", number, "value"), figure.value, slots
    if steps := _STEPS.get(form_of_steps(fields)):
        count = len(fields.timeline)
        slots = tuple(steps(count, profile=each) for each in products)
        for number, step in enumerate(fields.timeline):
            yield ("timeline", number, "when"), step.when, slots


def _fits(slot: Slot, text: str, fonts: Path) -> bool:
    return slot.surely_fits(text) or slot.rung(text, fonts) is not None


def _crowded_maps(source: Source, fields: EditionFields, fonts: Path) -> Iterator[Problem]:
    """Find an introduction that leaves no room for the map below it."""
    section = _opened(fields)
    if section and not map_mm(Head(section.title, section.introduction, section.timeline), fonts):
        yield Problem(
            "no-room",
            _(
                "{introduction} leaves no room for the map below it",
                introduction=quoted(section.introduction),
            ),
            source.place("sections", 0, "introduction"),
            _("Shorten it to a sentence or two."),
        )
