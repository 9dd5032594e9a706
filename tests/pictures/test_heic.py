"""Photographs as telephones write them: HEIC."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from report.pictures import MOST_PIXELS, Unfit, heic
from report.pictures.parts import parts
from report.pictures.screen import LARGEST_BYTES, for_screen
from report.problems import Place

from support import photos
from support.photos import (
    GREEN,
    INKS,
    RED,
    SECRET,
    SWAPPED,
    exif,
    halves,
    needs_heic,
    noise,
    opened,
    photograph,
)

pytestmark = needs_heic

SMALL = (120, 60)


def seen(data: bytes, at: float = 0.25) -> tuple[int, ...]:
    image = opened(for_screen(data, INKS))
    assert image.format == "JPEG"
    pixel = image.convert("RGB").getpixel((int(image.width * at), image.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


def near(colour: tuple[int, ...], most: int = 8) -> Any:
    return pytest.approx(colour, abs=most)


def unfit(data: bytes) -> Unfit:
    with pytest.raises(Unfit) as caught:
        for_screen(data, INKS)
    return caught.value


@pytest.mark.parametrize("size", [(700, 400), (2000, 1000)], ids=str)
def test_colours_stay(size: tuple[int, int]) -> None:
    data = photos.heic(halves(size))
    assert (seen(data), seen(data, 0.75)) == (near(RED), near(GREEN))
    assert parts(data).size == size


def test_colours_are_read_through_the_profile() -> None:
    assert seen(photos.heic(halves(), icc_profile=SWAPPED)) == near((30, 30, 200), 12)


def test_what_is_transparent_becomes_paper() -> None:
    image = Image.new("RGBA", (640, 400), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 320, 400))
    data = photos.heic(image)
    assert (seen(data), seen(data, 0.75)) == (near(RED), near((255, 255, 255)))


def test_grey_stays_grey() -> None:
    data = photos.heic(photograph().convert("L"))
    assert opened(for_screen(data, INKS)).mode == "L"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_the_camera_was_held(orientation: int) -> None:
    image = Image.new("RGB", SMALL, GREEN)
    image.paste(RED, (0, 0, SMALL[0] // 4, SMALL[1] // 2))
    data = photos.heic(image, exif=b"Exif\0\0" + exif(orientation))
    turned = opened(for_screen(data, INKS)).convert("RGB")
    assert turned.size == parts(data).size == (SMALL[::-1] if orientation >= 5 else SMALL)
    right, low = {2: (1, 0), 3: (1, 1), 4: (0, 1), 6: (1, 0), 7: (1, 1), 8: (0, 1)}.get(
        orientation, (0, 0)
    )
    corner = (turned.width - 5 if right else 4, turned.height - 5 if low else 4)
    assert turned.getpixel(corner) == near(RED, 16)


def test_no_note_goes_further() -> None:
    data = photos.heic(photograph(), exif=b"Exif\0\0" + exif(1), xmp=SECRET)
    assert data.count(SECRET) == 2
    assert SECRET not in for_screen(data, INKS)


def test_no_picture_is_larger_than_it_may_be() -> None:
    data = photos.heic(noise((1600, 900)))
    assert len(for_screen(data, INKS)) <= LARGEST_BYTES
    assert for_screen(data, INKS) == for_screen(data, INKS)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.99])
def test_a_picture_that_ends_in_the_middle_is_told(share: float) -> None:
    data = photos.heic(noise(SMALL))
    assert "ends in the middle" in unfit(data[: int(len(data) * share)]).message


def with_size(data: bytes, width: int, height: int) -> bytes:
    """Return a HEIC that says that it is of another size (ISO/IEC 23008-12, 6.5.3)."""
    at = data.index(b"ispe") + 8
    return data[:at] + width.to_bytes(4) + height.to_bytes(4) + data[at + 8 :]


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    assert MOST_PIXELS < 16_000 * 16_000
    data = photos.heic(photograph(SMALL))
    assert unfit(with_size(data, 16_000, 16_000)).message == "{file} has too many pixels"


def test_a_picture_that_is_larger_than_it_says_is_told() -> None:
    data = photos.heic(photograph((4000, 3000)))
    assert unfit(with_size(data, *SMALL)).message == "{file} is damaged"


@pytest.mark.parametrize(
    ("said", "value"), [("color_primaries", 9), ("transfer_characteristics", 16)]
)
def test_colours_that_no_profile_explains_are_told(said: str, value: int) -> None:
    at = {"color_primaries": 4, "transfer_characteristics": 6}[said]
    data = bytearray(photos.heic(photograph(SMALL)))
    start = data.index(b"nclx") + at
    data[start : start + 2] = value.to_bytes(2)
    found = unfit(bytes(data))
    assert (found.rule, "profile" in found.message) == ("strange-colours", True)


def test_a_heic_of_nothing_is_told() -> None:
    for data in (
        b"\0\0\0\x14ftypheic\0\0\0\0heic",
        b"\0\0\0\x14ftypheic\0\0\0\0heic" + bytes(8),
        b"\0\0\0\x14ftypheic\0\0\0\0heic\0\0\0\x08meta",
    ):
        assert heic.is_heic(data)
        assert unfit(data).message


def test_a_heic_whose_pictures_are_of_no_kind_is_told() -> None:
    data = photos.heic(photograph(SMALL))
    assert unfit(data.replace(b"hvc1", b"hvcx", 1)).message == "{file} is damaged"


def test_a_film_is_none() -> None:
    assert not heic.is_heic(b"\0\0\0\x14ftypisom\0\0\0\0mp42")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = photos.heic(photograph(SMALL))
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    found = unfit(data)
    assert found.rule == "unreadable-picture"
    problem = found.problem("lund.heic", Place(Path("content/2019/lund.md")))
    assert problem.message.startswith("'lund.heic' is a HEIC")
    assert "pip install pillow-heif" in problem.advice
    assert "'heic'" in found.advice
