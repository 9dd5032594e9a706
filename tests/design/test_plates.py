"""Where photographs stand: in their own shapes, within their places, and never cut too much."""

from collections.abc import Sequence
from itertools import chain, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report.design.designs import BAND, BESIDE, FACE, LIST, PAGE, SCENE
from report.design.makeup import Makeup
from report.design.plate import Plate
from report.design.plates import (
    BLED_MM,
    FACE_MM,
    GAP_MM,
    GOOD_ROW_MM,
    LEAST_MM,
    LOW_MM,
    MEASURE_MM,
    MOST_LEAD_MM,
    MOST_ROW_MM,
    MOST_SCENE_MM,
    MOST_SIDE_MM,
    PROFILE_MM,
    SIDE_MM,
    SMALL,
    SMALL_MM,
    TEXT_MM,
    Plates,
    Shaped,
    in_booklet,
    in_profile,
)
from report.model import Picture
from report.pictures import Size

NEARLY = 1e-6
ROUNDING_MM = 0.01
ROOM_MM = 60.0  # beside the standfirst: half of the measure, and a little

FOCUSES = st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100))
# From 1 : 3 to 3 : 1, as cameras and telephones make them, and panoramas.
SIZES = st.builds(Size, st.integers(600, 6000), st.integers(600, 6000)).filter(
    lambda size: 1 / 3 <= size.width / size.height <= 3
)
TALL = st.builds(Size, st.integers(300, 900), st.integers(1800, 9000))  # from 1 : 2 to 1 : 30
DESIGNS = st.sampled_from([BAND, FACE, SCENE, PAGE, LIST])
MAKEUPS = st.builds(
    Makeup, DESIGNS, st.integers(1, 4), st.sampled_from([(), ("guide",), ("guide", SMALL)])
)


def shaped(size: Size, focus: tuple[int, int] | None = None, name: str = "a.jpg") -> Shaped:
    """Return a picture with its size."""
    fields: dict[str, object] = {"file": name, "alt": "En figur"}
    if focus:
        fields["focus"] = f"{focus[0]} {focus[1]}"
    return Picture.model_validate(fields), size


@st.composite
def pictures(draw: st.DrawFn) -> list[Shaped]:
    """Draw one to four pictures, each with a name of its own."""
    sizes = draw(st.lists(st.tuples(SIZES, FOCUSES), min_size=1, max_size=4))
    return [shaped(size, focus, f"{n}.jpg") for n, (size, focus) in enumerate(sizes)]


def every(plates: Plates) -> list[Plate]:
    """Return all photographs, wherever they stand."""
    scene = [plates.scene] if plates.scene else []
    return [*scene, *plates.lead, *chain(*plates.rows), *plates.side]


def both(shown: Sequence[Shaped], makeup: Makeup) -> list[Plates]:
    return [in_booklet(shown, makeup), in_profile(shown, makeup)]


def ratio(size: Size) -> float:
    return size.width / size.height


@given(pictures(), MAKEUPS)
def test_a_picture_stands_in_its_own_shape(shown: list[Shaped], makeup: Makeup) -> None:
    sizes = {picture.file: size for picture, size in shown}
    for plates in both(shown, makeup):
        for plate in every(plates):
            height_mm = plate.width_mm / ratio(sizes[plate.picture.file])
            if plate is plates.scene:
                height_mm = max(height_mm * least_shown(plate), min(height_mm, MOST_SCENE_MM))
            assert plate.height_mm == pytest.approx(height_mm, abs=ROUNDING_MM)


def least_shown(plate: Plate) -> float:
    """Return how much of a picture's height shows where most of it is cut."""
    return 2 / 3 if plate.picture.focus else 5 / 6


@given(pictures(), MAKEUPS)
def test_every_picture_stands_on_the_profile_once(shown: list[Shaped], makeup: Makeup) -> None:
    names = [plate.picture.file for plate in every(in_profile(shown, makeup))]
    assert sorted(names) == [picture.file for picture, _ in shown]


@given(pictures(), MAKEUPS)
def test_every_picture_stands_in_the_booklet_once(shown: list[Shaped], makeup: Makeup) -> None:
    names = [plate.picture.file for plate in every(in_booklet(shown, makeup))]
    assert sorted(names) == [picture.file for picture, _ in shown]


@given(pictures(), MAKEUPS)
def test_no_more_is_cut_than_a_sixth_or_a_third_around_a_focus(
    shown: list[Shaped], makeup: Makeup
) -> None:
    sizes = {picture.file: size for picture, size in shown}
    for plates in both(shown, makeup):
        for plate in every(plates):
            whole_mm = plate.width_mm / ratio(sizes[plate.picture.file])
            left_mm = plate.height_mm - plate.most_cut_mm
            assert left_mm >= whole_mm * least_shown(plate) - 2 * ROUNDING_MM


@given(pictures(), MAKEUPS, st.floats(0, 1))
def test_the_focus_shows_at_any_cut_that_is_allowed(
    shown: list[Shaped], makeup: Makeup, share: float
) -> None:
    sizes = {picture.file: size for picture, size in shown}
    for plates in both(shown, makeup):
        for plate in every(plates):
            if plate.picture.focus:
                whole_mm = plate.width_mm / ratio(sizes[plate.picture.file])
                cut_mm = share * min(plates.gives_mm, plate.most_cut_mm)
                cut = 1 - (plate.height_mm - cut_mm) / whole_mm
                first = position(plate)[1] / 100 * cut
                # The position is rounded to a ten-thousandth of what is cut.
                assert first - 1e-4 <= plate.picture.focus.y / 100 <= first + 1 - cut + 1e-4


def position(plate: Plate) -> tuple[float, float]:
    x, y = (float(part.removesuffix("%")) for part in plate.position.split())
    return x, y


@given(pictures(), MAKEUPS)
def test_without_a_focus_more_is_cut_at_the_foot(shown: list[Shaped], makeup: Makeup) -> None:
    for plates in both(shown, makeup):
        for plate in every(plates):
            assert plate.picture.focus or plate.position == "50% 30%"


@given(pictures(), MAKEUPS)
def test_what_carries_a_page_gives_no_more_than_any_of_it_may(
    shown: list[Shaped], makeup: Makeup
) -> None:
    for plates in both(shown, makeup):
        rows = [plates.lead, *plates.rows]
        carrying = [plates.scene] if plates.scene else next(filter(None, rows), ())
        assert plates.gives_mm == min((one.most_cut_mm for one in carrying), default=0)


@given(pictures(), MAKEUPS)
def test_rows_are_equally_high_and_fit_the_measure(shown: list[Shaped], makeup: Makeup) -> None:
    is_below = makeup.design == PAGE or SMALL in makeup.without
    measures_mm = (MEASURE_MM, PROFILE_MM if is_below else TEXT_MM)
    for plates, measure_mm in zip(both(shown, makeup), measures_mm, strict=True):
        for row in plates.rows:
            heights = [plate.height_mm for plate in row]
            assert max(heights) - min(heights) <= ROUNDING_MM
            width_mm = sum(plate.width_mm for plate in row) + GAP_MM * (len(row) - 1)
            assert width_mm <= measure_mm + ROUNDING_MM
            assert len({plate.most_cut_mm for plate in row}) == 1


@given(pictures())
def test_rows_are_not_higher_than_looks_good(shown: list[Shaped]) -> None:
    for row in in_booklet(shown, Makeup(BAND, 2)).rows:
        assert row[0].height_mm <= MOST_ROW_MM + ROUNDING_MM
    for row in in_profile(shown, Makeup(BAND)).rows:
        assert row[0].height_mm <= 85 + ROUNDING_MM


@given(st.lists(SIZES, min_size=1, max_size=4))
def test_no_picture_of_a_row_is_too_narrow_for_its_words(sizes: list[Size]) -> None:
    # Each alone is as high as a row may be: so there is a way in which none is too narrow.
    assume(all(ratio(size) * MOST_ROW_MM >= LEAST_MM for size in sizes))
    rows = in_booklet([shaped(size) for size in sizes], Makeup(BAND, 2)).rows
    assert all(plate.width_mm >= LEAST_MM - ROUNDING_MM for row in rows for plate in row)


@given(pictures(), MAKEUPS)
def test_the_order_of_pictures_is_kept_in_rows(shown: list[Shaped], makeup: Makeup) -> None:
    for plates in both(shown, makeup):
        for places in (chain(*plates.rows), plates.side, plates.lead):
            names = [plate.picture.file for plate in places]
            assert all(before < after for before, after in pairwise(names))


@given(pictures(), MAKEUPS)
def test_what_stands_beside_the_standfirst_leaves_room_for_it(
    shown: list[Shaped], makeup: Makeup
) -> None:
    plates = in_booklet(shown, makeup)
    assert plates.lead_mm <= ROOM_MM
    assert plates.lead_mm >= max((plate.width_mm for plate in plates.lead), default=0)


@given(st.lists(TALL | SIZES, min_size=1, max_size=2), MAKEUPS)
def test_what_stands_beside_the_standfirst_leaves_the_page_its_text(
    sizes: list[Size], makeup: Makeup
) -> None:
    plates = in_booklet([shaped(size) for size in sizes], makeup)
    heights_mm = [plate.height_mm for plate in plates.lead]
    total_mm = max(heights_mm, default=0) if plates.is_lead_row else sum(heights_mm)
    assert total_mm <= MOST_LEAD_MM + ROUNDING_MM


@given(pictures(), MAKEUPS)
def test_words_under_a_hanging_picture_stand_below_the_band(
    shown: list[Shaped], makeup: Makeup
) -> None:
    plates = in_booklet(shown, makeup)
    for plate in plates.lead[:1]:
        lowest_mm = plate.height_mm - plates.gives_mm - plates.hang_mm
        assert plates.hang_mm == 0 or lowest_mm >= 8 - ROUNDING_MM


@given(pictures())
def test_a_profile_has_wide_pictures_over_the_text_and_others_beside_it(
    shown: list[Shaped],
) -> None:
    plates = in_profile(shown, Makeup(BAND))
    sizes = {picture.file: size for picture, size in shown}
    assert all(ratio(sizes[one.picture.file]) >= 1.2 for one in chain(*plates.rows))
    assert all(ratio(sizes[one.picture.file]) < 1.2 for one in plates.side)
    assert all(plate.width_mm == SIDE_MM for plate in plates.side)


@given(pictures())
def test_pictures_of_a_profile_that_have_given_way_are_small(shown: list[Shaped]) -> None:
    plates = in_profile(shown, Makeup(BAND, 1, (SMALL,)))
    assert bool(plates.rows) == (len(shown) > 2)
    assert all(plate.height_mm <= LOW_MM for row in plates.rows for plate in row)
    assert all(plate.width_mm <= SIDE_MM for plate in plates.side)
    assert sum(plate.height_mm for plate in plates.side) <= MOST_SIDE_MM + ROUNDING_MM


UPRIGHT, SQUARE, LYING = Size(900, 1200), Size(1000, 1000), Size(1500, 1000)


@pytest.mark.parametrize(
    ("size", "width_mm"), [(UPRIGHT, 40.0), (SQUARE, 46.0), (LYING, 54.0)], ids=str
)
def test_a_portrait_stands_beside_the_standfirst_as_wide_as_its_shape_asks(
    size: Size, width_mm: float
) -> None:
    plates = in_booklet([shaped(size)], Makeup(FACE, 2))
    assert [plate.width_mm for plate in plates.lead] == [width_mm]
    assert plates.rows == ()
    assert width_mm in FACE_MM.values()


def test_a_wide_photograph_bleeds_over_the_head_of_the_page() -> None:
    plates = in_booklet([shaped(LYING), shaped(UPRIGHT)], Makeup(SCENE, 2))
    assert plates.scene
    assert plates.scene.width_mm == BLED_MM  # 148 mm, and 5 over each side
    assert len(plates.rows) == 1
    assert plates.gives_mm == plates.scene.most_cut_mm


def test_a_scene_is_no_higher_than_leaves_text_below_it_if_it_may_be_cut() -> None:
    narrow = Size(1300, 1000)  # 158 mm wide, it would be 121.5 mm high
    heights_mm = []
    for focus in ((50, 30), None):
        scene = in_booklet([shaped(narrow, focus)], Makeup(SCENE, 2)).scene
        assert scene
        heights_mm.append(scene.height_mm)
    assert heights_mm == [MOST_SCENE_MM, pytest.approx(BLED_MM / 1.3 * 5 / 6, abs=ROUNDING_MM)]


def test_high_pictures_beside_the_standfirst_leave_room_below_it() -> None:
    def has_room(*sizes: Size) -> bool:
        return in_booklet([shaped(size) for size in sizes], Makeup(FACE, 2)).leave_room_beside

    assert has_room(LYING, UPRIGHT)  # one below the other
    assert not has_room(UPRIGHT, UPRIGHT)
    assert not has_room(UPRIGHT)
    assert not has_room()


def test_a_picture_that_has_given_way_is_small_beside_the_standfirst() -> None:
    plates = in_booklet([shaped(UPRIGHT)], Makeup(FACE, 2, ("guide", SMALL)))
    assert [plate.width_mm for plate in plates.lead] == [SMALL_MM]


def test_rows_are_lower_where_pictures_have_given_way() -> None:
    shown = [shaped(SQUARE), shaped(SQUARE), shaped(LYING)]
    heights_mm = []
    for without in ((), (SMALL,)):
        ((plate,),) = in_booklet(shown, Makeup(FACE, 2, without)).rows
        heights_mm.append(plate.height_mm)
    assert heights_mm == [MOST_ROW_MM, GOOD_ROW_MM]


@given(pictures(), st.sampled_from([BAND, FACE]))
def test_no_row_is_high_where_pictures_have_given_way(shown: list[Shaped], design: str) -> None:
    plates = in_booklet(shown, Makeup(design, 2, (SMALL,)))
    for plate in chain(*plates.rows):
        assert plate.height_mm <= GOOD_ROW_MM + ROUNDING_MM


def test_two_uprights_stand_side_by_side_at_one_height() -> None:
    plates = in_booklet([shaped(UPRIGHT), shaped(UPRIGHT)], Makeup(FACE, 2))
    first, second = plates.lead
    assert first.height_mm == second.height_mm
    assert plates.lead_mm == pytest.approx(first.width_mm + GAP_MM + second.width_mm)
    assert plates.lead_mm <= FACE_MM["wide"] + ROUNDING_MM


def test_a_text_without_photographs_has_no_plates() -> None:
    assert both([], Makeup(BAND)) == [Plates(), Plates()]
    assert (Plates().gives_mm, Plates().hang_mm, Plates().lead_mm) == (0, 0, 0)


@pytest.mark.parametrize(
    ("size", "width_mm"), [(UPRIGHT, 55.333), (SQUARE, 55.333), (LYING, 116.667)], ids=str
)
def test_the_only_photograph_of_a_short_text_takes_a_column_of_its_profile_or_two(
    size: Size, width_mm: float
) -> None:
    plates = in_profile([shaped(size)], Makeup(BESIDE))
    assert [plate.width_mm for plate in plates.side] == [width_mm]
    assert plates.rows == ()
    low = [shaped(Size(2100, 1000))]
    assert in_profile(low, Makeup(BESIDE)) == in_profile(low, Makeup(PAGE))
    given_way = in_profile([shaped(size)], Makeup(BESIDE, 1, (SMALL,)))
    assert given_way == in_profile([shaped(size)], Makeup(PAGE, 1, (SMALL,)))


def test_pictures_stand_side_by_side_where_each_alone_would_leave_white() -> None:
    shown = [shaped(UPRIGHT), shaped(UPRIGHT), shaped(Size(1600, 900)), shaped(SQUARE)]
    (row,) = in_booklet(shown, Makeup(FACE, 2, (SMALL,))).rows
    assert [round(plate.width_mm / plate.height_mm, 1) for plate in row] == [1.8, 1.0]
