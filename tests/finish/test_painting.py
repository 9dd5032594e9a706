"""Colours, wherever they hide: each of these pages hides one."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from report.finish.paint import CMYK, Act, Colour
from report.finish.painting import painted

RED = b"1 0 0 rg 0 0 9 9 re f"


def page(document: Pdf, content: bytes, **resources: Any) -> None:
    document.add_blank_page(page_size=(100, 100))
    last = document.pages[-1]
    last.Contents = document.make_stream(content)
    last.Resources = Dictionary({f"/{key}": value for key, value in resources.items()})


def form(document: Pdf, content: bytes = RED, **entries: Any) -> Stream:
    return document.make_stream(content, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **entries)


def image(document: Pdf, **entries: Any) -> Stream:
    return document.make_stream(b"\0\0\0", Subtype=Name.Image, Width=1, Height=1, **entries)


def in_the_page(document: Pdf) -> None:
    page(document, RED)


def as_a_stroke(document: Pdf) -> None:
    page(document, b"1 0 0 RG 0 0 m 9 9 l S")


def in_a_space_that_is_chosen(document: Pdf) -> None:
    page(document, b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f")


def in_a_space_with_a_name(document: Pdf) -> None:
    page(
        document, b"/A CS 1 0 0 SCN 0 0 9 9 re S", ColorSpace=Dictionary(A=Array([Name.DeviceRGB]))
    )


def in_a_form(document: Pdf) -> None:
    page(document, b"/A Do", XObject=Dictionary(A=form(document)))


def in_a_form_of_a_form(document: Pdf) -> None:
    inner = Dictionary(XObject=Dictionary(B=form(document)))
    page(document, b"/A Do", XObject=Dictionary(A=form(document, b"/B Do", Resources=inner)))


def in_a_pattern(document: Pdf) -> None:
    pattern = Dictionary(A=document.make_stream(RED, PatternType=1, PaintType=1))
    page(document, b"/Pattern cs /A scn 0 0 9 9 re f", Pattern=pattern)


def in_a_shading(document: Pdf) -> None:
    page(document, b"/A sh", Shading=Dictionary(A=shading()))


def in_a_pattern_of_a_shading(document: Pdf) -> None:
    pattern = Dictionary(A=Dictionary(PatternType=2, Shading=shading()))
    page(document, b"/Pattern cs /A scn 0 0 9 9 re f", Pattern=pattern)


def shading() -> Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]))


def in_an_image(document: Pdf) -> None:
    picture = image(document, ColorSpace=Name.DeviceRGB)
    page(document, b"/A Do", XObject=Dictionary(A=picture))


def in_an_image_with_few_colours(document: Pdf) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 0, pikepdf.String("abc")])
    page(document, b"/A Do", XObject=Dictionary(A=image(document, ColorSpace=space)))


def in_a_soft_mask(document: Pdf) -> None:
    mask = Dictionary(S=Name.Luminosity, G=form(document))
    page(document, b"/A gs", ExtGState=Dictionary(A=Dictionary(SMask=mask)))


def in_a_pattern_without_colour(document: Pdf) -> None:
    space = Dictionary(S=Array([Name.Pattern, Name.DeviceRGB]))
    pattern = Dictionary(A=document.make_stream(b"0 0 9 9 re f", PatternType=1, PaintType=2))
    page(document, b"/S cs 1 0 0 /A scn 0 0 9 9 re f", ColorSpace=space, Pattern=pattern)


HIDING_PLACES: list[Callable[[Pdf], None]] = [
    in_the_page,
    as_a_stroke,
    in_a_space_that_is_chosen,
    in_a_space_with_a_name,
    in_a_form,
    in_a_form_of_a_form,
    in_a_pattern,
    in_a_pattern_without_colour,
    in_a_shading,
    in_a_pattern_of_a_shading,
    in_an_image,
    in_an_image_with_few_colours,
    in_a_soft_mask,
]


@pytest.mark.parametrize("hide", HIDING_PLACES, ids=lambda hide: hide.__name__)
def test_a_colour_is_found(hide: Callable[[Pdf], None]) -> None:
    with pikepdf.new() as document:
        page(document, b"0 0 0 1 k 0 0 9 9 re f")
        hide(document)
        first, second = colours(document)
    assert first == [Colour(CMYK, (0, 0, 0, 1))]
    assert [colour.space for colour in second] == ["DeviceRGB"]


def colours(document: Pdf) -> list[list[Colour]]:
    return [[paint.colour for paint in painted(page)] for page in document.pages]


def test_a_colour_that_is_chosen_and_not_used_is_not_painted() -> None:
    with pikepdf.new() as document:
        page(document, b"1 0 0 rg q 0 0 1 RG Q 0 0 0 1 k 0 0 9 9 re f n")
        assert colours(document) == [[Colour(CMYK, (0, 0, 0, 1))]]


def test_an_image_with_a_soft_mask_is_more_than_its_mask() -> None:
    with pikepdf.new() as document:
        mask = image(document, ColorSpace=Name.DeviceGray)
        picture = image(document, ColorSpace=Name.DeviceRGB, SMask=mask)
        page(document, b"/A Do", XObject=Dictionary(A=picture))
        assert colours(document) == [[Colour("DeviceRGB")]]


def test_a_form_that_draws_itself_is_read_once() -> None:
    with pikepdf.new() as document:
        loop = form(document, b"/A Do 1 g 0 0 9 9 re f")
        loop.Resources = Dictionary(XObject=Dictionary(A=loop))
        page(document, b"/A Do", XObject=Dictionary(A=loop))
        assert colours(document) == [[Colour("DeviceGray", (1,))]]


def test_fills_and_strokes_have_spaces_of_their_own() -> None:
    with pikepdf.new() as document:
        page(document, b"/DeviceCMYK cs /DeviceGray CS 0 0 0 1 sc 1 SC 0 0 9 9 re B")
        assert colours(document) == [[Colour(CMYK, (0, 0, 0, 1)), Colour("DeviceGray", (1,))]]


def test_a_form_begins_with_the_colour_around_it() -> None:
    with pikepdf.new() as document:
        plain = form(document, b"0 0 9 9 re f")
        page(document, b"1 0 0 rg /A Do", XObject=Dictionary(A=plain))
        assert colours(document) == [[Colour("DeviceRGB", (1, 0, 0))]]


def test_a_picture_knows_where_it_stands() -> None:
    with pikepdf.new() as document:
        drawn = form(document, b"2 0 0 2 0 0 cm /B Do", Matrix=Array([1, 0, 0, 1, 10, 0]))
        drawn.Resources = Dictionary(XObject=Dictionary(B=image(document)))
        page(document, b"q 3 0 0 3 1 1 cm /A Do Q", XObject=Dictionary(A=drawn))
        (paint,) = painted(document.pages[0])
        assert paint.act is Act.PICTURE
        assert paint.matrix == pikepdf.Matrix(6, 0, 0, 6, 31, 1)  # 3 × 10 + 1
