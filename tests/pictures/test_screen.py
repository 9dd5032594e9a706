"""Photographs of the content, as they stand in finished files."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from report.cache import FOLDER
from report.pictures import Ready, screen
from report.problems import Place, Problem
from report.products.profile import PROFILE
from report.products.target import Target
from report.recipes.booklet import booklet
from report.recipes.check import check
from report.recipes.output import Output
from report.recipes.pages import pages
from report.typeset.engine import FatalURLFetchingError
from report.typeset.fetcher import BASE_URL, Fetcher
from report.workspace import Workspace

from support.photos import (
    INKS,
    SECRET,
    after_start,
    drawing,
    exif,
    noise,
    opened,
    photograph,
    saved,
    segment,
    with_photo,
)


def silent(doing: str) -> None:
    """Take progress, and say nothing."""


def pictures(path: Path) -> Iterator[pikepdf.Stream]:
    """Yield the pictures of a finished file."""
    with pikepdf.open(path) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                yield item


def noted() -> bytes:
    """Return a photograph with notes of every kind, and a second picture behind it."""
    notes = [
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xED, b"Photoshop 3.0\0" + SECRET),
        segment(0xFE, SECRET),
    ]
    data = saved(photograph(), exif=b"Exif\0\0" + exif(1))
    return after_start(data, *notes) + after_start(data, segment(0xFE, SECRET))


def test_no_file_tells_what_a_camera_noted(mini: Workspace) -> None:
    with_photo(mini.year(2019), noted())
    targets = (Target.SCREEN, Target.OFFICE, Target.PRESS)
    made = booklet(mini, 2019, silent, Output(targets)) + pages(
        mini, PROFILE, 2019, ["norrby"], silent
    )
    assert len(made) == 4
    for file in made:
        found = list(pictures(file.path))
        assert found
        with pikepdf.open(file.path) as document:
            streams = [s for s in document.objects if isinstance(s, pikepdf.Stream)]
            assert all(SECRET not in stream.read_raw_bytes() for stream in streams)
            unpacked = (s for s in streams if s.get("/Subtype") != "/Image")
            assert all(SECRET not in stream.read_bytes() for stream in unpacked)


def test_a_picture_in_inks_leaves_a_file_that_keeps_its_standards(mini: Workspace) -> None:
    with_photo(mini.year(2019), saved(photograph().convert("CMYK")))
    pages(mini, PROFILE, 2019, ["norrby"], silent)
    assert check(mini, [2019], silent) == []
    with pikepdf.open(PROFILE.file(mini, 2019, "norrby")) as document:
        spaces = {
            str(item.ColorSpace)
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        }
    assert spaces <= {"/DeviceRGB", "/DeviceGray"}


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_profile_with_any_photograph_is_small(mini: Workspace, kind: str) -> None:
    with_photo(mini.year(2019), saved(noise((1600, 900)), kind), "a.png")
    (made,) = pages(mini, PROFILE, 2019, ["norrby"], silent)
    assert made.path.stat().st_size < 500_000


def test_a_drawing_is_not_packed_with_loss(mini: Workspace) -> None:
    with_photo(mini.year(2019), saved(drawing(), "PNG"), "a.png")
    (made,) = pages(mini, PROFILE, 2019, ["norrby"], silent)
    with pikepdf.open(made.path) as document:
        filters = [
            str(item.Filter)
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert filters == ["/FlateDecode"]


def test_a_picture_of_the_styles_loses_its_notes_too(mini: Workspace) -> None:
    folder = mini.styles / "images"
    (folder / "logo.jpg").write_bytes(noted())
    part = mini.styles / "parts" / "people.html"
    image = '<img src="styles/images/logo.jpg" alt="En färg" style="width: 20mm">'
    part.write_text(part.read_text("utf-8") + image, "utf-8")
    (made,) = pages(mini, PROFILE, 2019, ["norrby"], silent)
    with pikepdf.open(made.path) as document:
        found = [
            item.read_raw_bytes()
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert found
    assert all(SECRET not in data for data in found)


def fetched(workspace: Workspace, address: str) -> tuple[bytes, list[Problem]]:
    """Return what the engine gets of a file, and why not."""
    fetcher = Fetcher(workspace.root, ("content", "styles"), prepare=Ready(INKS).picture)
    data = b""
    with suppress(FatalURLFetchingError):
        data = fetcher.fetch(f"{BASE_URL}{address}").read()
    return data, fetcher.refused


def test_a_broken_picture_of_the_styles_is_told_with_its_place(mini: Workspace) -> None:
    path = mini.styles / "images" / "logo.jpg"
    path.write_bytes(noted()[:3000])
    data, problems = fetched(mini, "styles/images/logo.jpg")
    assert data == b""
    assert [(problem.rule, problem.place) for problem in problems] == [
        ("unreadable-picture", Place(path))
    ]


def test_only_pictures_of_the_content_are_laid_on_paper(mini: Workspace) -> None:
    clear = saved(Image.new("RGBA", (90, 60), (200, 30, 30, 100)), "PNG")
    (mini.styles / "images" / "logo.png").write_bytes(clear)
    with_photo(mini.year(2019), clear, "a.png")
    of_styles, _ = fetched(mini, "styles/images/logo.png")
    of_content, _ = fetched(mini, "content/2019/images/a.png")
    assert (opened(of_styles).mode, opened(of_content).mode) == ("RGBA", "RGB")


def test_fonts_and_drawings_come_as_they_are(mini: Workspace) -> None:
    for name in ("fonts/source-sans/SourceSans3-It.otf", "images/ruled.svg"):
        data, problems = fetched(mini, f"styles/{name}")
        assert data == (mini.styles / name).read_bytes()
        assert problems == []


def test_a_picture_is_made_ready_once_for_check_and_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(photograph((700, 400))))
    done: list[bytes] = []
    made = screen.for_screen

    def counted(data: bytes, inks: Path, *, on_paper: bool = True) -> bytes:
        done.append(data)
        return made(data, inks, on_paper=on_paper)

    monkeypatch.setattr(screen, "for_screen", counted)
    assert Ready(INKS).size(path) == (700, 400)
    first, second = (Ready(INKS).picture(path.read_bytes()) for _ in range(2))
    assert first == second
    assert len(done) == 1


def test_a_picture_is_looked_at_again_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(photograph((700, 400))))
    assert Ready(INKS).size(path) == (700, 400)
    path.write_bytes(path.read_bytes()[:500])
    found = Ready(INKS).size(path)
    assert not isinstance(found, tuple)
    assert "ends in the middle" in found.message
