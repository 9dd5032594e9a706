"""A whole booklet with an ink of its own, beside the same booklet without: file and plates."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from report.checks import preflight
from report.checks.preflight import Expected, Limits, opened
from report.compositor.booklet import set_for_press
from report.compositor.edition_cache import EditionCache
from report.design.sheets import font_families
from report.finish.paint import CMYK, SPOT
from report.finish.painting import painted
from report.finish.press.cover import cover, inside
from report.finish.press.inks import spots_in
from report.finish.press.shop import Shop, read_shop
from report.finish.press.spots import NO_SPOTS
from report.products.booklet import BOOKLET, COVER_FORM, INSIDE_FORM
from report.products.product import Form
from report.products.target import Target
from report.workspace import Workspace

from support.editions import read, set_booklet
from support.here import here
from support.plates import needs_ghostscript, plate, separations
from support.workspaces import Run, copy_mini

GOLD, NIGHT = "PANTONE 871 C", "PANTONE 2965 C"
SPOTS = f"spots:\n  gold-4: {GOLD}\n  night: {NIGHT}\n"
MIXTURES = {GOLD: (3, 33, 90, 11), NIGHT: (95, 65, 20, 65)}  # percent, as in styles/colours.yaml


@dataclass(frozen=True)
class Both:
    """Press files of the same booklet: in the four inks alone, and with two more."""

    workspace: Workspace
    shop: Shop
    mixed: bytes
    spotted: bytes

    def parts(self) -> Iterator[tuple[Form, bytes, bytes]]:
        """Yield the whole, the cover and the inside, in the four inks alone and with two more."""
        four = without(self.shop)
        yield BOOKLET.form(Target.PRESS), self.mixed, self.spotted
        yield COVER_FORM, cover(self.mixed, four), cover(self.spotted, self.shop)
        yield INSIDE_FORM, inside(self.mixed, four), inside(self.spotted, self.shop)


def without(shop: Shop) -> Shop:
    order = shop.order.model_copy(update={"spots": {}})
    return replace(shop, order=order, spots=NO_SPOTS)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    workspace = copy_mini(tmp_path_factory.mktemp("spots"))
    path = workspace.styles / "press" / "fogra39.yaml"
    path.write_text(f"{path.read_text('utf-8')}{SPOTS}", "utf-8")
    edition = read(workspace, 2019).require()
    shop = read_shop(workspace, "fogra39")
    pages = set_booklet(workspace, edition)
    with here(workspace, edition) as workers:
        cache = EditionCache(workspace, edition)
        files = [
            set_for_press(workers, cache, edition, pages.booklet, each, lambda doing: None)
            for each in (without(shop), shop)
        ]
    return Both(workspace, shop, *files)


def separation_spaces(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return sorted(
            str(item[1])
            for item in document.objects
            if isinstance(item, pikepdf.Array) and len(item) and item[0] == "/Separation"
        )


def test_the_pieces_of_a_file_share_one_space_for_each_ink(both: Both) -> None:
    assert separation_spaces(both.mixed) == []
    for _, _, pdf in both.parts():
        assert separation_spaces(pdf) == [f"/{NIGHT}", f"/{GOLD}"]


def test_nothing_that_has_its_ink_is_mixed_and_nothing_overprints(both: Both) -> None:
    mixtures = [tuple(share / 100 for share in each) for each in MIXTURES.values()]
    with pikepdf.open(BytesIO(both.spotted)) as document:
        colours = {paint.colour for page in document.pages for paint in painted(page)}
        states = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
    assert {colour.space for colour in colours} == {CMYK, f"{SPOT}{GOLD}", f"{SPOT}{NIGHT}"}
    assert not {colour.values for colour in colours} & set(mixtures)
    assert not [state for state in states if "/OP" in state or "/op" in state]


def test_who_looks_at_the_file_sees_the_same(both: Both) -> None:
    pages = 0
    for _, mixed, spotted in both.parts():
        for one, other in zip(drawn(mixed), drawn(spotted), strict=True):
            difference = ImageChops.difference(one, other).convert("L").getextrema()
            assert difference in ((0, 0), (0, 1))
            pages += 1
    assert pages > 20


def drawn(pdf: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        yield from (page.render(scale=1).to_pil().convert("RGB") for page in document)


@needs_ghostscript
def test_each_ink_is_on_its_plate_and_none_of_the_four_below_it(both: Both, tmp_path: Path) -> None:
    inked = dict.fromkeys(MIXTURES, 0)
    for kind, *files in both.parts():
        folders = [tmp_path / f"{kind}-{name}" for name in ("mixed", "spotted")]
        pages = [list(plates(*each)) for each in zip(folders, files, strict=True)]
        for number, (before, after) in enumerate(zip(*pages, strict=True), start=1):
            covered = Image.new("L", after.size)
            for ink, mixture in MIXTURES.items():
                own = plate(folders[1], number, ink, after)
                assert same(own, where(before, mixture)), (kind, number, ink)
                inked[ink] += own.histogram()[255]
                covered = ImageChops.lighter(covered, own)
            # None of the four is where one of these is; elsewhere, they are as they were.
            before.paste((0, 0, 0, 0), mask=covered)
            assert same(before, after), (kind, number)
    assert min(inked.values()) > 1000


def plates(folder: Path, pdf: bytes) -> Iterator[Image.Image]:
    folder.mkdir()
    (folder / "file.pdf").write_bytes(pdf)
    yield from separations(folder / "file.pdf", folder)


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.tobytes() == other.tobytes()


def where(page: Image.Image, percent: tuple[int, ...]) -> Image.Image:
    """Return a mask of the dots that have a mixture, as far as plates of 255 steps tell."""
    found = Image.new("L", page.size, 255)
    for of_ink, share in zip(page.split(), percent, strict=True):
        near = of_ink.point([255 if abs(step - share * 2.55) <= 1 else 0 for step in range(256)])
        found = ImageChops.darker(found, near)
    return found


def test_preflight_finds_nothing_in_them_but_what_was_not_ordered(
    both: Both, tmp_path: Path
) -> None:
    def problems(kind: Form, pdf: bytes, *spots: str) -> list[str]:
        limits = Limits(bleed_mm=3, spots=spots)
        path = tmp_path / "file.pdf"
        path.write_bytes(pdf)
        with opened(path, kind, Expected(limits, font_families(both.workspace), ())) as file:
            return [problem.rule for problem in preflight.preflight(file)]

    for kind, _, pdf in both.parts():
        assert problems(kind, pdf, GOLD, NIGHT) == []
    assert problems(BOOKLET.form(Target.PRESS), both.spotted, GOLD) == ["unknown-spot"]
    assert problems(BOOKLET.form(Target.PRESS), both.spotted, GOLD, NIGHT, "Silver") == [
        "unused-spot"
    ]
    assert problems(BOOKLET.form(Target.PRESS), both.mixed, GOLD) == ["unused-spot"]


def test_the_commands_name_the_plates(run: Run, tiny: Workspace) -> None:
    path = tiny.styles / "press" / "tryckeriet.yaml"
    written = (path.parent / "fogra39.yaml").read_text("utf-8")
    path.write_text(f"{written}{SPOTS}  wine: PANTONE 188 C\n", "utf-8")
    order = ("booklet", "2019", "--for", "press", "--shop", "tryckeriet")
    unused = "no page needs a plate for 'PANTONE 188 C' [unused-spot]"
    done = run(*order, cwd=tiny.root)
    assert done.returncode == 0
    assert f"tryckeriet.yaml: warning: {unused}" in done.stderr
    assert done.stdout.rstrip().endswith(f"kB, CMYK + {NIGHT} + {GOLD}")
    assert spots_in(BOOKLET.file(tiny, 2019, "-press").read_bytes()) == (NIGHT, GOLD)
    # The edition names another shop with the same printing condition, and no spots.
    told = run("check", "2019", cwd=tiny.root).stderr
    assert (told.count("-press.pdf"), told.count(unused)) == (1, 1)
    # In two files, each ink may be missing on one; that it is on neither is told once.
    parted = run(*order, "--separate-cover", cwd=tiny.root)
    assert (parted.returncode, parted.stderr.count(unused)) == (0, 1)
    files = json.loads(run(*order, "--separate-cover", "--json", cwd=tiny.root).stdout)
    assert {ink for file in files for ink in file["spots"]} == {NIGHT, GOLD}
