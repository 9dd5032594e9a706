"""How large photographs must be, and what is said of the files."""

from pathlib import Path

import pytest
from PIL import Image

from report.checks.content import content_problems
from report.checks.content.pictures import MEASURE_MM
from report.design import plates
from report.model import read_edition_files
from report.pictures import MOST_PIXELS
from report.units import A5
from report.workspace import Workspace

from support.photos import photograph, saved
from support.photos import with_photo as with_another

SIZE = (189, 150)  # pixels: 24 mm at 200 to the inch, and any height


def with_photo(workspace: Workspace, path: Path, size: tuple[int, int]) -> None:
    """Return the first text a photograph."""
    path.parent.mkdir()
    Image.new("L", size).save(path)
    text = workspace.year(2019) / "norrby.md"
    photo = f"photo: {{ file: {path.name}, alt: Två elever. }}\ncriteria:"
    text.write_text(text.read_text("utf-8").replace("criteria:", photo), "utf-8")


@pytest.fixture
def photo(mini: Workspace) -> Path:
    return mini.year(2019) / "images" / "elever.png"


def test_the_measure_is_that_of_the_pages() -> None:
    assert A5.width_mm - 16 - 18 == MEASURE_MM  # the margins of booklet.css
    assert MEASURE_MM == plates.MEASURE_MM


def test_a_photograph_of_just_the_right_size_is_good(mini: Workspace, photo: Path) -> None:
    with_photo(mini, photo, SIZE)
    assert list(content_problems(read_edition_files(mini, 2019))) == []


def test_a_pixel_less_in_width_is_a_mistake(mini: Workspace, photo: Path) -> None:
    with_photo(mini, photo, (SIZE[0] - 1, 2 * SIZE[1]))
    (problem,) = content_problems(read_edition_files(mini, 2019))
    assert (problem.rule, problem.severity) == ("small-picture", "error")


def test_a_photograph_is_measured_as_it_is_shown(mini: Workspace, photo: Path) -> None:
    with_photo(mini, photo, SIZE)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    Image.new("L", (SIZE[1], SIZE[0])).save(photo, exif=exif)
    assert list(content_problems(read_edition_files(mini, 2019))) == []


def test_what_is_wrong_with_several_photographs_comes_in_their_order(mini: Workspace) -> None:
    folder = mini.year(2019)
    for slug in ("norrby", "soderby", "vasterby"):
        whole = saved(photograph((300, 237)))
        with_another(folder, whole if slug == "soderby" else whole[:3000], f"{slug}.jpg", slug)
    found = [
        p
        for p in content_problems(read_edition_files(mini, 2019))
        if p.rule == "unreadable-picture"
    ]
    assert [p.place.path.stem for p in found if p.place] == ["norrby", "vasterby"]


def test_a_picture_of_more_pixels_than_are_taken_is_not_decoded(
    mini: Workspace, photo: Path
) -> None:
    with_photo(mini, photo, SIZE)
    data = bytearray(photo.read_bytes())
    # The header of a PNG says 60000 × 60000 pixels; there are none behind it (PNG, section 11.2.1).
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    photo.write_bytes(bytes(data))
    (problem,) = content_problems(read_edition_files(mini, 2019))
    assert problem.rule == "unreadable-picture"
    assert MOST_PIXELS < 60_000**2
