"""Each fault of a file for a print shop is found on its page.

The files are made here, of boxes and a few operators, so that the fault can be read.
"""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from report.checks import preflight as finished
from report.checks.preflight import Expected, Limits
from report.products.booklet import BOOKLET
from report.products.target import Target
from report.units import pt_from_mm

from support.spoiled import Check, found

GOOD = b"0 0 0 1 k BT (svart) Tj ET 0.95 0.65 0.25 0.5 k 0 0 9 9 re f"
SHOP = Expected(Limits(bleed_mm=3), (), ())


def page(document: pikepdf.Pdf, content: bytes = GOOD, bleed_mm: float = 3) -> pikepdf.Page:
    """Add an A5 page."""
    bleed, width, height = pt_from_mm(bleed_mm), pt_from_mm(148), pt_from_mm(210)
    new = document.add_blank_page(page_size=(width + 2 * bleed, height + 2 * bleed))
    new.obj.BleedBox = new.obj.MediaBox
    new.obj.TrimBox = Array([bleed, bleed, bleed + width, bleed + height])
    new.obj.Contents = document.make_stream(content)
    new.obj.Resources = Dictionary()
    return new


def problems(document: pikepdf.Pdf, check: Check, folder: Path) -> list[tuple[int, str]]:
    document.save(folder / "press.pdf")
    return found(folder / "press.pdf", check, BOOKLET.form(Target.PRESS), SHOP)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOOD, []),
        (b"/All cs 1 scn 0 0 9 9 re f", []),
        (b"1 0 0 rg 0 0 9 9 re f", ["1 × shape in DeviceRGB and not in the four inks"]),
        (b"1 0 0 rg BT (a) Tj (b) Tj ET", ["2 × text in DeviceRGB and not in the four inks"]),
        (b"0.5 g BT (a) Tj ET", []),
        (b"q 1 0 0 RG Q 0 0 9 9 re S", []),
        (b"q 1 0 0 RG 0 0 9 9 re S Q", ["1 × shape in DeviceRGB and not in the four inks"]),
        (b"/F Do", ["1 × shape in DeviceRGB and not in the four inks"]),
        (b"/Pattern cs /P scn 0 0 9 9 re f", ["1 × shape in DeviceRGB and not in the four inks"]),
        (b"/S sh", ["1 × shading in DeviceRGB and not in the four inks"]),
    ],
)
def test_colours_that_are_not_of_the_four_inks(
    content: bytes, expected: list[str], tmp_path: Path
) -> None:
    with pikepdf.new() as document:
        page(document)
        new = page(document, content)
        red = b"1 0 0 rg 0 0 1 1 re f"
        cell = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 9, "YStep": 9}
        box = Array([0, 0, 9, 9])
        form = document.make_stream(red, Type=Name.XObject, Subtype=Name.Form, BBox=box)
        pattern = document.make_stream(red, Type=Name.Pattern, BBox=box, **cell)
        every_plate = Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()])
        new.obj.Resources = Dictionary(
            XObject=Dictionary(F=form),
            Pattern=Dictionary(P=pattern),
            ColorSpace=Dictionary(All=every_plate),
            Shading=Dictionary(S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)),
        )
        found = problems(document, finished.wrong_colour_space, tmp_path)
    assert found == [(2, message) for message in expected]


@pytest.mark.parametrize(
    ("ink", "expected"),
    [
        (b"0 0 0 1", None),
        (b"0 0 0 0.75", None),
        (b"0.1 0.5 1 0.5", None),  # a dark gold is no black
        (b"0.3 1 0.35 0.7", None),  # nor is the wine of 2021
        (b"0.3 1 0.35 0.95", "C 30%, M 100%, Y 35%, K 95%"),
        (b"0.3 0.2 0.2 0.75", "C 30%, M 20%, Y 20%, K 75%"),
        (b"0.6 0.5 0.5 1", "C 60%, M 50%, Y 50%, K 100%"),
        (b"0.8 0.8 0.8 0", "C 80%, M 80%, Y 80%, K 0%"),
    ],
)
def test_black_text_of_four_inks(ink: bytes, expected: str | None, tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page(document, ink + b" k 0 0 9 9 re f BT (a) Tj ET")
        found = problems(document, finished.four_colour_black, tmp_path)
    assert found == ([(1, f"black text is made of several inks: {expected}")] if expected else [])


def test_a_ground_of_four_inks_is_no_text(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page(document, b"0.6 0.5 0.5 1 k 0 0 9 9 re f")
        assert problems(document, finished.four_colour_black, tmp_path) == []


def test_a_colour_with_more_ink_than_the_paper_takes(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page(document)
        page(document, b"0.9 0.8 0.8 0.9 k 0 0 9 9 re f")  # 90 + 80 + 80 + 90 = 340
        assert problems(document, finished.too_much_ink, tmp_path) == [
            (2, "there is 340 % of ink in one place, and the limit is 300 %")
        ]


@pytest.mark.parametrize(("black", "expected"), [(0.2, []), (0.8, [340])])
def test_a_picture_with_more_ink_than_the_paper_takes(
    black: float, expected: list[int], tmp_path: Path
) -> None:
    """80 + 90 + 90 and the black."""
    inks = tuple(round(255 * share) for share in (0.8, 0.9, 0.9, black))
    jpeg = BytesIO()
    Image.new("CMYK", (8, 8), inks).save(jpeg, "JPEG", quality=100)
    with pikepdf.new() as document:
        new = page(document, b"q 1 0 0 1 0 0 cm /I Do Q")
        picture = document.make_stream(jpeg.getvalue())
        # Pillow writes the inks of a JPEG inverted, as Photoshop does (Adobe TN 5116).
        picture.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=8,
            Height=8,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceCMYK,
            Filter=Name.DCTDecode,
            Decode=Array([1, 0] * 4),
        )
        new.obj.Resources = Dictionary(XObject=Dictionary(I=picture))
        found = problems(document, finished.too_much_ink, tmp_path)
    assert found == [
        (1, f"there is {sum_percent} % of ink in one place, and the limit is 300 %")
        for sum_percent in expected
    ]


@pytest.mark.parametrize(
    ("bleed_mm", "expected"),
    [
        (3, []),
        (5, [(1, "the page reaches 5.0 mm beyond the trim, and the shop asks for 3 mm")]),
        (0, [(1, "the page reaches 0.0 mm beyond the trim, and the shop asks for 3 mm")]),
    ],
)
def test_a_page_with_another_bleed(
    bleed_mm: float, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    with pikepdf.new() as document:
        page(document, bleed_mm=bleed_mm)
        assert problems(document, finished.missing_bleed, tmp_path) == expected


def test_a_page_that_is_cut_within_its_bleed(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        new = page(document)
        new.obj.MediaBox = Array([0, 0, new.obj.MediaBox[2], 500])
        assert problems(document, finished.missing_bleed, tmp_path) == [
            (1, "the page is smaller than what is to be printed on it")
        ]


def test_a_comment_that_somebody_left(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page(document)
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
        page(document).obj.Annots = Array([document.make_indirect(note)])
        assert problems(document, finished.annotation_in_print, tmp_path) == [
            (2, "1 link or note lies on a page that is to be printed")
        ]


@pytest.mark.parametrize("missing", ["", "/RegistryName", "/DestOutputProfile", "/S"])
def test_a_file_that_does_not_say_what_it_was_made_for(missing: str, tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page(document)
        intent = Dictionary(
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String("FOGRA39"),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=document.make_stream(b"profile", N=4),
        )
        if missing:
            del intent[missing]
        document.Root.OutputIntents = Array([intent])
        found = problems(document, finished.missing_output_intent, tmp_path)
    message = "the file does not say for which paper and press it was made"
    assert found == ([(0, message)] if missing else [])
