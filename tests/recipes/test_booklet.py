"""Finished files, read back."""

import re
from pathlib import Path

import pytest

from report.workspace import Workspace

from support import pdf
from support.editions import read, set_booklet
from support.workspaces import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden"


@pytest.fixture(scope="module")
def booklet(made: Workspace) -> Path:
    return made.output(2019) / "guldtrappan-2019.pdf"


def test_the_booklet_is_a5_and_fills_its_sheets(booklet: Path) -> None:
    boxes = pdf.boxes_mm(booklet)
    assert set(boxes) == {(148, 210)}
    assert len(boxes) % 4 == 0


def test_only_our_own_fonts_are_in_the_files(made: Workspace, booklet: Path) -> None:
    for path in (booklet, *(made.output(2019) / "profiles").glob("*.pdf")):
        names = pdf.fonts(path)
        assert names
        assert all(name.startswith(("SourceSerif4", "SourceSans3", "House-")) for name in names)


def test_the_contents_point_to_the_pages_on_which_texts_begin(booklet: Path) -> None:
    pages = pdf.texts(booklet)
    contents = pages[2]
    for name in ("Norrby kommun", "Söderby kommun", "Västerby kommun"):
        match = re.search(rf"{name} .*? (\d+)(?: |$)", contents)
        assert match, contents
        assert name in pages[int(match[1]) - 1]
    targets = [target for page, target in pdf.links(booklet) if page == 3]
    printed = [int(number) for number in re.findall(r"(?<= )\d{1,2}(?= |$)", contents)]
    assert targets == printed[: len(targets)]
    assert len(targets) == 8


def test_bookmarks_name_every_part(booklet: Path) -> None:
    marks = pdf.bookmarks(booklet)
    pages = pdf.texts(booklet)
    titles = [title for _, title, _ in marks]
    assert {"Innehåll", "Norrby kommun", "Söderby kommun", "Källor"} <= set(titles)
    without_page = {"Historik, konferens och källor"}  # a heading of the contents alone
    assert all(title in pages[page - 1] for _, title, page in marks if title not in without_page)


def test_short_texts_are_a_page_each_and_follow_one_another(booklet: Path) -> None:
    starts = [page for _, title, page in pdf.bookmarks(booklet) if title.endswith("kommun")]
    assert starts == [7, 8, 9]


def test_the_years_after_the_edition_are_not_told(booklet: Path) -> None:
    text = " ".join(pdf.texts(booklet))
    assert "Österby kommun" in text
    assert "Framtidsby" not in text


def test_texts_of_the_source_are_on_the_page(booklet: Path, made: Workspace) -> None:
    text = " ".join(pdf.texts(booklet))
    for words in (
        "skolutvecklingsprogrammet och åäö",
        "no ska förbli ett ord",
        "Efternamn, skolchef",
    ):
        assert words in text
    assert "Nästa steg är att kommunen" in pdf.texts(made.output(2019) / "profiles/norrby.pdf")[0]


def test_every_profile_is_one_a4_page(made: Workspace) -> None:
    files = sorted((made.output(2019) / "profiles").glob("*.pdf"))
    assert [path.stem for path in files] == ["norrby", "soderby", "vasterby"]
    assert [pdf.boxes_mm(path) for path in files] == [[(210, 297)]] * 3


def test_every_letter_can_be_read_back(made: Workspace) -> None:
    paths = list(made.output(2019).rglob("*.pdf"))
    assert len(paths) == 4
    assert [path for path in paths if "<>" in pdf.unicode_maps(path)] == []


def test_good_lines_cost_no_round_of_their_own(mini: Workspace) -> None:
    text = mini.year(2019) / "norrby.md"
    text.write_text(text.read_text("utf-8").replace("skolutvecklingsprogrammet", "skola"), "utf-8")
    done: list[str] = []
    set_booklet(mini, read(mini, 2019).require(), done.append)
    assert [one for one in done if "round" in one] == ["setting pages, round 1"]


def test_pages_drawn_as_text(booklet: Path, request: pytest.FixtureRequest) -> None:
    """A change of the layout shows here; read the difference before it is accepted."""
    pages = {"cover": 1, "contents": 3, "article-left": 8}
    drawings = {name: pdf.drawing(booklet, page) for name, page in pages.items()}
    if request.config.getoption("--update-golden"):
        for name, drawn in drawings.items():
            (GOLDEN / f"{name}.txt").write_text(drawn, "utf-8")
    assert drawings == {name: (GOLDEN / f"{name}.txt").read_text("utf-8") for name in pages}
