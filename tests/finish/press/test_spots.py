"""Colours that a shop prints with an ink of their own: what its file says, and what pages paint."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from report.finish.paint import spot_ink
from report.finish.painting import painted as everything
from report.finish.press.shop import read_shop
from report.finish.press.spots import Spot, Spots
from report.finish.press.spotting import paint_with_spots
from report.problems import ContentError
from report.workspace import Workspace

from support.plates import needs_ghostscript, plate, separations
from support.workspaces import Run

GOLD = Spot("gold", "PANTONE 871 C", (0, 0.4, 0.8, 0.2))
WINE = Spot("wine", "PANTONE 188 C", (0.3, 1, 0.35, 0.7))
PALE = (0, 0.1, 0.2, 0.05)  # a fourth of the gold, and a colour of its own
SPOTS = Spots((GOLD, WINE), frozenset({PALE, (0, 0, 0, 1)}))
BOX = Array([0, 0, 9, 9])


def name_spots(workspace: Workspace, **spots: str) -> None:
    path = workspace.styles / "press" / "fogra39.yaml"
    lines = [f"  {colour.replace('_', '-')}: {ink}\n" for colour, ink in spots.items()]
    path.write_text(f"{path.read_text('utf-8')}spots:\n{''.join(lines)}", "utf-8")


def painted(content: bytes, spots: Spots = SPOTS) -> str:
    """Return the operators of a page as they paint with spots, on one line."""
    with pikepdf.new() as document:
        page(document, content)
        paint_with_spots(document, spots)
        return " ".join(document.pages[0].Contents.read_bytes().decode().split())


def page(document: Pdf, content: bytes, **resources: Any) -> Any:
    document.add_blank_page(page_size=(100, 100))
    new = document.pages[-1].obj
    new.Contents = document.make_stream(content)
    new.Resources = Dictionary(**resources)
    return new


def test_a_shop_is_read_with_its_spots(mini: Workspace) -> None:
    assert not read_shop(mini, "fogra39").spots
    name_spots(mini, gold_4="PANTONE 871 C")
    spots = read_shop(mini, "fogra39").spots
    assert spots.inked == (Spot("gold-4", "PANTONE 871 C", (0.03, 0.33, 0.9, 0.11)),)
    assert (0, 0, 0, 1) in spots.others
    assert (0.03, 0.33, 0.9, 0.11) not in spots.others


@pytest.mark.parametrize(
    ("spots", "line", "rule", "message", "advice"),
    [
        *(
            ({"gold_4": ink}, "14:11", "unfit-ink", f"'{ink}' cannot be the name of an ink", "Wri")
            for ink in ("black", "All", "None", "Cyan", "G/uld", "Guld #1", "Guld  1", "Gułd", "-")
        ),
        (
            {"glod_4": "PANTONE 871 C"},
            *("14:3", "unknown-colour", "'glod-4' is not a colour", "Did you mean 'gold-4'?"),
        ),
        (
            {"gold_4": "Guld", "gold_5": "guld"},
            *("15:3", "unfit-ink", "'gold-5' and 'gold-4' cannot be told apart on", "Each ink is"),
        ),
        ({"paper": "Guld"}, "14:3", "unfit-ink", "'paper' is the paper, and has no ink", "Strike"),
    ],
)
def test_a_mistake_in_spots_is_shown_with_its_place(
    mini: Workspace, spots: dict[str, str], line: str, rule: str, message: str, advice: str
) -> None:
    name_spots(mini, **{name: f'"{ink}"' for name, ink in spots.items()})
    with pytest.raises(ContentError) as caught:
        read_shop(mini, "fogra39")
    (problem,) = caught.value.problems
    assert str(problem.place).endswith(f"fogra39.yaml:{line}")
    assert (problem.rule, problem.message[: len(message)]) == (rule, message)
    assert problem.advice.startswith(advice)


def test_checks_tell_of_it_too(run: Run, mini: Workspace) -> None:
    name_spots(mini, glod_4="PANTONE 871 C")
    told = run("check", "2019", cwd=mini.root)
    assert (told.returncode, told.stderr.count("'glod-4' is not a colour")) == (1, 1)


def test_colours_that_are_mixed_alike_have_no_two_inks(mini: Workspace) -> None:
    path = mini.styles / "colours.yaml"
    twin = 'twin: { rgb: "#cf9f2a", cmyk: [3, 33, 90, 11] }\n'
    path.write_text(path.read_text("utf-8") + twin, "utf-8")
    name_spots(mini, gold_4="Guld", twin="Silver")
    with pytest.raises(ContentError, match="'twin' and 'gold-4' cannot be told apart"):
        read_shop(mini, "fogra39")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0 .4 .8 .2 k 0 0 9 9 re f", "/spot-gold cs 1 scn 0 0 9 9 re f"),
        ("0 .4 .8 .2 K 0 0 9 9 re S", "/spot-gold CS 1 SCN 0 0 9 9 re S"),
        ("/DeviceCMYK cs 0 .4 .8 .2 scn f", "/spot-gold cs 1 scn f"),
        ("/DeviceCMYK CS .3 1 .35 .7 SCN S", "/spot-wine CS 1 SCN S"),
        ("0 .2 .4 .1 k f", "/spot-gold cs 0.5 scn f"),  # a tint
        # Another colour, even after a spot in the same space, and after what was kept of it.
        (
            "/DeviceCMYK cs 0 .4 .8 .2 scn f 1 0 0 0 scn f",
            "/spot-gold cs 1 scn f 1 0 0 0 k f",
        ),
        (
            "/DeviceCMYK cs q 0 .4 .8 .2 scn f Q 1 0 0 0 scn f",
            "0 0 0 1 k q /spot-gold cs 1 scn f Q 1 0 0 0 k f",
        ),
        (
            "0 .4 .8 .2 k q /DeviceRGB cs 0 .4 .8 scn Q 0 .4 .8 .2 K",
            "/spot-gold cs 1 scn q /DeviceRGB cs 0 .4 .8 scn Q /spot-gold CS 1 SCN",
        ),
        ("0 .4 .8 .2 k f 0 0 0 1 k f", "/spot-gold cs 1 scn f 0 0 0 1 k f"),
        ("0 .4 .8 .2 k (x) Tj 0.5 g f", "/spot-gold cs 1 scn (x) Tj 0.5 g f"),
        # What has none of it stays as it was written.
        ("/DeviceCMYK cs 0 .1 .2 .05 scn f", "/DeviceCMYK cs 0 .1 .2 .05 scn f"),
        ("0 .004 .008 .002 k f", "0 .004 .008 .002 k f"),
        ("0 .4 .8 .3 k f", "0 .4 .8 .3 k f"),
    ],
)
def test_operators_paint_with_spots(content: str, expected: str) -> None:
    assert painted(content.encode()) == expected


def test_a_colour_with_a_name_of_its_own_is_no_tint() -> None:
    assert painted(b"0 .1 .2 .05 k f 0 .4 .8 .2 k f") == (
        "0 0.1 0.2 0.05 k f /spot-gold cs 1 scn f"
    )
    alone = Spots((GOLD,))
    assert painted(b"0 .1 .2 .05 k f", alone) == "/spot-gold cs 0.25 scn f"


def test_all_that_is_drawn_shares_one_space_for_each_ink() -> None:
    gold = b"0 .4 .8 .2 k 0 0 9 9 re f"
    with pikepdf.new() as document:
        inner = document.make_stream(gold, Subtype=Name.Form, BBox=BOX, Resources=Dictionary())
        within = Dictionary(XObject=Dictionary(I=inner))
        form = document.make_stream(b"/I Do", Subtype=Name.Form, BBox=BOX, Resources=within)
        tile = document.make_stream(gold, PatternType=1, PaintType=1, Resources=Dictionary())
        mask = document.make_stream(gold, Subtype=Name.Form, BBox=BOX, Resources=Dictionary())
        picture = document.make_stream(b"\x00\x66\xcc\x33", Subtype=Name.Image)
        picture.ColorSpace = Name.DeviceCMYK
        for _ in range(2):
            page(
                document,
                b"0 .4 .8 .2 k f /F Do /P Do",
                XObject=Dictionary(F=form, P=picture),
                Pattern=Dictionary(T=tile),
                ExtGState=Dictionary(M=Dictionary(SMask=Dictionary(G=mask))),
            )
        paint_with_spots(document, SPOTS)
        file = BytesIO()
        document.save(file)
        first, second = document.pages
        spaces = [
            resources.ColorSpace["/spot-gold"]
            for resources in (first.resources, second.resources, inner.Resources, tile.Resources)
        ]
        assert len({space.objgen for space in spaces}) == 1
        *names, tint = spaces[0]
        assert [str(name) for name in names] == ["/Separation", "/PANTONE 871 C", "/DeviceCMYK"]
        assert (int(tint.FunctionType), int(tint.N)) == (2, 1)
        assert [int(end) for end in tint.Domain] == [0, 1]
        assert [float(share) for share in tint.C0] == [0, 0, 0, 0]
        assert [float(share) for share in tint.C1] == [0, 0.4, 0.8, 0.2]
        assert b"spot-gold" in inner.read_bytes()
        assert b"spot-gold" in tile.read_bytes()
        assert "/ColorSpace" not in form.Resources
        # Lightness hides, and is no ink; and pictures are never changed.
        assert mask.read_bytes() == gold
        assert (picture.ColorSpace, picture.read_bytes()) == (Name.DeviceCMYK, b"\x00\x66\xcc\x33")


def test_the_ink_of_a_spot_is_an_ink_of_the_file() -> None:
    with pikepdf.new() as document:
        page(document, b"0 .4 .8 .2 k f 0 .2 .4 .1 K S")
        paint_with_spots(document, SPOTS)
        paints = list(everything(document.pages[0]))
    assert [(spot_ink(each.colour), each.colour.values) for each in paints] == [
        ("PANTONE 871 C", (1,)),
        ("PANTONE 871 C", (0.5,)),
    ]


@needs_ghostscript
def test_plates_of_tints_groups_and_of_what_is_seen_through(tmp_path: Path) -> None:
    """Below: cyan all over. On it from the left: gold, half of it, a group, half seen through."""
    gold = b"0 .4 .8 .2 k"
    with pikepdf.new() as document:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
        form = document.make_stream(gold + b" 0 0 20 100 re f", Subtype=Name.Form)
        form.BBox, form.Group, form.Resources = Array([0, 0, 20, 100]), group, Dictionary()
        content = (
            b"1 0 0 0 k 0 0 100 100 re f " + gold + b" 0 0 20 100 re f "
            b"0 .2 .4 .1 k 20 0 20 100 re f q 1 0 0 1 40 0 cm /F Do Q "
            b"q /H gs 1 0 0 1 60 0 cm /F Do Q"
        )
        half = Dictionary(Type=Name.ExtGState, ca=0.5, CA=0.5)
        page(document, content, XObject=Dictionary(F=form), ExtGState=Dictionary(H=half))
        paint_with_spots(document, SPOTS)
        document.save(tmp_path / "file.pdf")
    (four,) = separations(tmp_path / "file.pdf", tmp_path, dpi=72)
    own = plate(tmp_path, 1, GOLD.ink, four)
    columns = [own.getpixel((x, 50)) for x in (10, 30, 50, 70, 90)]
    assert columns == [255, pytest.approx(128, abs=1), 255, pytest.approx(128, abs=1), 0]
    below = [four.getpixel((x, 50)) for x in (10, 30, 50, 90)]
    assert below == [(0, 0, 0, 0)] * 3 + [(255, 0, 0, 0)]  # knocked out
    cyan, *others = (of_ink.getpixel((70, 50)) for of_ink in four.split())
    assert cyan == pytest.approx(128, abs=1)
    assert others == [0, 0, 0]
