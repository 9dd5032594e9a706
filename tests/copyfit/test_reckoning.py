"""What is reckoned is what the engine sets."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from report.compositor.compositor import Compositor
from report.copyfit.quality import ideal
from report.copyfit.reckoning import NO_CHOICES, Reckoning
from report.design.makeup import Makeup
from report.design.plates import Plates
from report.design.settings import Range, Setting, read_ranges, smallest
from report.design.sheets import product_sheets
from report.document.columns import is_side_large
from report.model import Profile, Text
from report.products.profile import PROFILE
from report.typeset import Layout
from report.typeset.heights import Length
from report.units import px_from_pt

from support.editions import WORKSPACE, read
from support.workspaces import copy_some

ROUNDING = 1e-3  # of a page: columns that the engine balances are off by less than a px
LEADING = 0.008  # of a page: the white below the letters of a line
SETTINGS = 4  # of each text, drawn by chance
ROOM = 0.02  # of pages: what is nearly too full may go to another page by its leading


@pytest.fixture(scope="module", params=[2016, 2019, 2021], ids="edition-{}".format)
def compositor(request: pytest.FixtureRequest) -> Compositor:
    return Compositor(WORKSPACE, read(WORKSPACE, request.param).require())


def booklet_ranges() -> tuple[Range, ...]:
    return read_ranges(product_sheets(WORKSPACE, "booklet")[-1])


def laid_out(compositor: Compositor, product: str, text: Text[Profile], setting: Setting) -> Layout:
    documents = compositor.documents
    if product == "profile":
        setter = compositor._typesetter(PROFILE)
        return setter.layout(documents.page(PROFILE, text), style=setting.css)
    return compositor._booklets.layout(documents.article(text), style=setting.css)


@pytest.mark.parametrize("product", ["booklet", "profile"])
def test_any_setting_is_reckoned_from_the_smallest(compositor: Compositor, product: str) -> None:
    """To a fiftieth of a millimetre, with the lines of every size, the steps and all spaces."""
    chance = Random(product)  # noqa: S311
    ranges = read_ranges(product_sheets(WORKSPACE, product)[-1])
    seen = 0
    for text in compositor._edition.texts[:4]:
        low = smallest(ranges)
        first = laid_out(compositor, product, text, low)
        anatomy = first.anatomy()
        assert anatomy
        if first.fill > (1 if product == "profile" else 2):
            continue
        pages = 1 if product == "profile" else 2
        reckoning = Reckoning(anatomy, low, pages)
        for _ in range(SETTINGS):
            values = {limits.parameter.field: chance.choice(limits.values) for limits in ranges}
            setting = replace(
                Setting(**values),
                size_pt=min(values["size_pt"], 9.0),
                rise_mm=min(values["rise_mm"], 4),
            )
            reckoned = reckoning.reckon(setting)
            if product == "profile":
                setting = replace(setting, text_mm=round(reckoned.text_px * 25.4 / 96, 3))
            layout = laid_out(compositor, product, text, setting)
            if reckoned.fill <= pages - ROOM:
                seen += 1
                # Below the last ink a box may go on by less than a line.
                assert layout.fill <= reckoned.fill + ROUNDING, text.slug
                assert layout.fill > reckoned.fill - LEADING, text.slug
            elif reckoned.fill > pages + ROOM:
                assert layout.fill > pages
    assert seen or len(compositor._edition.texts) == 1  # which may be too long at most of them


def test_lines_of_facing_pages_are_brought_level(compositor: Compositor) -> None:
    ranges = booklet_ranges()
    text = compositor._edition.texts[0]
    low = smallest(ranges)
    anatomy = laid_out(compositor, "booklet", text, low).anatomy()
    assert anatomy
    level = Reckoning(anatomy, low).levelled(low)
    tops: dict[int, float] = {}
    for passage in laid_out(compositor, "booklet", text, level).passages():
        if passage.measure_mm > 113 and passage.block.text[:15] in text.source.body:
            for line in passage.lines:
                tops.setdefault(line.page, line.top_mm)
    line_mm = low.line_pt * 25.4 / 72
    off = (tops[1] - tops[2]) % line_mm
    assert min(off, line_mm - off) == pytest.approx(0, abs=0.02)


def test_what_stands_large_beside_a_text_ends_above_it(compositor: Compositor) -> None:
    """How much there is of it is told from its letters, before anything is set."""
    setter, makeup, seen = compositor.page_setter(PROFILE), Makeup("band"), 0
    for text in compositor._edition.texts:
        if is_side_large(text, makeup, Plates()):
            seen += 1
            ranges = setter.ranges(text, makeup)
            low, best = smallest(ranges), ideal(ranges)
            anatomy = setter.probe(text, makeup, low)
            assert anatomy
            space = {"space": px_from_pt(best.space_pt - low.space_pt)}
            text_px = Reckoning(anatomy, low).reckon(best).text_px
            assert anatomy.beside.at(space) < text_px, text.slug
    assert seen


def test_what_goes_over_whole_leaves_a_hole_above_it(compositor: Compositor) -> None:
    ranges = booklet_ranges()
    low = smallest(ranges)
    anatomy = laid_out(compositor, "booklet", compositor._edition.texts[0], low).anatomy()
    assert anatomy
    parts = tuple(Length(share * anatomy.page_px) for share in (0.7, 0.2, 0.4))
    short = replace(anatomy, blocks=anatomy.blocks[:1], below=parts)
    pages, (first, second) = Reckoning(short, low, 3).reckon(low).filling
    assert 0.1 < first < 0.7
    assert second == pytest.approx(1 - 0.7 - 0.2)
    assert pages == pytest.approx(2 + 0.4)


def test_blocks_before_the_foot_of_a_page_are_those_that_move_it(compositor: Compositor) -> None:
    ranges = booklet_ranges()
    text = compositor._edition.texts[0]
    low = smallest(ranges)
    layout = laid_out(compositor, "booklet", text, low)
    anatomy = layout.anatomy()
    assert anatomy
    blocks = Reckoning(anatomy, low, 2).moving(low)
    pages = {passage.block: passage.lines[0].page for passage in layout.passages()}
    assert blocks
    assert all(pages[block] == 1 and not block.is_heading for block in blocks)
    short = replace(anatomy, blocks=anatomy.blocks[:2])
    assert Reckoning(short, low, 2).moving(low) == []


LISTED = """\
{words} Arbetet har sin ordning:

1. planera
2. pröva, så länge som det behövs för att alla ska hinna se vad som fungerar och vad som inte gör
3. berätta

"""


@pytest.mark.parametrize("words", [10, 30, 37])
def test_lists_go_over_with_what_comes_before_as_it_is_reckoned(words: int, tmp_path: Path) -> None:
    workspace = copy_some(tmp_path, "norrby")
    path = workspace.year(2019) / "norrby.md"
    head, _, _ = path.read_text("utf-8").rpartition("---\n")
    body = LISTED.format(words=" ".join(["Ord", *["ord"] * words])) * 8
    path.write_text(f"{head}---\n\n{body}", "utf-8")
    compositor = Compositor(workspace, read(workspace, 2019).require())
    text, low = compositor._edition.texts[0], smallest(booklet_ranges())
    setter, makeup = compositor.booklet_setter, Makeup("band")
    anatomy = setter.probe(text, makeup, low)
    assert anatomy
    for leading in (low.leading + 0.02 * n for n in range(6)):
        setting = replace(low, leading=round(leading, 2))
        reckoned = Reckoning(anatomy, low, 6).reckon(setting).fill
        fill = setter.render(text, makeup, setting, NO_CHOICES).fill
        assert reckoned - LEADING < fill <= reckoned + ROUNDING
