"""Each fault of a file for the screen is found on its page, and a good file has none."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from report.checks import preflight as finished
from report.checks import printed
from report.checks.preflight import Expected, Limits
from report.checks.printed import Wording
from report.design.contrast import ratio
from report.design.sheets import font_families
from report.problems import Place
from report.products.booklet import BOOKLET
from report.products.product import Form
from report.products.profile import PROFILE
from report.recipes.preflight import preflight
from report.workspace import Workspace

from support import spoiled
from support.editions import read
from support.spoiled import Check

SCREEN = BOOKLET.form()
Change = Callable[[pikepdf.Pdf], None]
Find = Callable[..., list[tuple[int, str]]]


@pytest.fixture
def find(made: Workspace, tmp_path: Path) -> Find:
    """Spoil the finished booklet, and give the page and message of what a check finds then."""

    def find(check: Check, change: Change, form: Form = SCREEN) -> list[tuple[int, str]]:
        path = tmp_path / "spoiled.pdf"
        with pikepdf.open(BOOKLET.file(made, 2019)) as document:
            change(document)
            document.save(path)
        edition = read(made, 2019).require()
        wordings = tuple(printed.of_booklet(edition))
        return spoiled.found(path, check, form, Expected(Limits(), font_families(made), wordings))

    return find


def page_of(document: pikepdf.Pdf, number: int) -> Any:
    return document.pages[number - 1].obj


def paint_over(document: pikepdf.Pdf, number: int, content: bytes) -> None:
    """Add operators to the end of a page."""
    page = pikepdf.Page(page_of(document, number))
    page.contents_add(b"q\nQ\n", prepend=True)
    page.contents_add(content)


def replace_in(document: pikepdf.Pdf, number: int, old: bytes, new: bytes) -> None:
    """Replace the first occurrence of some operators of a page."""
    page = pikepdf.Page(page_of(document, number))
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    assert old in content
    page.obj.Contents = document.make_stream(content.replace(old, new, 1))


def test_nothing_is_wrong_with_a_good_file(made: Workspace) -> None:
    edition = read(made, 2019).require()
    checked: list[str] = []
    assert preflight(made, edition, checked.append) == []
    assert len(checked) == 4


def test_a_page_of_another_size(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        page_of(document, 3).TrimBox = Array([0, 0, 419.53, 612])

    assert find(finished.wrong_page_size, change) == [
        (3, "the page is 148 × 215.9 mm, and 148 × 210 mm is asked for")
    ]


def test_a_page_too_few(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del document.pages[2]

    assert find(finished.wrong_page_count, change) == [
        (0, "the file has 11 pages, and a multiple of 4 pages is asked for")
    ]


def test_a_profile_of_two_pages(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del document.pages[2:]

    assert find(finished.wrong_page_count, change, PROFILE.form()) == [
        (0, "the file has 2 pages, and 1 page is asked for")
    ]


def fonts_of(document: pikepdf.Pdf, number: int) -> list[Any]:
    return [font for _, font in page_of(document, number).Resources.Font.items()]


def test_a_font_that_is_not_in_the_file(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        for font in fonts_of(document, 3):
            if "Display-Light" in str(font.BaseFont):
                del font.DescendantFonts[0].FontDescriptor["/FontFile3"]

    assert find(finished.font_not_embedded, change) == [
        (1, "the font 'House-Display-Light' is not in the file")
    ]


def test_a_font_that_is_not_ours(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        for font in fonts_of(document, 3):
            if "Display-Light" in str(font.BaseFont):
                font.BaseFont = Name("/ABCDEF+Arial")

    assert find(finished.foreign_font, change) == [(1, "the font 'Arial' is not one of ours")]


def test_a_document_without_a_language(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del document.Root.Lang

    messages = find(finished.broken_accessibility, change)
    assert messages
    assert all("is not PDF/UA-1: " in message for _, message in messages)
    assert any("PDFUA1-TEXT-LANGUAGE" in message for _, message in messages), messages


def test_a_document_with_a_script(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep(0)"))

    messages = find(finished.broken_archiving, change)
    assert any("is not PDF/A-2a: " in message and "ction" in message for _, message in messages)


def test_a_picture_without_words(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        figures = (
            item
            for item in document.objects
            if isinstance(item, Dictionary) and item.get("/S") == Name.Figure
        )
        del next(figures).Alt

    ((page, message),) = find(finished.picture_without_alternative, change)
    assert page > 0
    assert message == "a picture has no words for those who do not see it"


def links_of(document: pikepdf.Pdf, number: int) -> list[Any]:
    return [note for note in page_of(document, number).Annots if note.Subtype == Name.Link]


def test_a_link_to_a_place_that_is_not_there(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        link = links_of(document, 3)[0]
        link.Contents = String("Norrby kommun")
        link.Dest = String("nowhere")

    assert find(finished.dead_link, change) == [
        (3, "the link 'Norrby kommun' leads nowhere: 'nowhere'")
    ]


def test_a_link_to_a_page_that_was_taken_out(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del document.pages[7]

    assert [page for page, _ in find(finished.dead_link, change)] == [3]


def test_a_link_to_a_file_of_somebody_s_machine(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        link = links_of(document, 3)[0]
        del link["/Dest"]
        link.Contents = String("Bilder")
        link.A = Dictionary(S=Name.URI, URI=String("file:///C:/bilder"))

    assert find(finished.dead_link, change) == [
        (3, "the link 'Bilder' leads nowhere: 'file:///C:/bilder'")
    ]


def test_grey_text_on_white(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        page = pikepdf.Page(page_of(document, 3))
        page.contents_coalesce()
        content = page.obj.Contents.read_bytes()
        colours = re.compile(rb"[\d.]+ [\d.]+ [\d.]+ rg")
        page.obj.Contents = document.make_stream(colours.sub(b"0.7 0.7 0.7 rg", content))

    messages = find(finished.low_contrast, change)
    assert {page for page, _ in messages} == {3}
    contrast = "has a contrast of 2.1 : 1 to its ground"
    told = [message for _, message in messages]
    assert f"'Innehåll' {contrast}, and 3 : 1 is asked for" in told
    assert any(message.endswith(f"{contrast}, and 4.5 : 1 is asked for") for message in told)


def test_text_on_a_ground_of_its_own_colour(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        page = pikepdf.Page(page_of(document, 3))
        page.contents_add(b"q 0.1 0.1 0.1 rg 0 0 600 600 re f Q\n", prepend=True)

    assert {page for page, _ in find(finished.low_contrast, change)} == {3}


def test_the_contrast_of_colours_that_the_standard_computes() -> None:
    # https://www.w3.org/WAI/WCAG21/Techniques/general/G18: #777 on white is 4.48
    assert round(ratio((0x77, 0x77, 0x77), (255, 255, 255)), 2) == 4.48


def add_picture(document: pikepdf.Pdf, number: int, pixels: int, width_pt: int) -> None:
    """Show a square grey picture."""
    picture = document.make_stream(
        bytes(pixels * pixels),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=pixels,
        Height=pixels,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    page = pikepdf.Page(page_of(document, number))
    name = str(page.add_resource(picture, Name.XObject))
    paint_over(document, number, f"q {width_pt} 0 0 {width_pt} 90 90 cm {name} Do Q\n".encode())


@pytest.mark.parametrize(
    ("pixels", "expected"),
    [
        (300, []),
        (299, [(5, "a picture of 299 × 299 pixels is printed at 299 ppi")]),
        (150, [(5, "a picture of 150 × 150 pixels is printed at 150 ppi")]),
    ],
)
def test_a_coarse_picture(find: Find, pixels: int, expected: list[tuple[int, str]]) -> None:
    def change(document: pikepdf.Pdf) -> None:
        add_picture(document, 5, pixels, width_pt=72)

    assert find(finished.low_resolution, change) == expected


def test_text_that_the_knife_may_hit(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        page = pikepdf.Page(page_of(document, 3))
        page.contents_add(b"1 0 0 1 -40 0 cm\n", prepend=True)  # 14 of 16 mm

    messages = find(finished.text_near_trim, change)
    assert {page for page, _ in messages} == {3}
    assert messages[0][1].endswith("mm from where the paper is cut, and 5 mm is asked for")


def test_a_text_that_is_no_longer_on_the_page(find: Find) -> None:
    def change(document: pikepdf.Pdf) -> None:
        page_of(document, 8).Contents = document.make_stream(b"")

    messages = find(finished.lost_text, change)
    assert any("cannot be seen on the finished pages" in message for _, message in messages)


def test_lost_text_is_traced_to_its_line(made: Workspace, mini: Workspace) -> None:
    text = mini.year(2019) / "norrby.md"
    content = text.read_text("utf-8").replace("ska förbli ett ord", "ska bli ett splitternytt")
    text.write_text(content, "utf-8")
    wordings = tuple(printed.of_booklet(read(mini, 2019).require()))
    expected = Expected(Limits(), font_families(made), wordings)
    with finished.opened(BOOKLET.file(made, 2019), BOOKLET.form(), expected) as file:
        (problem,) = finished.lost_text(file)
    line = content[: content.index("splitternytt")].count("\n") + 1
    assert problem.rule == "lost-text"
    assert problem.place == Place(BOOKLET.file(made, 2019))
    assert problem.source
    assert (problem.source.path, problem.source.line) == (text, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("10", None),  # the number of a page, and not the end of a year
        ("28", 2),
        ("provskolan", None),
        ("provskolans elever", 3),
    ],
)
def test_a_text_on_a_page_is_traced_to_whole_words(
    made: Workspace, text: str, line: int | None
) -> None:
    texts = ("mars 2010", "28", "28 av provskolans elever")
    wordings = tuple(
        Wording(text, Place(Path("a.md"), number)) for number, text in enumerate(texts, start=1)
    )
    expected = Expected(Limits(), font_families(made), wordings)
    with finished.opened(BOOKLET.file(made, 2019), BOOKLET.form(), expected) as file:
        source = file.problem("low-contrast", "pale", advice="", text=text).source
    assert source == (Place(Path("a.md"), line) if line else None)


def test_a_file_that_is_no_pdf(mini: Workspace) -> None:
    BOOKLET.file(mini, 2019).parent.mkdir(parents=True)
    BOOKLET.file(mini, 2019).write_bytes(b"not a PDF")
    (problem,) = preflight(mini, read(mini, 2019).require(), lambda doing: None)
    assert problem.rule == "unreadable-file"


def test_a_profile_whose_text_has_left_the_edition(mini: Workspace) -> None:
    path = PROFILE.file(mini, 2019, "gone")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    (problem,) = preflight(mini, read(mini, 2019).require(), lambda doing: None)
    assert (problem.rule, problem.severity, problem.place) == (
        "left-over-file",
        "warning",
        Place(path),
    )
