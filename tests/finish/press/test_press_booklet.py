"""A whole booklet for a print shop."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from report.compositor.booklet import set_for_press
from report.compositor.edition_cache import EditionCache
from report.finish.paint import CMYK, REGISTRATION, ink_percent
from report.finish.painting import painted
from report.finish.press.ink import most_ink
from report.finish.press.shop import Shop, read_shop
from report.graphics.placed import largest_widths_mm
from report.model import Edition
from report.problems import ContentError
from report.units import mm_from_pt
from report.workspace import Workspace

from support import pdf
from support.editions import Pages, read, set_booklet
from support.here import here
from support.plates import needs_ghostscript, separations
from support.workspaces import Run, copy_mini, copy_some

NAMES = ("norrby.jpg", "soderby.png", "vasterby.jpg")
PHOTO = "photo: { file: %s, alt: En provbild }\npeople:"
RED, GREEN = (200, 30, 30), (40, 140, 60)


@dataclass(frozen=True)
class SetBooklet:
    """A booklet that is settled."""

    workspace: Workspace
    edition: Edition
    pages: Pages

    def pressed(self, shop: Shop) -> bytes:
        with here(self.workspace, self.edition) as workers:
            cache = EditionCache(self.workspace, self.edition)
            return set_for_press(
                workers, cache, self.edition, self.pages.booklet, shop, lambda doing: None
            )


@dataclass(frozen=True)
class Pressed:
    """A booklet that is settled, and its press file for a shop."""

    booklet: "SetBooklet"
    shop: Shop
    path: Path

    @property
    def pages(self) -> Pages:
        return self.booklet.pages


def illustrate(workspace: Workspace) -> None:
    """Return every text of the small workspace a picture of another kind."""
    images = workspace.year(2019) / "images"
    images.mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn: what is at the left of the file is above
    halves = Image.new("RGB", (2400, 3200), RED)
    halves.paste(GREEN, (1200, 0, 2400, 3200))
    halves.save(images / "norrby.jpg", exif=exif, quality=95)
    Image.new("RGBA", (1600, 800), (*RED, 128)).save(images / "soderby.png")
    Image.new("CMYK", (1600, 800), (0, 255, 255, 0)).save(images / "vasterby.jpg", quality=95)
    for name in NAMES:
        text = workspace.year(2019) / f"{Path(name).stem}.md"
        written = text.read_text("utf-8")
        assert "people:" in written
        text.write_text(written.replace("people:", PHOTO % name, 1), "utf-8")


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> SetBooklet:
    workspace = copy_mini(tmp_path_factory.mktemp("settled"))
    illustrate(workspace)
    edition = read(workspace, 2019).require()
    return SetBooklet(workspace, edition, set_booklet(workspace, edition))


@pytest.fixture(scope="module", params=["3 mm", "5 mm, marks"])
def pressed(
    settled: SetBooklet, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Pressed:
    shop = read_shop(settled.workspace, "fogra39")
    if request.param != "3 mm":
        order = shop.order.model_copy(update={"bleed_mm": 5, "marks": True})
        shop = Shop(shop.name, shop.path, order, shop.profile)
    path = tmp_path_factory.mktemp("pressed") / "press.pdf"
    path.write_bytes(settled.pressed(shop))
    return Pressed(settled, shop, path)


@pytest.fixture(scope="module")
def looks(pressed: Pressed) -> list[Image.Image]:
    """Every page of the press file as a picture in RGB, 100 dots to the inch."""
    return list(rendered(pressed.path))


def rendered(path: Path) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.render(scale=100 / 72).to_pil().convert("RGB")


def test_every_page_has_the_boxes_that_the_shop_wants(pressed: Pressed) -> None:
    bleed, room = (5, 13) if pressed.shop.order.marks else (3, 3)
    with pikepdf.open(pressed.path) as document:
        assert len(document.pages) % 4 == 0
        for page in document.pages:
            boxes = [
                [round(mm_from_pt(float(edge)), 1) for edge in box]
                for box in (page.mediabox, page.trimbox, page["/BleedBox"])
            ]
            edge = room - bleed
            assert boxes == [
                [0, 0, 148 + 2 * room, 210 + 2 * room],
                [room, room, 148 + room, 210 + room],
                [edge, edge, 148 + room + bleed, 210 + room + bleed],
            ]


def test_nothing_is_painted_but_ink(pressed: Pressed) -> None:
    with pikepdf.open(pressed.path) as document:
        found = [{paint.colour for paint in painted(page)} for page in document.pages]
    assert all(found)
    colours = set.union(*found)
    registration = {REGISTRATION} if pressed.shop.order.marks else set()
    assert {colour.space for colour in colours} == {CMYK} | registration
    assert max(map(ink_percent, colours)) == pytest.approx(245)  # night: 95 + 65 + 20 + 65


def test_running_text_is_on_the_black_plate_alone(pressed: Pressed) -> None:
    colours = pdf.text_colours(pressed.path)
    assert {colour for font, colour in colours if font.startswith("House-Text")} == {(0, 0, 0, 1)}
    assert len({font for font, _ in colours}) > 4


def test_the_pages_are_those_of_the_screen(pressed: Pressed) -> None:
    screen = pressed.path.with_name("screen.pdf")
    screen.write_bytes(pressed.pages.layout.pdf())
    assert letters(pressed.path) == letters(screen)


def letters(path: Path) -> list[str]:
    """Return the letters and figures of each page, sorted: without tags they are painted as set."""
    return ["".join(sorted(filter(str.isalnum, page))) for page in pdf.texts(path)]


def test_what_reaches_the_trim_reaches_over_the_bleed(
    pressed: Pressed, looks: list[Image.Image]
) -> None:
    bleed, room = (5, 13) if pressed.shop.order.marks else (3, 3)
    dots = 100 / 25.4
    coloured = 0
    for number, page in enumerate(looks, start=1):
        for side in sides(page, room * dots, bleed * dots):
            pairs = [(inside, outside) for inside, outside in side if min(inside) < 250]
            unlike = [pair for pair in pairs if furthest(*pair) > 30]
            coloured += len(pairs)
            # The steps of the cover lean: where one ends at the trim, another goes on beyond it.
            assert len(unlike) <= len(pairs) / 5, f"page {number}: colour ends at the trim"
    assert coloured > 1000


Pixel = tuple[int, ...]


def sides(page: Image.Image, room: float, bleed: float) -> Iterator[list[tuple[Pixel, Pixel]]]:
    """Yield pairs of pixels for each side: just inside the trim, and at the end of the bleed."""
    near, far = round(room + 1.5), round(room - bleed + 1.5)
    right, foot = page.width - 1, page.height - 1
    across, down = range(near, page.width - near), range(near, page.height - near)
    yield [(pixel(page, x, near), pixel(page, x, far)) for x in across]
    yield [(pixel(page, x, foot - near), pixel(page, x, foot - far)) for x in across]
    yield [(pixel(page, near, y), pixel(page, far, y)) for y in down]
    yield [(pixel(page, right - near, y), pixel(page, right - far, y)) for y in down]


def furthest(one: Pixel, other: Pixel) -> int:
    """Return by how much two colours differ in the channel in which they differ most."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def pixel(page: Image.Image, x: int, y: int) -> Pixel:
    colour = page.getpixel((x, y))
    assert isinstance(colour, tuple)
    return tuple(int(channel) for channel in colour)


@pytest.mark.parametrize("pressed", ["5 mm, marks"], indirect=True)
def test_marks_are_all_there_is_outside_the_bleed(looks: list[Image.Image]) -> None:
    slug = round(8 * 100 / 25.4) - 2
    for page in looks:
        outside = page.convert("L")
        outside.paste(255, (slug, slug, page.width - slug, page.height - slug))
        dark = sum(outside.histogram()[:200])
        assert 8 * 10 < dark < 8 * 60  # eight marks of 20 pixels, some of them on two rows


def test_codes_can_be_read_from_the_press_pages(pressed: Pressed) -> None:
    codes: set[str] = set()
    with pypdfium2.PdfDocument(pressed.path) as document:
        for page in document:
            image = page.render(scale=200 / 72).to_pil()
            codes.update(code.text for code in zxingcpp.read_barcodes(image))
    links = {link.url for t in pressed.booklet.edition.texts for link in t.fields.links[:1]}
    assert links
    assert codes == links


def test_pictures_are_embedded_in_ink_and_at_a_size_that_can_be_printed(pressed: Pressed) -> None:
    widths = largest_widths_mm(pressed.pages.booklet.pictures)
    assert len(widths) == 3
    with pikepdf.open(pressed.path) as document:
        pictures = [item for item in document.objects if is_picture(item)]
        assert {str(picture.ColorSpace) for picture in pictures} == {"/DeviceCMYK"}
        assert {str(picture.Filter) for picture in pictures} == {"/DCTDecode"}
        sizes = {int(picture.Width) for picture in pictures}
        amounts = [most_ink(Image.open(BytesIO(picture.read_raw_bytes()))) for picture in pictures]
    assert len(pictures) == 3
    assert max(amounts) <= 300
    # Pixels: the first is 3200 wide when it stands upright. A smaller one is not made larger.
    given = {"norrby.jpg": 3200, "soderby.png": 1600, "vasterby.jpg": 1600}
    printed = {path.rpartition("/")[2]: ceil(mm / 25.4 * 350) for path, mm in widths.items()}
    assert printed["norrby.jpg"] < given["norrby.jpg"]
    assert sizes == {min(given[name], printed[name]) for name in given}


def is_picture(item: object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"


def test_pictures_keep_their_colours_and_stand_upright(
    pressed: Pressed, looks: list[Image.Image]
) -> None:
    pages = pressed.pages.settled.plan.pages
    upright, faint, inked = (
        looks[pages[f"text-{slug}"] - 1] for slug in ("norrby", "soderby", "vasterby")
    )
    red, green = where(upright, RED), where(upright, GREEN)
    assert red.width == green.width
    assert red.bottom <= green.top
    widths = largest_widths_mm(pressed.pages.booklet.pictures)
    # What reaches over the trim ends with the bleed.
    most_mm = 148 + 2 * pressed.shop.order.bleed_mm
    wide, *others = (min(widths[f"content/2019/images/{name}"], most_mm) for name in NAMES)
    half_paper, pure = where(faint, (228, 130, 140)), where(inked, (237, 28, 36))
    for area, width_mm in zip((half_paper, pure), others, strict=True):
        assert area.width / red.width == pytest.approx(width_mm / wide, rel=0.02)


class Area(NamedTuple):
    """A part of a page, in pixels from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left


def where(page: Image.Image, colour: tuple[int, int, int]) -> Area:
    """Return the part of a page that has about this colour."""
    channels = ImageChops.difference(page, Image.new("RGB", page.size, colour)).split()
    furthest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    found = furthest.point([255 if distance < 30 else 0 for distance in range(256)]).getbbox()
    assert found, f"nothing of {colour}"
    return Area(*found)


@needs_ghostscript
def test_the_plates_carry_no_more_ink_than_the_shop_takes(pressed: Pressed, tmp_path: Path) -> None:
    room = round((13 if pressed.shop.order.marks else 3) * 60 / 25.4)
    amounts = []
    for page in separations(pressed.path, tmp_path):
        trimmed = page.crop((room, room, page.width - room, page.height - room))
        amounts.append(most_ink(trimmed))
    assert 244 < max(amounts) <= pressed.shop.order.ink_limit_percent  # night has 245


@needs_ghostscript
def test_a_page_of_text_needs_the_black_plate_for_its_text(
    pressed: Pressed, tmp_path: Path
) -> None:
    room = 13 if pressed.shop.order.marks else 3
    dots = 150 / 25.4
    (opening,) = separations(pressed.path, tmp_path, dpi=150, pages="2")
    # Below the title, which is in the accent, are words to the reader and the imprint.
    left, top, right, bottom = (room, room + 35, room + 148, room + 205)
    below = opening.crop((left * dots, top * dots, right * dots, bottom * dots))
    plates = [plate.getextrema()[1] for plate in below.split()]
    assert plates == [0, 0, 0, 255]


@pytest.fixture(scope="module")
def simple(tmp_path_factory: pytest.TempPathFactory) -> SetBooklet:
    """A booklet of a single text without a picture that is settled."""
    workspace = copy_some(tmp_path_factory.mktemp("simple"), "norrby")
    edition = read(workspace, 2019).require()
    return SetBooklet(workspace, edition, set_booklet(workspace, edition))


def changed(simple: SetBooklet, folder: Path, css: str) -> SetBooklet:
    """Return that booklet in a workspace whose style sheet has been changed since."""
    workspace = copy_some(folder, "norrby")
    sheet = workspace.styles / "parts" / "history.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}\n{css}\n", "utf-8")
    return replace(simple, workspace=workspace, edition=read(workspace, 2019).require())


@pytest.mark.parametrize(
    ("css", "rule"),
    [
        (".history { color: #123456 }", "not-in-inks"),
        (".award-year { break-before: page }", "unlike-pages"),
        (".award-year { display: none }", "lost-text"),
    ],
)
def test_a_file_that_no_shop_should_get_is_not_written(
    simple: SetBooklet, tmp_path: Path, css: str, rule: str
) -> None:
    pages = changed(simple, tmp_path, css)
    with pytest.raises(ContentError) as caught:
        pages.pressed(read_shop(pages.workspace, "fogra39"))
    assert {problem.rule for problem in caught.value.problems} == {rule}


@pytest.mark.usefixtures("uncached")
@pytest.mark.parametrize("pressed", ["3 mm"], indirect=True)
def test_another_process_in_another_folder_writes_the_same_bytes(
    pressed: Pressed, run: Run, tmp_path: Path
) -> None:
    workspace = copy_mini(tmp_path)
    illustrate(workspace)
    done = run("booklet", "2019", "--for", "press", "--json", cwd=workspace.root)
    (file,) = json.loads(done.stdout)
    assert file["sha256"] == sha256(pressed.path.read_bytes()).hexdigest()
