"""Posters: a page each, filled, with all words that it is to have; and files that are good."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

import pypdfium2
import pytest
import yaml
import zxingcpp

from report.checks import printed
from report.compositor.compositor import Compositor
from report.copyfit import Filled
from report.design.designs import BAND, FACE, SCENE
from report.model import Profile, Text
from report.problems import Severity
from report.products.poster import POSTER
from report.products.target import Target
from report.recipes.check import check
from report.recipes.output import DRAFT, Output
from report.recipes.pages import attempt, pages
from report.units import mm_from_pt
from report.workspace import Workspace

from support import pdf
from support.drawn import FULL, YEAR, draw, pictures, prose
from support.editions import read, silent
from support.laid import boxes
from support.tag_tree import read_tags, tag_tree
from support.validators import needs_java, page_validation, verapdf
from support.workspaces import Run, copy_some

LEAST_PT: Final = 14.0
LEAST_NAME_PT: Final = 60.0
LEAST_STANDFIRST_PT: Final = 24.0
A3_MM: Final = (297.0, 420.0)
BLEED_MM: Final = 3.0  # of the edition's shop
SHAPES: Final = {"upright": "2-3", "square": "1-1", "wide": "3-2", "panorama": "3-1"}
WORDS: Final = "en plan för skolornas nät och datorer som alla har arbetat med tillsammans i år "
LONG: Final[dict[str, Any]] = {
    "name": "Kommunalförbundet Exempelköpings gymnasieskola och vuxenutb",
    "title": "Likvärdighet i vardagen: en plan som alla hade råd att följ",
    "standfirst": " ".join(["kompetensutveckling", "i", "grundskolans"] * 13) + " ja.",
    "figures": [{"value": f"{n} 000 elever", "label": WORDS.strip()} for n in range(1, 5)],
}


def with_fields(folder: Path, shape: str = "", **fields: Any) -> Workspace:
    """Write an edition of one text with these fields, and a photograph of a shape."""
    workspace = copy_some(folder, "norrby")
    if shape:
        images = workspace.year(2019) / "images"
        images.mkdir()
        scene = pictures.Scene(shape, (35, 40), 1, 0.6)
        (images / "a.jpg").write_bytes(pictures.file(scene, "jpg"))
        fields["photo"] = {
            "file": "a.jpg",
            "alt": "En figur",
            "caption": "Vid ån.",
            "credit": "Ritaren",
            "focus": "35 40",
        }
    path = workspace.year(2019) / "norrby.md"
    _before, head, body = path.read_text("utf-8").split("---\n", 2)
    front = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506 - gives text only
    front = {name: value for name, value in (front | fields).items() if value}
    path.write_text(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}", "utf-8")
    return workspace


def filled(workspace: Workspace) -> tuple[Text[Profile], Filled]:
    edition = read(workspace, 2019).require()
    return edition.texts[0], Compositor(workspace, edition).page(POSTER, edition.texts[0])


def sizes_pt(path: Path) -> set[float]:
    """Return the sizes of the type that is seen on a page."""
    found = set()
    with pypdfium2.PdfDocument(path) as document:
        words = document[0].get_textpage()
        for index in range(words.count_chars()):
            matrix = pypdfium2.raw.FS_MATRIX()
            if words.get_text_range(index, 1).strip():
                size = pypdfium2.raw.FPDFText_GetFontSize(words, index)
                pypdfium2.raw.FPDFText_GetMatrix(words, index, matrix)
                found.add(round(size * abs(matrix.d), 1))
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small edition with posters, for the screen and the press."""
    workspace = copy_some(tmp_path_factory.mktemp("posters"), "norrby", "soderby")
    pages(workspace, POSTER, 2019, (), silent, Output(POSTER.targets))
    return workspace


def file_of(workspace: Workspace, slug: str, target: Target = Target.SCREEN) -> Path:
    return POSTER.file(workspace, 2019, slug, target)


def test_every_field_of_a_poster_is_printed_and_nothing_else(made: Workspace) -> None:
    text = read(made, 2019).require().texts[0]
    fields = text.fields
    told = {wording.text for wording in printed.of_page(POSTER, text)}
    assert {fields.name, fields.title, fields.standfirst, fields.place.county} <= told
    assert {part for each in fields.figures for part in (each.value, each.label)} <= told
    (whole,) = pdf.texts(file_of(made, "norrby"))
    for name in (fields.name, fields.title, fields.standfirst, fields.place.county):
        assert re.sub(r"\W", "", name) in re.sub(r"\W", "", whole)
    assert fields.scope not in told
    assert not {person.name for person in fields.people} & told
    assert "En mellanrubrik" not in whole


def test_a_poster_is_one_page_of_a3_filled_and_readable_from_afar(made: Workspace) -> None:
    path = file_of(made, "norrby")
    assert pdf.boxes_mm(path) == [A3_MM]
    _text, page = filled(made)
    assert 0.92 <= page.fill <= 1
    sizes = sizes_pt(path)
    assert min(sizes) >= LEAST_PT
    assert max(sizes) >= LEAST_NAME_PT
    assert page.setting.size_pt >= LEAST_STANDFIRST_PT


def test_its_code_leads_where_its_words_say(made: Workspace) -> None:
    (link, *_others) = read(made, 2019).require().texts[0].fields.links
    with pypdfium2.PdfDocument(file_of(made, "norrby")) as document:
        picture = document[0].render(scale=1.5).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == link.url
    (whole,) = pdf.texts(file_of(made, "norrby"))
    assert "example.org" in whole


@pytest.mark.parametrize("shape", SHAPES)
def test_a_photograph_is_whole_or_cut_by_a_third_at_most_around_its_focus(
    tmp_path: Path, shape: str
) -> None:
    text, page = filled(with_fields(tmp_path, SHAPES[shape]))
    assert page.makeup.design == (SCENE if shape in ("wide", "panorama") else FACE)
    assert page.layout.page_count == 1
    assert 0.92 <= page.fill <= 1
    (box,) = page.layout.pictures()
    left, top, width, height = box.seen_mm
    whole_left, whole_top, whole_width, whole_height = box.whole_mm
    assert width == pytest.approx(whole_width, abs=0.1)  # it is cut above and below alone
    assert height >= whole_height * 2 / 3 - 0.1
    picture = text.fields.pictures[0]
    assert picture.focus
    face = whole_top + whole_height * picture.focus.y / 100
    assert top < face < top + height
    assert min(width, height) > 90  # a picture for a wall
    assert left == pytest.approx(whole_left, abs=0.1)
    (words,) = boxes(page.layout, "photo-caption")
    assert words.top >= top + height


def test_a_photograph_without_a_focus_is_cut_by_a_sixth_at_most(tmp_path: Path) -> None:
    workspace = with_fields(tmp_path, "4-3", **LONG)
    path = workspace.year(2019) / "norrby.md"
    path.write_text(re.sub(r"\n  focus: .*", "", path.read_text("utf-8")), "utf-8")
    text, page = filled(workspace)
    assert text.fields.pictures[0].focus is None
    (box,) = page.layout.pictures()
    assert box.seen_mm[3] >= box.whole_mm[3] * 5 / 6 - 0.1


def test_only_the_first_photograph_is_shown(tmp_path: Path) -> None:
    workspace = with_fields(tmp_path, "3-2")
    shutil.copy(workspace.year(2019) / "images/a.jpg", workspace.year(2019) / "images/b.jpg")
    path = workspace.year(2019) / "norrby.md"
    single = re.search(r"(?m)^photo:\n((?:  .*\n)+)", path.read_text("utf-8"))
    assert single
    fields = "".join(
        f"  - {{ file: {name}.jpg, alt: Figur {name}, caption: Bild {name}. }}\n" for name in "ab"
    )
    path.write_text(path.read_text("utf-8").replace(single[0], f"photos:\n{fields}"), "utf-8")
    text, page = filled(workspace)
    assert len(list(page.layout.pictures())) == 1
    told = {wording.text for wording in printed.of_page(POSTER, text)}
    assert "Bild a." in told
    assert "Bild b." not in told


@pytest.mark.parametrize("shape", ["", *SHAPES.values()])
@pytest.mark.parametrize("fields", [LONG, LONG | {"figures": []}, LONG | {"links": []}])
def test_the_longest_fields_have_room(tmp_path: Path, shape: str, fields: dict[str, Any]) -> None:
    workspace = with_fields(tmp_path, shape, **fields)
    (file,) = pages(workspace, POSTER, 2019, (), silent)
    assert file.pages == 1
    assert file.fit
    assert 92 <= file.fit.fill_percent <= 100
    assert file.fit.setting.size_pt >= LEAST_STANDFIRST_PT
    sizes = sizes_pt(file.path)
    assert min(sizes) >= LEAST_PT


@pytest.mark.parametrize(
    "fields",
    [
        {"standfirst": "Det går."},
        {"standfirst": "Det går.", "figures": []},
        {"links": []},
        {"figures": [], "links": []},
        {"standfirst": "Det går.", "figures": [], "links": []},
    ],
    ids=["brief", "brief-no-figures", "no-link", "bare", "brief-bare"],
)
def test_little_fills_a_poster_too(tmp_path: Path, fields: dict[str, Any]) -> None:
    _text, page = filled(with_fields(tmp_path, **fields))
    assert page.makeup.design == BAND
    assert 0.92 <= page.fill <= 1


@needs_java
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_verapdf_has_no_objection(made: Workspace, standard: str) -> None:
    assert [verapdf(file_of(made, slug), standard) for slug in ("norrby", "soderby")] == [[], []]


@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_page_validation_has_no_objection(made: Workspace, standard: str) -> None:
    assert page_validation(file_of(made, "norrby"), standard) == []


def test_listeners_are_told_the_name_as_a_heading_and_the_map_in_words(made: Workspace) -> None:
    told = "\n".join(tag_tree(read_tags(file_of(made, "norrby").read_bytes())))
    assert len(re.findall(r"\bH1\b", told)) == 1
    assert "Karta över Sverige där" in told
    assert "QR-kod till" in told


def test_the_press_has_the_same_page_in_inks_with_bleed(made: Workspace) -> None:
    path = file_of(made, "norrby", Target.PRESS)
    assert pdf.boxes_mm(path) == [A3_MM]
    assert pdf.texts(path) == pdf.texts(file_of(made, "norrby"))
    with pypdfium2.PdfDocument(path) as document:
        width, height = document[0].get_size()
    sheet_mm = (mm_from_pt(width), mm_from_pt(height))
    assert sheet_mm == pytest.approx([side + 2 * BLEED_MM for side in A3_MM], abs=0.01)


def test_checks_find_nothing_in_them(made: Workspace) -> None:
    assert check(made, [2019], silent) == []


def test_checks_find_those_that_are_older_than_their_content_or_of_no_text(
    made: Workspace, tmp_path: Path
) -> None:
    workspace = Workspace(tmp_path / "copy")
    shutil.copytree(made.root, workspace.root)
    path = workspace.year(2019) / "norrby.md"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Nu ", 1), "utf-8")
    shutil.copy(file_of(workspace, "norrby"), file_of(workspace, "gone"))
    found = {
        (problem.rule, problem.place.path.name, problem.severity)
        for problem in check(workspace, [2019], silent)
        if problem.place
    }
    assert found == {
        ("stale-file", "norrby.pdf", Severity.ERROR),
        ("stale-file", "norrby-press.pdf", Severity.ERROR),
        ("left-over-file", "gone.pdf", Severity.WARNING),
    }


def test_the_same_bytes_however_many_are_set_at_the_same_time(
    made: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_CACHE", "")
    one, two = (
        [
            file.sha256
            for file in pages(made, POSTER, 2019, (), silent, Output(POSTER.targets), jobs)
        ]
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == 4


@pytest.mark.parametrize(("seed", "count"), [(3, 2), (11, 4)])
def test_posters_of_an_edition_drawn_by_chance_are_made_and_nothing_is_wrong(
    tmp_path: Path, seed: int, count: int
) -> None:
    workspace = draw(seed, tmp_path / "drawn", replace(FULL, words=(80, 200)), count)
    done = attempt(workspace, POSTER, YEAR, (), silent, Output(POSTER.targets))
    assert done.problems == ()
    assert len(done.made) == 2 * count
    fits = [file.fit for file in done.made.values() if file.fit]
    assert len(fits) == count
    assert all(92 <= fit.fill_percent <= 100 for fit in fits)
    assert check(workspace, [YEAR], silent) == []


def test_a_draft_shows_an_unfinished_text_in_a_folder_of_its_own(tmp_path: Path) -> None:
    workspace = with_fields(tmp_path, standfirst="", title="")
    (file,) = pages(workspace, POSTER, 2019, (), silent, DRAFT)
    assert file.path == POSTER.draft(workspace, 2019, "norrby")
    assert file.drafts == ("norrby",)
    (whole,) = pdf.texts(file.path)
    assert "[ingress saknas]" in whole
    assert "Utkast" in whole


def test_the_command_makes_them_and_tells_it_as_json(run: Run, tiny: Workspace) -> None:
    done = run("posters", "2019", "norrby", "--for", "all", "--json", "--root", tiny.root)
    assert done.returncode == 0, done.stderr
    names = [Path(row["path"]).name for row in json.loads(done.stdout)]
    assert names == ["norrby.pdf", "norrby-press.pdf"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--shop", "fogra39"], "--shop and --icc only apply to --for press"),
        (["--draft", "--for", "press"], "a draft is for the screen, and not for press"),
        (["--for", "office"], "--for: 'office' is none of screen, press, all"),
    ],
)
def test_what_makes_no_sense_is_told(
    run: Run, tiny: Workspace, words: list[str], message: str
) -> None:
    done = run("posters", "2019", *words, "--root", tiny.root)
    assert done.returncode == 2
    assert message in done.stderr


def test_prose_of_any_length_is_no_matter(tmp_path: Path) -> None:
    workspace = with_fields(tmp_path)
    path = workspace.year(2019) / "norrby.md"
    before = filled(workspace)[1].setting
    body = prose.body(Random(1), 1500, [], "Norrby")  # noqa: S311 - no secret
    path.write_text(path.read_text("utf-8").rpartition("---\n")[0] + f"---\n\n{body}\n", "utf-8")
    assert filled(workspace)[1].setting == before
