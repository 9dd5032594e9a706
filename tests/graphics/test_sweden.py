"""The map, read back from its SVG and from a finished page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.design.colours import read_colours
from report.design.font_metrics import text_width_mm
from report.graphics.land import Land
from report.graphics.marks import ASCENT_EM, DESCENT_EM, Look, Mark
from report.graphics.outline import outline
from report.graphics.plane import Box
from report.graphics.positions import CLEARANCE
from report.graphics.sweden import MOST_NAMED, ON_PAPER, SMALL, locator, sweden
from report.graphics.sweref import sweref_km
from report.problems import ContentError
from report.swedish import NO_BREAK_SPACE
from report.typeset import Sheet, Typesetter
from report.units import mm_from_pt, pt_from_mm
from report.workspace import Workspace

from support.workspaces import REPOSITORY

COLOURS = read_colours(Workspace(REPOSITORY))
FONTS = REPOSITORY / "styles" / "fonts"
ROUNDING_MM = 0.011  # coordinates have two decimals

SEVEN = (
    Mark("Alingsås", 57.93, 12.53, 8),
    Mark("Luleå", 65.58, 22.15, 12),
    Mark("Norrköping", 58.59, 16.19, 16, emphasis=True),
    Mark("Malmö", 55.61, 13.00, 20),
    Mark("Skara", 58.39, 13.44, 24),
    Mark("Trollhättan", 58.28, 12.29, 28),
    Mark("Gävle", 60.67, 17.14),
)


@dataclass(frozen=True)
class Drawing:
    """An SVG of ours, taken apart."""

    view: Box
    titles: tuple[str, ...]
    words: tuple[tuple[str, Box], ...]
    dots: tuple[Box, ...]
    lines: int
    fills: frozenset[str]


def read(svg: str) -> Drawing:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    shapes = [(shape.tag.partition("}")[2], shape) for shape in root]
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    assert root.attrib["width"] == f"{width:g}mm"
    assert root.attrib["height"] == f"{height:g}mm"
    return Drawing(
        Box(left, top, left + width, top + height),
        tuple(shape.text or "" for kind, shape in shapes if kind == "title"),
        tuple((shape.text or "", words_box(shape)) for kind, shape in shapes if kind == "text"),
        tuple(dot_box(shape) for kind, shape in shapes if kind == "circle"),
        sum(1 for kind, _ in shapes if kind == "line"),
        frozenset(shape.attrib.get("fill", "") for kind, shape in shapes if kind != "title"),
    )


def words_box(shape: ElementTree.Element) -> Box:
    x, y, size = (float(shape.attrib[name]) for name in ("x", "y", "font-size"))
    name = {"400": "Regular", "600": "Semibold"}[shape.attrib["font-weight"]]
    assert shape.attrib["font-family"] == "House Label"
    font = FONTS / "source-sans" / f"SourceSans3-{name}.otf"
    width = text_width_mm(shape.text or "", font, pt_from_mm(size))
    return Box(x, y - ASCENT_EM * size, x + width, y + DESCENT_EM * size)


def dot_box(shape: ElementTree.Element) -> Box:
    x, y, radius = (float(shape.attrib[name]) for name in ("cx", "cy", "r"))
    return Box(x, y, x, y).grown(radius)


def clear_of(box: Box, dot: Box) -> bool:
    """Return whether a box does not meet the circle in the square `dot`."""
    x, y = (dot.left + dot.right) / 2, dot.middle
    return box.gap(Box(x, y, x, y)) >= (dot.right - dot.left) / 2 - ROUNDING_MM


def in_sweden() -> Iterator[tuple[float, float]]:
    """Yield positions a quarter of a degree apart that lie on land."""
    land = Land(tuple((east, -north) for east, north in ring) for ring in outline())
    for latitude in range(55 * 4, 70 * 4):
        for longitude in range(10 * 4, 25 * 4):
            east, north = sweref_km(latitude / 4, longitude / 4)
            if land.share(Box(east, -north, east, -north).grown(0.1)) == 1:
                yield latitude / 4, longitude / 4


POSITIONS = list(in_sweden())
marks = st.builds(
    lambda name, position, shift, page, emphasis: Mark(
        name, position[0] + shift, position[1] + shift, page, emphasis
    ),
    st.text("abgjmåäöÅÖVW ", min_size=3, max_size=16).filter(str.strip),
    st.sampled_from(POSITIONS),
    st.floats(-0.02, 0.02),
    st.none() | st.integers(1, 200),
    st.booleans(),
)


def test_there_are_positions_to_choose_from() -> None:
    assert 500 < len(POSITIONS) < 2000


@settings(max_examples=60, deadline=None)
@given(st.lists(marks, max_size=20), st.sampled_from([None, 114.0]))
def test_names_overlap_neither_names_nor_dots_and_stay_inside(
    places: list[Mark], width_mm: float | None
) -> None:
    drawing = read(sweden(COLOURS, places, 150, FONTS, width_mm=width_mm))
    boxes = [box for _, box in drawing.words]
    assert len(boxes) == len(places) + sum(1 for mark in places if mark.page)
    assert len(drawing.dots) == 2 * len(places)
    for one, other in combinations(boxes, 2):
        assert not one.grown(-ROUNDING_MM).meets(other)
    for box in boxes:
        assert all(clear_of(box.grown(-ROUNDING_MM), dot) for dot in drawing.dots)
    for box in (*boxes, *drawing.dots):
        assert box.within(drawing.view.grown(ROUNDING_MM))


@settings(max_examples=10, deadline=None)
@given(st.lists(marks, max_size=20))
def test_the_same_places_give_the_same_map(places: list[Mark]) -> None:
    assert sweden(COLOURS, places, 150, FONTS) == sweden(COLOURS, places, 150, FONTS)


def test_the_places_of_2019_need_no_lines_and_towns_by_the_sea_are_named_in_it() -> None:
    drawing = read(sweden(COLOURS, SEVEN, 150, FONTS))
    assert drawing.lines == 0
    names = {mark.name for mark in SEVEN}
    boxes = [box for words, box in drawing.words if words in names]
    sides = {}
    for mark, box in zip(SEVEN, boxes, strict=True):
        dot = min(drawing.dots, key=box.gap)
        sides[mark.name] = "west" if box.left < dot.left else "east"
    west = {name for name, side in sides.items() if side == "west"}
    assert west == {"Malmö", "Alingsås", "Trollhättan"}


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ((), "Karta över Sverige."),
        (SEVEN[:1], "Karta över Sverige med Alingsås (sidan 8)."),
        (
            SEVEN[:3],
            "Karta över Sverige med Alingsås (sidan 8), Luleå (sidan 12) "
            "och Norrköping (sidan 16).",
        ),
        ((Mark("A & B", 60, 15),), "Karta över Sverige med A & B."),
    ],
)
def test_the_title_names_the_places(places: tuple[Mark, ...], title: str) -> None:
    assert read(sweden(COLOURS, places, 150, FONTS)).titles == (title,)


def test_of_more_places_than_there_is_room_for_names_it_shows_the_dots() -> None:
    places = [Mark(f"Ort {n}", *POSITIONS[n * 7]) for n in range(MOST_NAMED + 1)]
    drawing = read(sweden(COLOURS, places, 150, FONTS))
    assert not drawing.words
    assert len(drawing.dots) == 2 * len(places)


def test_a_width_that_is_given_is_kept_and_the_land_stands_in_its_middle() -> None:
    svg = sweden(COLOURS, SEVEN, 150, FONTS, width_mm=114)
    assert 'viewBox="0 0 114 150"' in svg
    eastings = [
        float(x) for x in re.findall(r"([\d.]+),", " ".join(re.findall(r'points="(.*?)"', svg)))
    ]
    assert min(eastings) + max(eastings) == pytest.approx(114, abs=0.1)


def test_without_a_width_the_picture_ends_where_land_and_names_do() -> None:
    alone, named = (read(sweden(COLOURS, places, 150, FONTS)) for places in ((), SEVEN))
    west = min(box.left for _, box in named.words)
    assert named.view.left == pytest.approx(west - CLEARANCE, abs=ROUNDING_MM)
    assert named.view.left < alone.view.left
    assert alone.view.right < named.view.right


@pytest.mark.parametrize(
    "draw",
    [
        lambda mark: sweden(COLOURS, [mark], 150, FONTS),
        lambda mark: locator(COLOURS, mark, 25),
    ],
)
def test_a_place_outside_is_told_with_its_position(draw: Callable[[Mark], str]) -> None:
    with pytest.raises(ContentError) as caught:
        draw(Mark("Helsingfors", 60.17, 24.94))
    (problem,) = caught.value.problems
    assert problem.rule == "place-outside-map"
    assert "'Helsingfors' at 60.17° N, 24.94° E" in problem.message


def test_the_locator_has_one_dot_in_its_picture_and_no_words() -> None:
    for mark in (*SEVEN, Mark("Haparanda", 65.84, 24.14), Mark("Smygehuk", 55.34, 13.36)):
        drawing = read(locator(COLOURS, mark, 25))
        assert drawing.titles == (f"Karta över Sverige där {mark.name} är utmärkt.",)
        assert drawing.words == ()
        halo, dot = drawing.dots
        assert dot.within(halo)
        assert halo.within(drawing.view.grown(ROUNDING_MM))


@pytest.mark.parametrize(
    ("look", "grounds"),
    [
        (ON_PAPER, ("paper", "cream")),
        (replace(ON_PAPER, land="gold-7", coast=None), ("paper", "cream")),
    ],
)
def test_words_can_be_read_on_land_and_at_sea(look: Look, grounds: tuple[str, ...]) -> None:
    for ground in (look.land, *grounds):
        for words in (look.name, look.page):
            assert contrast(COLOURS[words], COLOURS[ground]) >= 4.5, (words, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: WCAG 2.2, "contrast ratio"."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [ON_PAPER, SMALL])
def test_every_shape_carries_a_colour_of_the_look(look: Look) -> None:
    names = (look.land, look.dot, look.halo, look.name, look.page)
    drawing = read(sweden(COLOURS, SEVEN, 150, FONTS, look=look))
    assert drawing.fills == {COLOURS[name] for name in names}


def test_on_a_finished_page_the_words_stand_where_they_were_measured(tmp_path: Path) -> None:
    svg = sweden(COLOURS, SEVEN, 150, FONTS, width_mm=114)
    css = "@page { size: 114mm 150mm; margin: 0 } body { margin: 0 } svg { display: block }"
    fonts = REPOSITORY / "styles" / "fonts.css"
    sheet = Sheet(((fonts, fonts.read_text("utf-8")), (tmp_path / "page.css", css)))
    html = f"<!doctype html><html lang=sv><title>t</title><body>{svg}</body></html>"
    path = tmp_path / "map.pdf"
    path.write_bytes(Typesetter(REPOSITORY, ("styles",), sheet).layout(html).pdf())

    with pikepdf.open(path) as document:
        alternatives = {str(item.Alt) for item in document.objects if "/Alt" in keys(item)}
    assert alternatives == set(read(svg).titles)
    with pypdfium2.PdfDocument(path) as document:
        page = document[0].get_textpage()
        for words, box in read(svg).words:
            index, count = page.search(words.replace(NO_BREAK_SPACE, " ")).get_next()
            assert count == len(words)
            letters = [page.get_charbox(index + n) for n in range(count) if words[n] != " "]
            drawn = Box(
                mm_from_pt(min(letter[0] for letter in letters)),
                150 - mm_from_pt(max(letter[3] for letter in letters)),
                mm_from_pt(max(letter[2] for letter in letters)),
                150 - mm_from_pt(min(letter[1] for letter in letters)),
            )
            assert drawn.within(box.grown(0.1)), words
            assert drawn.right - drawn.left > 0.9 * (box.right - box.left), words


def keys(item: object) -> set[str]:
    return set(item.keys()) if isinstance(item, pikepdf.Dictionary) else set()
