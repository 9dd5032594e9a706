"""The places of what is set large, in all products: their measures, and the sizes they take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from report.design.slot import Rung, Slot
from report.locales import N_
from report.swedish import in_column

LIGHT: Final = "source-serif/SourceSerif4Display-Light.otf"
SUBHEAD: Final = "source-serif/SourceSerif4Subhead-Regular.otf"
SUBHEAD_ITALIC: Final = "source-serif/SourceSerif4Subhead-It.otf"
SANS: Final = "source-sans/SourceSans3-Regular.otf"
SANS_SEMIBOLD: Final = "source-sans/SourceSans3-Semibold.otf"

BOOKLET_MM: Final = 114.0  # the measure of a page
PROFILE_MM: Final = 178.0
PAGE_MM: Final = 176.0  # the height of a page of the booklet, between its margins

# Size and leading in pt: steps of the scale of `styles/tokens.css` that places take, too.
NOTE: Final = (7.0, 8.4)
CAPTION: Final = (7.5, 9.375)
ASIDE: Final = (8.0, 10.0)
TABLE: Final = (9.0, 12.5)
LEAD: Final = (10.8, 14.6)

Rungs = tuple[Rung, ...]

_ROW: Final = N_("in the row of key figures")


@dataclass(frozen=True)
class Band:
    """The places in the band above a text, beside its map."""

    kicker: Slot
    name: Slot
    title: Slot
    scope: Slot

    @classmethod
    def of(cls, where: str, measure_mm: float, names: Rungs, titles: Rungs, small: Rung) -> "Band":
        """Return the places, which have the measure in common."""
        return cls(
            Slot(where, SANS_SEMIBOLD, measure_mm, (small,)),
            Slot(where, LIGHT, measure_mm, names),
            Slot(where, SUBHEAD_ITALIC, measure_mm, titles),
            Slot(where, SANS, measure_mm, (small,)),
        )


BAND: Final = Band.of(
    N_("in the band of the booklet"),
    94,
    (
        Rung(28, 33, 1),
        Rung(24, 33, 1),
        Rung(20, 33, 1),
        Rung(22, 26, 2),
        Rung(18, 22, 3),
        Rung(15, 18.5, 4),
    ),
    (Rung(13, 17, 2), Rung(11.4, 15, 2), Rung(10, 13.5, 3), Rung(8.8, 12, 3)),
    Rung(*CAPTION, 4),
)
# Beside photographs; a wide one leaves 52 mm.
FACE_BAND: Final = Band.of(
    N_("in the band of the booklet"),
    52,
    (
        Rung(24, 29, 1),
        Rung(20, 25, 2),
        Rung(16, 20, 3),
        Rung(13, 16.5, 4),
        Rung(11, 14, 5),
    ),
    (Rung(11.4, 15, 2), Rung(10, 13.5, 3), Rung(8.8, 12, 4)),
    Rung(*CAPTION, 5),
)
OPENING: Final = Slot(
    N_("as the figure that opens the text"),
    LIGHT,
    64,
    (Rung(60, 60, 1), Rung(48, 50, 1), Rung(36, 40, 1), Rung(28, 33, 1), Rung(20, 24, 2)),
)
PROFILE_BAND: Final = Band.of(
    N_("in the band of the profile"),
    154,
    (
        Rung(34, 40, 1),
        Rung(30, 40, 1),
        Rung(26, 40, 1),
        Rung(27, 32, 2),
        Rung(22, 27, 3),
        Rung(18, 22.5, 4),
    ),
    (Rung(15, 20, 2), Rung(13, 17, 2), Rung(11, 15, 3)),
    Rung(*CAPTION, 4),
)

CHAPTER: Final = Slot(
    N_("in the head of its section"),
    LIGHT,
    BOOKLET_MM,
    (Rung(28, 37.5, 2), Rung(22, 31.25, 3), Rung(17, 25, 4)),
)
# Below the title of the criteria the steps leave no more than the height of its one line.
CRITERIA: Final = Slot(
    N_("in the head of its page"),
    LIGHT,
    BOOKLET_MM,
    (Rung(28, 37.5, 1), Rung(22, 37.5, 1), Rung(16, 18.75, 2)),
)
PAGE_TITLE: Final = Slot(
    N_("in the head of its page"),
    LIGHT,
    BOOKLET_MM,
    (Rung(25, 37.5, 2), Rung(20, 25, 3), Rung(16, 18.75, 4)),
)
COVER_TITLE: Final = Slot(
    N_("on the cover"),
    LIGHT,
    122,
    (Rung(44, 44, 2), Rung(36, 38, 2), Rung(28, 31, 3), Rung(22, 25, 4)),
)
COVER_SUBTITLE: Final = Slot(
    N_("on the cover"),
    SUBHEAD,
    88,
    (Rung(14, 19, 3), Rung(12, 16, 4), Rung(10.5, 14, 6)),
)
COVER_EVENT: Final = Slot(N_("on the cover"), SANS, 115, (Rung(9, 13, 3), Rung(*CAPTION, 4)))
PLACE_NAME: Final = Slot(N_("on the map"), SANS_SEMIBOLD, 42, (Rung(*CAPTION, 1),))
CROSSING: Final = Slot(
    N_("in the table of criteria"),
    SANS,
    48,
    (Rung(*TABLE, 3), Rung(*ASIDE, 4), Rung(*NOTE, 5)),
)
STANDFIRST: Final = Slot(N_("on the page"), SUBHEAD, BOOKLET_MM, (Rung(*LEAD, 99),))

POSTER_MM: Final = 253.0  # the measure of a poster
POSTER_CODE_MM: Final = 44.0  # the side of its code
POSTER_MAP_MM: Final = 180.0  # the height of its map
POSTER_SMALL_MAP_MM: Final = 120.0  # and of one that has given way
POSTER_NAME: Final = Slot(
    N_("in the head of the poster"),
    LIGHT,
    POSTER_MM,
    (
        Rung(112, 126, 1),
        Rung(96, 108, 1),
        Rung(84, 94, 1),
        Rung(76, 90, 2),
        Rung(68, 80, 2),
        Rung(60, 71, 4),
    ),
)
POSTER_TITLE: Final = Slot(
    N_("in the head of the poster"),
    SUBHEAD_ITALIC,
    POSTER_MM,
    (Rung(42, 50, 1), Rung(36, 44, 2), Rung(30, 37, 3)),
)

# Key figures by their number: the fewer there are, the larger they stand.
BOOKLET_FIGURES: Final[Mapping[int, Rungs]] = {
    1: (Rung(30, 36, 1), Rung(24, 29, 1), Rung(18, 22, 1), Rung(12.6, 18, 1)),
    2: (Rung(22, 26, 1), Rung(18, 22, 1), Rung(15, 18, 1), Rung(12.6, 18, 1)),
    3: (Rung(18, 22, 1), Rung(15, 18, 1), Rung(12.6, 18, 1), Rung(10.5, 13, 2), Rung(8.8, 11, 2)),
    4: (Rung(15, 18, 1), Rung(12.6, 18, 1), Rung(10.5, 13, 2), Rung(8.8, 11, 2)),
}
PROFILE_FIGURES: Final[Mapping[int, Rungs]] = {
    1: (Rung(34, 40, 1), Rung(28, 34, 1), Rung(20, 24, 1)),
    2: (Rung(28, 34, 1), Rung(24, 29, 1), Rung(20, 24, 1), Rung(14, 18, 2)),
    3: (Rung(22, 26, 1), Rung(20, 24, 1), Rung(18, 24, 1), Rung(14, 18, 2)),
    4: (Rung(20, 24, 1), Rung(18, 24, 1), Rung(14, 18, 2)),
}
POSTER_FIGURES: Final[Mapping[int, Rungs]] = {
    1: (Rung(84, 98, 1), Rung(68, 80, 1), Rung(52, 61, 1), Rung(40, 47, 1), Rung(30, 36, 2)),
    2: (Rung(64, 75, 1), Rung(52, 61, 1), Rung(40, 47, 1), Rung(33, 39, 1), Rung(30, 36, 2)),
    3: (
        Rung(52, 61, 1),
        Rung(42, 50, 1),
        Rung(34, 40, 1),
        Rung(34, 40, 2),
        Rung(26, 31, 2),
        Rung(20, 24, 2),
    ),
    4: (
        Rung(42, 50, 1),
        Rung(34, 40, 1),
        Rung(28, 33, 1),
        Rung(30, 36, 2),
        Rung(24, 29, 2),
        Rung(20, 24, 2),
    ),
}
STACKED_FIGURE: Final = Slot(  # below a standfirst with photographs beside it
    *(_ROW, LIGHT, 54),
    (Rung(15, 18, 1), Rung(12.6, 18, 1), Rung(10.5, 13, 1), Rung(8.8, 11, 2)),
)
SMALL_FIGURE: Final = Slot(  # on a profile where they have given way
    *(_ROW, LIGHT, 30),
    (Rung(12.6, 15, 1), Rung(10.5, 13, 1), Rung(8.8, 11, 2)),
)
ALONE: Final = 0.55  # of the measure, for a single key figure; its words stand beside it


def figure_values(count: int, *, profile: bool = False) -> Slot:
    """Return the place of a key figure, beside so many others less one."""
    whole, gap = (PROFILE_MM, 6) if profile else (BOOKLET_MM, 4)
    rungs = (PROFILE_FIGURES if profile else BOOKLET_FIGURES)[count]
    if count == 1:
        return Slot(_ROW, LIGHT, whole * ALONE, rungs)
    measure = (whole - gap * (count - 1)) / count
    # On a profile, in large type, values that nearly touch read as one; in the booklet the gap
    # bears a millimetre.
    return Slot(_ROW, LIGHT, measure * 0.85 if profile else measure + 1, rungs)


def other_figure(count: int) -> Slot:
    """Return the place of a key figure, one of so many beside the one that opens a text."""
    rungs = BOOKLET_FIGURES[count + 1]
    return Slot(_ROW, LIGHT, 43, rungs)


def poster_figures(count: int, *, beside_code: bool, small: bool) -> Slot:
    """Return the place of a key figure on a poster, beside so many others less one."""
    whole = POSTER_MM - (POSTER_CODE_MM + 12 if beside_code else 0)
    measure = (whole - 8 * (count - 1)) / count
    rungs = POSTER_FIGURES[count][1 if small else 0 :]
    return Slot(_ROW, LIGHT, measure * 0.94, rungs)


def milestones(count: int, *, profile: bool = False) -> Slot:
    """Return the place of the date of a step of the timeline, one of so many."""
    where = N_("on the steps")
    measure = (PROFILE_MM if profile else BOOKLET_MM) / count - 1.6
    large, small = (Rung(*CAPTION, 3), Rung(*NOTE, 4)), (Rung(*NOTE, 4),)
    return Slot(where, SANS_SEMIBOLD, measure, large if profile else small, in_column)


def moments(count: int, *, profile: bool = False) -> Slot:
    """Return the place of the date of steps that stand in words alone, one of so many."""
    where = N_("on the steps")
    whole, gap = (PROFILE_MM, 6) if profile else (BOOKLET_MM, 4)
    columns = moment_columns(count)
    measure = (whole - gap * (columns - 1)) / columns
    large = Rung(20, 24, 1) if profile else Rung(15, 18, 1)
    # On one line as long as may be, so that the words of all begin level: "11–12 oktober 2016"
    # fits a quarter of the measure at the smallest.
    small = (Rung(12.6, 18, 1), Rung(10.5, 13, 1), Rung(9.2, 12, 1), Rung(9.2, 12, 3))
    return Slot(where, LIGHT, measure, (large, *small), in_column)


def moment_columns(count: int) -> int:
    """Return in how many columns so many steps stand, as `parts/moments.css` says."""
    return count if count <= 4 else 3
