"""What makes a file PDF/X-4: on pages that are drawn here."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from report.finish.press.finish import finish, pages_in_inks
from report.finish.press.shop import Shop, read_shop
from report.problems import ContentError, Problem
from report.units import mm_from_pt, pt_from_mm
from report.workspace import Workspace

from support.workspaces import REPOSITORY

FOGRA39 = read_shop(Workspace(REPOSITORY), "fogra39")
TRIM_MM = (148, 210)


def shop(bleed_mm: float = 3, marks: bool = False) -> Shop:
    order = FOGRA39.order.model_copy(update={"bleed_mm": bleed_mm, "marks": marks})
    return Shop(FOGRA39.name, FOGRA39.path, order, FOGRA39.profile)


def drawn(content: bytes = b"0 0 0 1 k 0 0 9 9 re f", bleed_mm: float = 3) -> Pdf:
    """Return a document with one page, its boxes as the engine writes them."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(100, 100))
    page = document.pages[0]
    page.Contents = document.make_stream(content)
    page.Resources = Dictionary()
    width, height, bleed = (pt_from_mm(length) for length in (*TRIM_MM, bleed_mm))
    page.MediaBox = Array([-bleed, -bleed, width + bleed, height + bleed])
    page.TrimBox = Array([0, 0, width, height])
    document.docinfo.Title = String("Ett häfte")
    document.docinfo.CreationDate = document.docinfo.ModDate = String("D:20191114")
    document.docinfo.Trapped = Name("/False")
    document.Root.Metadata = document.make_stream(b"<x/>")
    return document


KEPT: list[Pdf] = []  # as long as a document is open, so are its pages


def pressed(pdf: bytes, shop: Shop) -> bytes:
    with pikepdf.open(BytesIO(pages_in_inks(pdf, shop))) as document:
        return finish(document, shop)


def finished(document: Pdf, shop: Shop = FOGRA39) -> Any:
    file = BytesIO()
    document.save(file)
    KEPT.append(pikepdf.open(BytesIO(pressed(file.getvalue(), shop))))
    return KEPT[-1]


def problem_of(document: Pdf, shop: Shop = FOGRA39) -> Problem:
    with pytest.raises(ContentError) as caught:
        finished(document, shop)
    (problem,) = caught.value.problems
    return problem


def mm(box: Array) -> list[float]:
    return [round(mm_from_pt(float(edge)), 2) for edge in box]


@pytest.mark.parametrize("bleed", [3, 5])
@pytest.mark.parametrize("marks", [False, True])
def test_boxes_begin_at_the_origin_and_lie_in_one_another(bleed: float, marks: bool) -> None:
    page = finished(drawn(bleed_mm=bleed), shop(bleed, marks)).pages[0]
    room = 8 if marks else 0  # a gap of 1 mm, a mark of 5 mm, and 2 mm to the edge
    around = bleed + room
    assert mm(page.MediaBox) == [0, 0, 148 + 2 * around, 210 + 2 * around]
    assert mm(page.TrimBox) == [around, around, 148 + around, 210 + around]
    assert mm(page.BleedBox) == [room, room, 148 + around + bleed, 210 + around + bleed]
    assert "/CropBox" not in page


def test_what_is_drawn_moves_with_the_boxes_and_ends_at_the_bleed() -> None:
    page = finished(drawn(), shop(marks=True)).pages[0]
    first, second, *_ = page.Contents.read_bytes().split(b"\n")[0].split(b" re W n ")
    x, y, width, height = (mm_from_pt(float(number)) for number in first.split()[1:])
    assert [round(edge, 2) for edge in (x, y, width, height)] == [8, 8, 154, 216]
    right, up = (mm_from_pt(float(number)) for number in second.split()[4:6])
    assert (round(right, 2), round(up, 2)) == (11, 11)


def test_patterns_move_along() -> None:
    document = drawn(b"/Pattern cs /A scn 0 0 9 9 re f")
    tile = document.make_stream(
        b"0 0 0 1 k 0 0 1 1 re f", PatternType=1, PaintType=1, Resources=Dictionary()
    )
    tile.Matrix = Array([2, 0, 0, 2, 10, 20])
    document.pages[0].Resources = Dictionary(Pattern=Dictionary(A=tile))
    moved = finished(document).pages[0].Resources.Pattern.A.Matrix
    shift = pt_from_mm(3)
    expected = [2, 0, 0, 2, 10 + shift, 20 + shift]
    assert [float(number) for number in moved] == pytest.approx(expected, abs=0.001)


def test_marks_are_in_registration_colour_and_outside_the_bleed() -> None:
    page = finished(drawn(bleed_mm=5), shop(5, marks=True)).pages[0]
    colours = page.Resources.ColorSpace.Registration
    assert [str(part) for part in colours[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    marks = page.Contents.read_bytes().decode().split("/Registration CS")[1]
    lines = [line.split() for line in marks.splitlines() if line.endswith("S")]
    assert len(lines) == 8
    left, lower, right, upper = mm(page.BleedBox)
    for x1, y1, _, x2, y2, *_ in lines:
        for x, y in ((x1, y1), (x2, y2)):
            across, upwards = mm_from_pt(float(x)), mm_from_pt(float(y))
            assert not (left < across < right and lower < upwards < upper)
            assert 0 < across < 148 + 26
            assert 0 < upwards < 210 + 26


def test_no_marks_no_registration_colour() -> None:
    assert b"Registration" not in finished(drawn()).pages[0].Contents.read_bytes()


def test_the_printing_condition_is_named_in_full() -> None:
    (intent,) = finished(drawn()).Root.OutputIntents
    texts = {key: str(intent[key]) for key in intent if key != "/DestOutputProfile"}
    assert texts == {
        "/Type": "/OutputIntent",
        "/S": "/GTS_PDFX",
        "/OutputConditionIdentifier": "FOGRA39",
        "/OutputCondition": "Coated FOGRA39 (ISO 12647-2:2004)",
        "/Info": "Coated FOGRA39 (ISO 12647-2:2004)",
        "/RegistryName": "http://www.color.org",
    }
    profile = intent.DestOutputProfile
    assert (profile.N, profile.read_bytes()) == (4, FOGRA39.profile)


def test_metadata_says_what_the_file_is() -> None:
    document = finished(drawn())
    with document.open_metadata() as metadata:
        assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert metadata["pdf:Trapped"] == "False"
        assert metadata["dc:title"] == "Ett häfte"
        assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"]
        assert metadata["xmp:MetadataDate"] == metadata["xmp:ModifyDate"]
        assert metadata["xmp:ModifyDate"].startswith("2019-11-14")
        assert metadata["xmpMM:DocumentID"].startswith("uuid:")
        assert (metadata["xmpMM:RenditionClass"], metadata["xmpMM:VersionID"]) == ("default", "1")
    assert (document.docinfo.Trapped, document.pdf_version) == ("/False", "1.6")
    assert "/ID" in document.trailer


def test_what_belongs_to_a_screen_is_left_out() -> None:
    document = drawn()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    document.pages[0].Annots = Array([link])
    for name in ("Outlines", "Names", "StructTreeRoot", "MarkInfo"):
        document.Root[f"/{name}"] = Dictionary(A=1)
    left = finished(document)
    assert "/Annots" not in left.pages[0]
    assert {"/Type", "/Pages", "/Metadata", "/OutputIntents"} >= set(left.Root.keys())


def test_groups_are_blended_in_ink() -> None:
    document = drawn(b"/A Do")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    form = document.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Group=group)
    document.pages[0].Resources = Dictionary(XObject=Dictionary(A=form))
    blended = finished(document).pages[0].Resources.XObject.A.Group.CS
    assert blended == "/DeviceCMYK"


def test_a_colour_of_light_stops_the_work() -> None:
    problem = problem_of(drawn(b"1 0 0 rg 0 0 9 9 re f 0 1 0 rg 0 0 9 9 re f"))
    assert problem.rule == "not-in-inks"
    assert problem.message == "page 1 of the press file has a colour that is no ink: DeviceRGB"


def test_too_much_ink_stops_the_work() -> None:
    finished(drawn(b"1 1 0.5 0.5 k 0 0 9 9 re f"))
    problem = problem_of(drawn(b"1 1 0.5 0.6 k 0 0 9 9 re f"))
    assert problem.rule == "too-much-ink"
    assert "310 % of ink; the shop 'fogra39' takes 300 %" in problem.message


def test_the_same_pages_give_the_same_bytes() -> None:
    file = BytesIO()
    drawn().save(file)
    assert pressed(file.getvalue(), FOGRA39) == pressed(file.getvalue(), FOGRA39)
