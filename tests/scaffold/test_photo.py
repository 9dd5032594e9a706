"""Pictures that came with a text, in its folder and in its fields."""

from pathlib import Path

from report import scaffold
from report.intake.blocks import Picture, Sent
from report.model import Profile
from report.model.parse import parse
from report.scaffold.photo import named
from report.source import read_markdown
from report.workspace import Workspace

GOLD = Picture(b"gold", ".png", "En trappa: av guld", "Foto")
RED = Picture(b"red", ".jpg")


def test_names_are_free_and_count_from_one(tmp_path: Path) -> None:
    (tmp_path / "lund-2.webp").write_bytes(b"taken")
    names = [path.name for path, _ in named(tmp_path, "lund", [GOLD, RED])]
    assert names == ["lund-1.png", "lund-3.jpg"]


def test_the_first_picture_is_shown_and_the_others_are_at_hand(mini: Workspace) -> None:
    added = scaffold.add(mini, 2019, "Ale kommun", section="1", sent=Sent("", "Text.", (GOLD, RED)))
    images = mini.year(2019) / "images"
    assert {path.name: path.read_bytes() for path in images.iterdir()} == {
        "ale-1.png": b"gold",
        "ale-2.jpg": b"red",
    }
    assert set(images.iterdir()) < set(added.written)
    source = read_markdown(added.path).require()
    assert source.data["photo"] == {
        "file": "ale-1.png",
        "alt": "En trappa: av guld",
        "caption": "Foto",
    }
    assert "#  file: ale-2.jpg\n" in added.path.read_text("utf-8")


def test_a_missing_alternative_text_is_marked(mini: Workspace) -> None:
    added = scaffold.add(mini, 2019, "Ale kommun", section="1", sent=Sent("", "Text.", (RED,)))
    source = read_markdown(added.path).require()
    rule = "missing-alternative"
    found = [str(p.place) for p in parse(source, Profile).problems if p.rule == rule]
    line = added.path.read_text("utf-8").split("\n").index("  alt:") + 1
    assert found == [f"{added.path}:{line}:7"]
