"""Photographs of the content, reduced for the screen."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from report.build import pages
from report.build.booklet import booklet
from report.build.profiles import profiles
from report.cache import FOLDER
from report.pictures import MOST_DOTS, is_too_large, reduced
from report.workspace import Workspace

ORIENTATION = 0x0112
LYING = 6  # Exif 2.32: turned by a quarter when it is shown
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(kind: str, size: tuple[int, int], mode: str = "RGB", lying: bool = False) -> bytes:
    """Make a picture with soft gradients, as photographs have them."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    exif = Image.Exif()
    exif[ORIENTATION] = LYING if lying else 1
    file = BytesIO()
    image.save(file, kind, exif=exif, icc_profile=SRGB)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_is_reduced_in_its_own_format_and_colours(kind: str) -> None:
    data = picture(kind, (4200, 3000))
    assert is_too_large(data)
    with Image.open(BytesIO(reduced(data))) as smaller:
        assert (smaller.format, smaller.size) == (kind, (MOST_DOTS, MOST_DOTS * 3000 // 4200))
        assert smaller.info["icc_profile"] == SRGB
        assert not smaller.getexif()


def test_one_that_lies_on_its_side_is_upright_afterwards() -> None:
    with Image.open(BytesIO(reduced(picture("JPEG", (4200, 3000), lying=True)))) as upright:
        assert upright.size == (1500, MOST_DOTS)


@pytest.mark.parametrize(
    "data",
    [
        picture("JPEG", (MOST_DOTS, 1400)),
        picture("JPEG", (4200, 3000), mode="CMYK"),
        b"no picture",
    ],
    ids=["small", "four inks", "unreadable"],
)
def test_others_stay_as_they_are(data: bytes) -> None:
    assert not is_too_large(data)


def test_a_picture_is_reduced_once_for_all_files(
    mini: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    done: list[bytes] = []

    def counted(picture: bytes) -> bytes:
        done.append(picture)
        return reduced(picture)

    monkeypatch.setattr(pages, "reduced", counted)
    data = picture("JPEG", (4200, 3000))
    first, second = (pages._for_screen(data) for _ in range(2))
    assert first == second == reduced(data)
    assert len(done) == 1


def test_finished_files_have_the_reduced_picture(mini: Workspace) -> None:
    text = mini.year(2019) / "norrby.md"
    images = mini.year(2019) / "images"
    images.mkdir(exist_ok=True)
    (images / "a.jpg").write_bytes(picture("JPEG", (4200, 3000)))
    photo = "photo: { file: a.jpg, alt: En färg }\npeople:"
    text.write_text(text.read_text("utf-8").replace("people:", photo, 1), "utf-8")
    booklet(mini, 2019, lambda doing: None)
    profiles(mini, 2019, ["norrby"], lambda doing: None)
    for path in (mini.booklet(2019), mini.profile(2019, "norrby")):
        with pikepdf.open(path) as document:
            widths = [
                int(item.Width)
                for item in document.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
            ]
        assert MOST_DOTS in widths
        assert 4200 not in widths
