"""The cover of a booklet for a print shop as a file of its own, and the inside as another."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from report.checks import preflight
from report.checks.preflight import Expected, Limits, opened
from report.compositor.booklet import set_for_press
from report.compositor.edition_cache import EditionCache
from report.design.sheets import font_families
from report.finish.press.cover import COVER_PAGES, cover, inside
from report.finish.press.shop import Shop, read_shop
from report.problems import ContentError
from report.products.booklet import BOOKLET, COVER, COVER_FORM, INSIDE, INSIDE_FORM
from report.units import PT_PER_INCH, pt_from_mm
from report.workspace import Workspace

from support.editions import read, set_booklet
from support.here import here
from support.plates import needs_ghostscript, separations
from support.workspaces import Run, copy_mini

PPI = 72
A5_PT = (pt_from_mm(148), pt_from_mm(210))


@pytest.fixture(scope="module", params=["3 mm", "5 mm, marks"])
def shop(made: Workspace, request: pytest.FixtureRequest) -> Shop:
    shop = read_shop(made, "fogra39")
    if request.param == "3 mm":
        return shop
    order = shop.order.model_copy(update={"bleed_mm": 5, "marks": True})
    return Shop(shop.name, shop.path, order, shop.profile)


@pytest.fixture(scope="module")
def pressed(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    workspace = copy_mini(tmp_path_factory.mktemp("cover"))
    edition = read(workspace, 2019).require()
    pages = set_booklet(workspace, edition)
    with here(workspace, edition) as workers:
        cache = EditionCache(workspace, edition)
        return set_for_press(workers, cache, edition, pages.booklet, shop, lambda doing: None)


def trimmed(pdf: bytes) -> list[Image.Image]:
    """Draw what is left of each page when it is cut."""
    drawn = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            left, bottom, right, top = page.get_trimbox()
            scale = PPI / PT_PER_INCH
            picture = page.render(scale=scale).to_pil().convert("RGB")
            height = page.get_height()
            edges = (left, height - top, right, height - bottom)
            drawn.append(picture.crop(tuple(round(edge * scale) for edge in edges)))
    return drawn


def nearest(one: Image.Image, pages: list[Image.Image]) -> int:
    """Return the page that looks most like a picture, which lies up to half a dot beside it."""
    return min(range(len(pages)), key=lambda number: differs(one, pages[number]))


def differs(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, 0 to 255, but for two dots at their edges."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    box = (2, 2, width - 2, height - 2)
    histogram = ImageChops.difference(one.crop(box), other.crop(box)).convert("L").histogram()
    return sum(step * count for step, count in enumerate(histogram)) / sum(histogram)


def test_the_cover_is_two_spreads_and_the_inside_all_other_pages(
    pressed: bytes, shop: Shop
) -> None:
    pages = trimmed(pressed)
    outer, inner = trimmed(cover(pressed, shop))
    last = len(pages) - 1
    for spread, left, right in ((outer, last, 0), (inner, 1, last - 1)):
        middle = spread.width // 2
        assert nearest(spread.crop((0, 0, middle, spread.height)), pages) == left
        assert nearest(spread.crop((middle, 0, spread.width, spread.height)), pages) == right
    within = trimmed(inside(pressed, shop))
    assert len(within) == len(pages) - COVER_PAGES
    for one, other in zip(within, pages[2:-2], strict=True):
        assert differs(one, other) == 0


def test_a_spread_has_the_boxes_that_the_shop_asks_for(pressed: bytes, shop: Shop) -> None:
    with pikepdf.open(BytesIO(cover(pressed, shop))) as document:
        for page in document.pages:
            left, bottom, right, top = (float(edge) for edge in page.trimbox)
            assert (right - left, top - bottom) == pytest.approx((2 * A5_PT[0], A5_PT[1]), abs=0.1)
            bleed = float(page.trimbox[0]) - float(page.bleedbox[0])
            assert bleed == pytest.approx(pt_from_mm(shop.order.bleed_mm), abs=0.01)
            fold = f"{(left + right) / 2:.4f} "
            assert (fold in page.Contents.read_bytes().decode()) == shop.order.marks


def test_no_paper_shows_in_the_fold(pressed: bytes, shop: Shop) -> None:
    outer, _ = trimmed(cover(pressed, shop))
    middle = outer.width // 2
    strip = outer.crop((middle - 2, 10, middle + 2, 60))
    aside = outer.crop((middle - 20, 10, middle - 16, 60))
    assert differs(strip.resize((40, 50)), aside.resize((40, 50))) < 8


def test_preflight_finds_nothing_in_either(
    pressed: bytes, shop: Shop, made: Workspace, tmp_path: Path
) -> None:
    limits = Limits(bleed_mm=shop.order.bleed_mm, ink_percent=shop.order.ink_limit_percent)
    expected = Expected(limits, font_families(made), ())
    for kind, data in (
        (COVER_FORM, cover(pressed, shop)),
        (INSIDE_FORM, inside(pressed, shop)),
    ):
        path = tmp_path / f"{kind.pages}.pdf"
        path.write_bytes(data)
        with opened(path, kind, expected) as file:
            assert list(preflight.preflight(file)) == []


def test_the_same_pages_give_the_same_bytes(pressed: bytes, shop: Shop) -> None:
    assert cover(pressed, shop) == cover(pressed, shop)
    assert inside(pressed, shop) == inside(pressed, shop)


def test_a_booklet_of_one_sheet_is_all_cover(pressed: bytes, shop: Shop) -> None:
    file = BytesIO()
    with pikepdf.open(BytesIO(pressed)) as document:
        del document.pages[2:-2]
        document.save(file)
    for part in (cover, inside):
        with pytest.raises(ContentError, match="a booklet of 4 pages is all cover"):
            part(file.getvalue(), shop)


@needs_ghostscript
def test_the_plates_of_the_cover_are_those_of_its_pages(
    pressed: bytes, shop: Shop, tmp_path: Path
) -> None:
    plates = []
    for name, data in (("cover", cover(pressed, shop)), ("pages", pressed)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "file.pdf").write_bytes(data)
        plates.append(list(separations(folder / "file.pdf", folder)))
    (outer, _), pages = plates
    ink = [sum(ImageStat.Stat(plate).mean) for plate in (outer, pages[0], pages[-1])]
    assert ink[0] == pytest.approx((ink[1] + ink[2]) / 2, rel=0.1)


def test_the_command_writes_both_and_checks_know_them(run: Run, tiny: Workspace) -> None:
    done = run("booklet", "2019", "--for", "press", "--separate-cover", cwd=tiny.root)
    assert (done.returncode, done.stderr) == (0, "")
    paths = [BOOKLET.file(tiny, 2019, COVER), BOOKLET.file(tiny, 2019, INSIDE)]
    assert [line.split("  ")[0] for line in done.stdout.splitlines()] == [
        path.relative_to(tiny.root).as_posix() for path in paths
    ]
    assert not BOOKLET.file(tiny, 2019, "-press").exists()
    assert run("check", "2019", cwd=tiny.root).stdout == "no problems\n"
    path = tiny.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8").replace("Första", "Det första"), "utf-8")
    told = run("check", "2019", cwd=tiny.root).stderr
    assert told.count("[stale-file]") == 2
    assert "Make it again: report booklet 2019 --for press --separate-cover" in told


def test_a_cover_apart_is_for_the_press(run: Run, tiny: Workspace) -> None:
    done = run("booklet", "2019", "--separate-cover", cwd=tiny.root)
    assert (done.returncode, "[no-shop]" in done.stderr) == (2, True)
