"""How wide and high a picture is, from the head of its file."""

from pathlib import Path

import pytest

from report.pictures import Ready, Size, Unfit, shape
from report.pictures import reading as reading_module
from report.pictures import shapes as shapes_module

from support.photos import INKS, exif, heic, needs_heic, noise, photograph, saved

SIZE = (120, 60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.picture"  # a name tells nothing


def fault(path: Path) -> str:
    found = shape(path)
    assert isinstance(found, Unfit)
    return found.message


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_shape_is_that_of_the_picture_as_it_is_shown(
    path: Path, kind: str, orientation: int
) -> None:
    notes = (b"Exif\0\0" if kind == "JPEG" else b"") + exif(orientation)
    path.write_bytes(saved(photograph(SIZE), kind, exif=notes))
    assert shape(path) == (SIZE[::-1] if orientation >= 5 else SIZE) == Ready(INKS).size(path)


@needs_heic
def test_so_is_that_of_other_kinds(path: Path) -> None:
    for data in (
        saved(photograph(SIZE), "TIFF", tiffinfo={0x0112: 6}),
        heic(photograph(SIZE), exif=b"Exif\0\0" + exif(6)),
    ):
        path.write_bytes(data)
        assert shape(path) == SIZE[::-1] == Ready(INKS).size(path)
        assert isinstance(shape(path), Size)


def test_what_follows_the_head_is_not_looked_at(path: Path) -> None:
    data = saved(noise((900, 600)), exif=b"Exif\0\0" + exif(6))
    path.write_bytes(data[:2000])
    assert shape(path) == Size(600, 900)
    assert isinstance(Ready(INKS).size(path), Unfit)


def test_a_picture_is_read_again_when_it_has_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(path: Path) -> bytes:
        read.append(path)
        return reading_module.read(path)

    monkeypatch.setattr(shapes_module, "read", counted)
    for size in (SIZE, SIZE, (50, 90)):
        data = saved(photograph(size), "PNG")
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
        assert shape(path) == size
    assert len(read) == 2


def test_what_has_no_shape_is_told(path: Path) -> None:
    assert "cannot be read" in fault(path)
    path.write_bytes(b"GIF89a")
    assert fault(path) == "{file} is not a picture that a page can show"
    path.write_bytes(saved(photograph(SIZE))[:30])
    assert "ends in the middle" in fault(path)
    data = bytearray(saved(photograph(SIZE), "PNG"))
    data[16:24] = (60_000).to_bytes(4) * 2  # of its head (PNG, 11.2.1)
    path.write_bytes(data)
    assert fault(path) == "{file} has too many pixels"
