"""Notes on photographs, back at the fields of the pictures."""

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from report.products.booklet import BOOKLET
from report.products.profile import PROFILE
from report.proof.comments.figures import Figure, figures_of
from report.workspace import Workspace

from support.annotating import annotating, firefox_stroke
from support.photos import photograph, saved
from support.workspaces import Run, copy_some, rewrite

ALT = "Robotar på ”schemat” i Norrby"
PHOTOS = f"""\
photos:
  - file: barn.jpg
    alt: Barn på en skolgård
  - {{ file: skola.jpg, alt: "{ALT}", caption: Skolan, credit: Foto }}
figures:"""


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A text with two photographs."""
    workspace = copy_some(tmp_path_factory.mktemp("pictured"), "norrby", "soderby")
    folder = workspace.year(2019) / "images"
    folder.mkdir()
    for name in ("skola.jpg", "barn.jpg"):
        (folder / name).write_bytes(saved(photograph((1600, 1200))))
    rewrite(workspace.year(2019) / "norrby.md", ("figures:", PHOTOS))
    return workspace


def figure(path: Path, alternative: str) -> Figure:
    with pikepdf.open(path) as document:
        (found,) = [one for one in figures_of(document) if one.alternative == alternative]
    return found


def listed(run: Run, workspace: Workspace, path: Path) -> list[dict[str, Any]]:
    done = run("proof", "2019", "--comments", path, "--json", "--root", workspace.root)
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)["comments"]
    return rows


@pytest.mark.parametrize("command", ["profiles", "booklet"])
def test_a_note_on_a_photograph_is_at_its_field(
    run: Run, pictured: Workspace, tmp_path: Path, command: str
) -> None:
    assert run(command, "2019", cwd=pictured.root).returncode == 0
    is_profile = command == "profiles"
    made = PROFILE.file(pictured, 2019, "norrby") if is_profile else BOOKLET.file(pictured, 2019)
    found = figure(made, ALT)
    assert found.box
    left, bottom, right, top = found.box
    x, y = (left + right) / 2, (bottom + top) / 2
    path = tmp_path / "noted.pdf"
    with annotating(made, path) as on:
        on.add("Text", found.page, Rect=(x, y, x + 20, y + 20), Contents="Spegelvänd?", T="Eva")
        on.add("Square", found.page, Rect=(x - 30, y - 30, x + 30, y + 30), Contents="Beskär")
        firefox_stroke(on, "Kort om norr", page=found.page)
    rows = {row["note"]: row for row in listed(run, pictured, path)}
    text = (pictured.year(2019) / "norrby.md").read_text("utf-8").split("\n")
    for note in ("Spegelvänd?", "Beskär"):
        row = rows[note]
        assert (row["found"], row["marked"], row["slug"]) == ("picture", ALT, "norrby")
        place = row["place"]
        assert text[place["line"] - 1][place["column"] - 1 :].startswith("{ file: skola.jpg")
    assert (rows[""]["found"], rows[""]["marked"]) == ("marked", "Kort om norr")
    done = run("proof", "2019", "--comments", path, "--root", pictured.root)
    assert f"Eva (note): \"Spegelvänd?\" — picture: '{ALT}'" in done.stdout


def test_what_is_no_photograph_or_has_another_text_now_has_the_nearest_words(
    run: Run, pictured: Workspace, tmp_path: Path
) -> None:
    assert run("profiles", "2019", "norrby", cwd=pictured.root).returncode == 0
    made = PROFILE.file(pictured, 2019, "norrby")
    with pikepdf.open(made) as document:
        (plan,) = [one for one in figures_of(document) if one.alternative.startswith("Karta")]
    photo = figure(made, ALT)
    path = tmp_path / "noted.pdf"
    with annotating(made, path) as on:
        for one, note in ((plan, "Kartan?"), (photo, "Fotot?")):
            assert one.box
            on.add("Text", 1, Rect=one.box, Contents=note)
    older = copy_some(tmp_path / "older", "norrby", "soderby")
    notes = {row["note"]: row["found"] for row in listed(run, older, path)}
    assert set(notes) == {"Kartan?", "Fotot?"}
    assert "picture" not in notes.values()


def test_tags_that_are_damaged_tell_of_no_picture_and_stop_nothing() -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 100)).obj
        box = Array([1, 2, 30, 40])
        for entries in (
            {
                "Alt": "Bra",
                "Pg": page,
                "A": Array([Dictionary(O=Name.Layout), Dictionary(BBox=box)]),
            },
            {"Alt": "Utan plats", "Pg": page},
            {"Alt": "Utan tal", "Pg": page, "A": Dictionary(BBox=Array([1, 2, Name.X, 4]))},
            {"Alt": "Utan sida"},
            {"Alt": "Sidan är ett tal", "Pg": 7},
            {"Pg": page, "A": Dictionary(BBox=box)},
        ):
            made = {f"/{key}": value for key, value in entries.items()}
            document.make_indirect(Dictionary({"/S": Name.Figure, **made}))
        assert figures_of(document) == [
            Figure(1, "Bra", (1, 2, 30, 40)),
            Figure(1, "Utan plats", None),
            Figure(1, "Utan tal", None),
        ]
