"""Where the photographs of a text stand on its pages, how large, and what of them shows.

A picture stands in its own shape. The one that carries a page may be cut a little, so that the
page is filled; the others never are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from report.design.designs import BAND, BESIDE, FACE, PAGE, SCENE, WIDE
from report.design.makeup import Makeup
from report.design.partitions import partitions
from report.design.plate import Plate
from report.model import Picture
from report.pictures import Size, crop

PANORAMA: Final = 2.0  # times as wide as it is high, it is too low to stand beside a text
UPRIGHT: Final = 0.9  # times as wide as it is high, a picture is upright below this
MOST_CUT: Final = 1 / 6  # of a picture's height, where nothing is known of its faces
MOST_CUT_AROUND_FOCUS: Final = 1 / 3
GAP_MM: Final = 4.0  # between pictures side by side

MEASURE_MM: Final = 114.0  # of a page of the booklet
BLED_MM: Final = 158.0  # over the trim on both sides
MOST_SCENE_MM: Final = 92.0  # how high a picture over the head of a page is, if it may be cut so
MOST_ROW_MM: Final = 62.0  # how high pictures side by side are at most
GOOD_ROW_MM: Final = 44.0
WHITE_MM: Final = 20.0  # so far from that looks as bad as white as wide as the measure beside them
LEAST_MM: Final = 24.0  # how narrow a picture is at least, for the words under it
FACE_MM: Final = {"upright": 40.0, "square": 46.0, "wide": 54.0}  # widths beside the standfirst

HIGH_MM: Final = 45.0  # below the band: pictures that leave room below the standfirst beside them
HANG_MM: Final = 26.0  # over the edge of the band
BELOW_MM: Final = 8.0  # of a picture is below that edge at least
SMALL_MM: Final = 34.0
MOST_LEAD_MM: Final = 90.0  # how high pictures beside the standfirst are together at most

SIDE_MM: Final = 44.0  # the side column of a profile
PROFILE_MM: Final = 178.0
LOW_MM: Final = 32.0  # how high pictures are that have given way in a row below the text
MOST_IN_SIDE: Final = 2  # pictures that have given way in the side column
MOST_SIDE_MM: Final = 90.0  # how high pictures are together that have given way in it
TEXT_MM: Final = 127.0  # both columns of its text
THIRD_MM: Final = 166 / 3  # one of its three columns of 6 mm between them
TWO_THIRDS_MM: Final = 2 * THIRD_MM + 6.0
SMALL: Final = "picture"  # has given way: pictures are small, on a profile in the side column
POSTER_BLED_MM: Final = 307.0  # over the trim of a poster on both sides
MOST_POSTER_SCENE_MM: Final = 205.0
POSTER_FACE_MM: Final = {"upright": 126.0, "square": 134.0, "wide": 140.0}
POSTER_SMALL_MM: Final = 96.0
MOST_POSTER_LEAD_MM: Final = 200.0
FIRST_ALONE: Final = "photographs"  # have given way: a profile shows the first of them


@dataclass(frozen=True)
class Plates:
    """The photographs of a text by their places; those in one of the `rows` are equally high.

    `scene` reaches over the trim, `lead` stands beside the standfirst, in a row or below one
    another, `side` in the column beside the text of a profile.
    """

    scene: Plate | None = None
    lead: tuple[Plate, ...] = ()
    is_lead_row: bool = False
    rows: tuple[tuple[Plate, ...], ...] = ()
    side: tuple[Plate, ...] = ()

    @property
    def head(self) -> tuple[tuple[Plate, ...], ...]:
        """The rows that stand above a text: the first, if no other picture does."""
        return () if self.scene or self.lead else self.rows[:1]

    @property
    def foot(self) -> tuple[tuple[Plate, ...], ...]:
        """The rows that stand below a text."""
        return self.rows[len(self.head) :]

    @property
    def lead_mm(self) -> float:
        """How wide the pictures beside the standfirst are together."""
        if self.is_lead_row:
            return _width_mm(self.lead)
        return max((plate.width_mm for plate in self.lead), default=0)

    @property
    def hang_mm(self) -> float:
        """How far the pictures beside the standfirst reach up, so that their words are below."""
        first = self.lead[0] if self.lead else None
        lowest = first.height_mm - first.most_cut_mm - BELOW_MM if first else 0.0
        return max(0.0, min(HANG_MM, lowest))

    @property
    def leave_room_beside(self) -> bool:
        """Whether the pictures beside the standfirst are so high that more can stand below it."""
        heights = [plate.height_mm for plate in self.lead]
        total_mm = max(heights, default=0) if self.is_lead_row else sum(heights)
        return total_mm - self.hang_mm >= HIGH_MM

    @property
    def gives_mm(self) -> float:
        """By how much the picture that carries the page may be less high."""
        carrying = (self.scene,) if self.scene else self.lead or (self.rows[0] if self.rows else ())
        return min((plate.most_cut_mm for plate in carrying), default=0.0)


Shaped = tuple[Picture, Size]


def in_booklet(pictures: Sequence[Shaped], makeup: Makeup) -> Plates:
    """Place photographs on the pages that a text has in the booklet."""
    if not pictures:
        return Plates()
    first, *others = pictures
    if makeup.design == SCENE:
        return Plates(scene=_scene(first), rows=_rows(others, MEASURE_MM))
    if SMALL in makeup.without:
        if makeup.design == FACE and len(pictures) > 1:
            return _together(pictures, SMALL_MM, GOOD_ROW_MM)
        return Plates(lead=_stack([first], SMALL_MM), rows=_rows(others, MEASURE_MM, GOOD_ROW_MM))
    if makeup.design == FACE and len(pictures) > 1:
        return _together(pictures, FACE_MM["square"], MOST_ROW_MM)
    if makeup.design == FACE or (makeup.design == PAGE and _ratio(first) < WIDE):
        lead = _stack([first], FACE_MM[_sort(first)])
        return Plates(lead=lead, rows=_rows(others, MEASURE_MM))
    return Plates(rows=_rows(pictures, MEASURE_MM))


def in_profile(pictures: Sequence[Shaped], makeup: Makeup) -> Plates:
    """Place photographs on a profile: wide ones over the text, the others beside it."""
    if FIRST_ALONE in makeup.without:
        pictures = pictures[:1]
    if SMALL in makeup.without and pictures:
        if makeup.design in (BESIDE, PAGE) or len(pictures) > MOST_IN_SIDE:
            return Plates(rows=(_row(pictures, PROFILE_MM, most_mm=LOW_MM),))
        return Plates(side=_stack(pictures, SIDE_MM, MOST_SIDE_MM))
    if makeup.design == BESIDE and _ratio(pictures[0]) < PANORAMA:
        width_mm = TWO_THIRDS_MM if _ratio(pictures[0]) >= WIDE else THIRD_MM
        return Plates(side=_stack(pictures, width_mm))
    if makeup.design in (BESIDE, PAGE):
        return Plates(rows=_rows(pictures, PROFILE_MM, most_mm=60.0))
    wide = [one for one in pictures if _ratio(one) >= WIDE]
    others = [one for one in pictures if _ratio(one) < WIDE]
    rows = _rows(wide, TEXT_MM, most_mm=85.0)
    return Plates(rows=rows, side=tuple(_plate(one, SIDE_MM) for one in others))


def on_poster(pictures: Sequence[Shaped], makeup: Makeup) -> Plates:
    """Place the first photograph on a poster: over its head and the trim, or beside its words."""
    if not pictures or makeup.design == BAND:
        return Plates()
    first = pictures[0]
    if makeup.design == SCENE:
        return Plates(scene=_limited(_plate(first, POSTER_BLED_MM), MOST_POSTER_SCENE_MM))
    width_mm = POSTER_SMALL_MM if SMALL in makeup.without else POSTER_FACE_MM[_sort(first)]
    return Plates(lead=_stack([first], width_mm, MOST_POSTER_LEAD_MM))


def _together(pictures: Sequence[Shaped], width_mm: float, most_mm: float) -> Plates:
    """Place two pictures beside the standfirst, one beside or below the other; more in rows."""
    two, others = pictures[:2], pictures[2:]
    row = _row(two, FACE_MM["wide"])
    is_row = all(plate.width_mm >= LEAST_MM for plate in row)
    lead = row if is_row else _stack(two, width_mm)
    return Plates(lead=lead, is_lead_row=is_row, rows=_rows(others, MEASURE_MM, most_mm))


def _sort(one: Shaped) -> str:
    ratio = _ratio(one)
    return "upright" if ratio < UPRIGHT else "square" if ratio < WIDE else "wide"


def _ratio(one: Shaped) -> float:
    _, size = one
    return size.width / size.height


def _plate(one: Shaped, width_mm: float) -> Plate:
    picture, size = one
    height_mm = width_mm / _ratio(one)
    most_cut = MOST_CUT_AROUND_FOCUS if picture.focus else MOST_CUT
    # What shows where most is cut shows wherever less is.
    place_ratio = _ratio(one) / (1 - most_cut)
    position = crop(size, place_ratio, picture.focus).position
    cut_mm = round(height_mm * most_cut, 2)
    return Plate(picture, round(width_mm, 3), round(height_mm, 3), cut_mm, position)


def _stack(
    pictures: Sequence[Shaped], width_mm: float, most_mm: float = MOST_LEAD_MM
) -> tuple[Plate, ...]:
    """Set pictures one below another, as wide as asked; narrower where they would be too high."""
    height_of_1_mm = sum(1 / _ratio(one) for one in pictures)
    width_mm = min(width_mm, most_mm / height_of_1_mm)
    return tuple(_plate(one, width_mm) for one in pictures)


def _scene(one: Shaped) -> Plate:
    """Set a picture over the head of a page, no higher than leaves text below it if it can."""
    return _limited(_plate(one, BLED_MM), MOST_SCENE_MM)


def _limited(plate: Plate, most_mm: float) -> Plate:
    """Cut a picture so that it is no higher than this, if that is not too much of it."""
    cut_mm = min(plate.most_cut_mm, max(0.0, plate.height_mm - most_mm))
    return replace(
        plate,
        height_mm=round(plate.height_mm - cut_mm, 3),
        most_cut_mm=round(plate.most_cut_mm - cut_mm, 3),
    )


def _rows(
    pictures: Sequence[Shaped], measure_mm: float, most_mm: float = MOST_ROW_MM
) -> tuple[tuple[Plate, ...], ...]:
    """Set pictures in rows that are as high as they look best, none narrower than its caption."""
    ways = [
        tuple(_row(pictures[start:end], measure_mm, most_mm) for start, end in pairwise(way))
        for count in range(1, len(pictures) + 1)
        for way in partitions(len(pictures), count)
    ]
    return min(ways, key=lambda rows: _ugliness(rows, measure_mm), default=())


def _ugliness(rows: Sequence[Sequence[Plate]], measure_mm: float) -> float:
    """Return how far rows are from a good height, and how much white stands beside them.

    A picture too narrow for words is the worst.
    """
    narrow = sum(plate.width_mm < LEAST_MM for row in rows for plate in row)
    heights = (abs(row[0].height_mm - GOOD_ROW_MM) for row in rows)
    white = (1 - _width_mm(row) / measure_mm for row in rows)
    return narrow * 1000 + sum(heights) + sum(white) * WHITE_MM


def _width_mm(row: Sequence[Plate]) -> float:
    return sum(plate.width_mm for plate in row) + GAP_MM * (len(row) - 1)


def _row(
    pictures: Sequence[Shaped], measure_mm: float, most_mm: float = MOST_ROW_MM
) -> tuple[Plate, ...]:
    """Set pictures side by side at one height, as wide as the measure or less."""
    if not pictures:
        return ()
    room_mm = measure_mm - GAP_MM * (len(pictures) - 1)
    height_mm = min(most_mm, room_mm / sum(map(_ratio, pictures)))
    plates = [_plate(one, height_mm * _ratio(one)) for one in pictures]
    cut_mm = min(plate.most_cut_mm for plate in plates)
    return tuple(replace(plate, most_cut_mm=cut_mm) for plate in plates)
