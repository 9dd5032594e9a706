"""Pictures in ink."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from report.finish.press.ink import held, most_ink
from report.finish.press.pictures import picture_in_inks
from report.finish.press.shop import Shop, read_shop
from report.problems import ContentError
from report.workspace import Workspace

from support.workspaces import REPOSITORY

SHOP = read_shop(Workspace(REPOSITORY), "fogra39")
WIDTH_MM = 50.8
WIDTH = 2 * 350  # pixels: two inches at the most that the shop takes


def saved(folder: Path, picture: Image.Image, name: str, **options: Any) -> Path:
    path = folder / name
    picture.save(path, **options)
    return path


def separated(path: Path, shop: Shop = SHOP) -> Image.Image:
    picture = Image.open(BytesIO(picture_in_inks(path, WIDTH_MM, shop)))
    assert (picture.format, picture.mode) == ("JPEG", "CMYK")
    return picture


def inks(picture: Image.Image, at: tuple[int, int] = (1, 1)) -> list[int]:
    """Return the four inks of a pixel in percent."""
    pixel = picture.getpixel(at)
    assert isinstance(pixel, tuple)
    return [round(ink / 2.55) for ink in pixel]


def flat(mode: str, colour: Any, size: tuple[int, int] = (64, 64)) -> Image.Image:
    return Image.new(mode, size, colour)


def noise(size: int = 128) -> Image.Image:
    channel = [Image.effect_noise((size, size), 200 + shift) for shift in range(3)]
    return Image.merge("RGB", channel)


def test_a_picture_in_srgb_is_converted_for_the_shop(tmp_path: Path) -> None:
    path = saved(tmp_path, flat("RGB", (200, 30, 30)), "red.png")
    cyan, magenta, yellow, black = inks(separated(path))
    assert cyan < 20
    assert magenta > 85
    assert yellow > 75
    assert black < 20


def test_paper_stays_paper(tmp_path: Path) -> None:
    assert inks(separated(saved(tmp_path, flat("RGB", "white"), "white.png"))) == [0, 0, 0, 0]


def test_what_is_transparent_becomes_paper(tmp_path: Path) -> None:
    path = saved(tmp_path, flat("RGBA", (200, 30, 30, 0)), "clear.png")
    assert inks(separated(path)) == [0, 0, 0, 0]


def test_the_profile_of_a_picture_counts(tmp_path: Path) -> None:
    swapped = profile_that_swaps_red_and_blue()
    path = saved(tmp_path, flat("RGB", (30, 30, 200)), "a.png", icc_profile=swapped)
    plain = saved(tmp_path, flat("RGB", (30, 30, 200)), "b.png")
    assert inks(separated(path))[1] > 85  # magenta and yellow: red
    assert inks(separated(path))[2] > 60
    assert inks(separated(plain))[2] < 20


def profile_that_swaps_red_and_blue() -> bytes:
    """Return an ICC profile in which the first and the last of the three colours change places."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert b"rXYZ" in data
    return data.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")


def test_grey_is_printed_with_black_alone_and_as_light_as_it_is(tmp_path: Path) -> None:
    for level, black in ((255, 0), (128, 55), (0, 100)):
        picture = separated(saved(tmp_path, flat("L", level), "grey.jpg"))
        assert inks(picture) == [0, 0, 0, pytest.approx(black, abs=3)]


@pytest.mark.parametrize(
    ("mode", "colour"), [("1", 1), ("P", 0), ("LA", (255, 9)), ("I;16", 65535)]
)
def test_every_kind_of_picture_can_be_printed(tmp_path: Path, mode: str, colour: Any) -> None:
    assert most_ink(separated(saved(tmp_path, flat(mode, colour), "a.png"))) <= 300


def test_a_picture_that_is_in_ink_already_stays_as_it_is(tmp_path: Path) -> None:
    path = saved(tmp_path, flat("CMYK", (0, 51, 102, 0)), "ink.jpg", quality=95)
    assert inks(separated(path)) == [0, 20, 40, 0]


def test_a_picture_in_ink_for_another_press_is_converted(tmp_path: Path) -> None:
    black = flat("CMYK", (0, 0, 0, 255))
    same = saved(tmp_path, black, "same.jpg", icc_profile=SHOP.profile)
    other = saved(tmp_path, black, "other.jpg", icc_profile=SHOP.profile + bytes(4))
    assert inks(separated(same)) == [0, 0, 0, 100]
    assert inks(separated(other))[0] > 20


@pytest.mark.parametrize("limit", [300, 220])
def test_no_pixel_has_more_ink_than_the_shop_takes(tmp_path: Path, limit: int) -> None:
    order = SHOP.order.model_copy(update={"ink_limit_percent": limit})
    shop = Shop(SHOP.name, SHOP.path, order, SHOP.profile)
    names = {
        "noise.png": noise(),
        "dark.png": flat("RGB", (3, 1, 2)),
        "full.jpg": flat("CMYK", (255, 255, 255, 255)),
    }
    amounts = [
        most_ink(separated(saved(tmp_path, picture, name), shop)) for name, picture in names.items()
    ]
    assert all(limit - 40 < amount <= limit for amount in amounts[1:])
    assert amounts[0] <= limit


def test_ink_is_taken_from_the_colours_and_not_from_black() -> None:
    full = flat("CMYK", (200, 100, 0, 255))
    assert most_ink(full) == pytest.approx(217.6, abs=0.1)
    assert inks(held(full, 150)) == [33, 16, 0, 100]


def test_a_large_picture_is_reduced_to_what_can_be_printed(tmp_path: Path) -> None:
    path = saved(tmp_path, flat("RGB", "red", (2000, 1000)), "large.jpg")
    assert separated(path).size == (WIDTH, WIDTH // 2)


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    path = saved(tmp_path, flat("RGB", "red", (90, 60)), "small.jpg")
    assert separated(path).size == (90, 60)


def test_a_picture_stands_as_the_camera_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter: the picture's left edge is its foot
    path = saved(tmp_path, flat("RGB", "red", (90, 60)), "turned.jpg", exif=exif)
    picture = separated(path)
    assert picture.size == (60, 90)
    assert not picture.getexif()


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, noise(), "noise.png")
    assert picture_in_inks(path, WIDTH_MM, SHOP) == picture_in_inks(path, WIDTH_MM, SHOP)


def test_a_profile_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    path = saved(tmp_path, flat("RGB", "red"), "broken.png", icc_profile=b"nothing")
    with pytest.raises(ContentError) as caught:
        picture_in_inks(path, WIDTH_MM, SHOP)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.place.path if problem.place else None) == (
        "strange-colours",
        path,
    )
