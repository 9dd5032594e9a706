"""A picture is taken whole, or what is wrong with it is told."""

import re
import zlib
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from report.pictures import MOST_PIXELS, Unfit
from report.pictures.parts import parts
from report.pictures.screen import for_screen

from support.photos import (
    INKS,
    after_head,
    after_start,
    chunk,
    deep_grey,
    drawing,
    exif,
    halves,
    noise,
    opened,
    photograph,
    saved,
    segment,
)

EOI = b"\xff\xd9"
SMALL = (120, 80)


def fault(data: bytes) -> str:
    with pytest.raises(Unfit) as caught:
        for_screen(data, INKS)
    return caught.value.message


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_ends_in_the_middle_is_told(kind: str, share: float) -> None:
    data = saved(noise(SMALL), kind)
    assert "ends in the middle" in fault(data[: int(len(data) * share)])


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
@pytest.mark.parametrize("options", [{}, {"restart_marker_rows": 1}, {"subsampling": "4:4:4"}])
def test_so_is_one_whose_end_was_put_behind_the_cut(share: float, options: dict[str, Any]) -> None:
    data = saved(photograph(), quality=80, **options)
    assert "ends in the middle" in fault(data[: int(len(data) * share)] + EOI)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
def test_so_is_one_that_lacks_the_last_of_its_scans(share: float) -> None:
    data = saved(photograph(), quality=80, progressive=True)
    assert "ends in the middle" in fault(data[: int(len(data) * share)] + EOI)
    between = [at.start() for at in re.finditer(rb"\xff[\xc4\xda]", data)][2:]
    assert len(between) > 8
    for at in between:
        assert "ends in the middle" in fault(data[:at] + EOI)


WAYS: list[dict[str, Any]] = [
    {"kind": "JPEG", "quality": 85},
    {"kind": "JPEG", "quality": 85, "progressive": True},
    {"kind": "JPEG", "quality": 60, "restart_marker_rows": 1},
    {"kind": "JPEG", "quality": 85, "optimize": True, "subsampling": "4:4:4"},
    {"kind": "PNG"},
    {"kind": "WEBP", "quality": 85},
    {"kind": "WEBP", "quality": 30, "method": 6},
    {"kind": "WEBP", "lossless": True},
    {"kind": "WEBP", "quality": 85, "alpha": True},
    {"kind": "WEBP", "quality": 85, "moves": True},
]


def scene(alpha: bool = False, moves: bool = False, **options: Any) -> bytes:
    """Return a picture with soft and hard places in it."""
    image = Image.blend(photograph((600, 400)), noise((600, 400)), 0.1)
    image.paste("white", (0, 0, 300, 120))
    if alpha:
        image.putalpha(photograph((600, 400)).convert("L"))
    more = {"save_all": True, "append_images": [halves((600, 400))]} if moves else {}
    return saved(image, options.pop("kind"), **options, **more)


@pytest.mark.parametrize("share", [0.4, 0.6, 0.8])
@pytest.mark.parametrize("options", WAYS, ids=str)
def test_a_picture_with_a_hole_in_its_data_is_told(share: float, options: dict[str, Any]) -> None:
    data = bytearray(scene(**options))
    assert for_screen(bytes(data), INKS)
    at = int(len(data) * share) if "moves" not in options else int(len(data) * share / 2)
    data[at : at + 4096] = bytes(4096)
    assert fault(bytes(data))


@pytest.mark.parametrize("filling", [b"\0", b"\xff", bytes(40), b"\xff\xd7"])
@pytest.mark.parametrize("quality", [1, 50, 90])
def test_what_programs_put_behind_a_picture_is_no_damage(filling: bytes, quality: int) -> None:
    for image in (photograph(SMALL), noise(SMALL), Image.new("RGB", SMALL, "white")):
        data = saved(image, quality=quality).removesuffix(EOI) + filling + EOI + b"more"
        assert opened(for_screen(data, INKS)).size == SMALL


@pytest.mark.parametrize("colour", ["white", "black", "gold"])
@pytest.mark.parametrize("size", [(1, 1), (8, 8), (640, 480), (1500, 20)])
def test_a_plain_picture_is_no_damage(colour: str, size: tuple[int, int]) -> None:
    for options in WAYS[:-2]:
        data = saved(Image.new("RGB", size, colour), **options)
        assert opened(for_screen(data, INKS)).size == size


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 3}])
def test_a_whole_picture_gives_no_false_alarm(mode: str, options: dict[str, Any]) -> None:
    for image in (noise(SMALL), photograph(SMALL), halves((121, 83)), drawing((8, 8))):
        for quality in (30, 75, 100):
            data = saved(image.convert(mode), quality=quality, **options)
            assert opened(for_screen(data, INKS)).size == image.size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"GIF89a" + bytes(50),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x04\0\0\0WEBP",
        saved(photograph(SMALL), "GIF"),
        saved(photograph(SMALL), "PDF"),
        saved(photograph(SMALL), "BMP"),
    ],
    ids=lambda data: str(data[:8]),
)
def test_what_is_no_picture_is_told(data: bytes) -> None:
    assert fault(data)


def test_the_name_says_nothing_of_the_kind() -> None:
    assert [parts(saved(photograph(SMALL), kind)).kind for kind in ("JPEG", "PNG", "WEBP")] == [
        "JPEG",
        "PNG",
        "WEBP",
    ]


def with_size(kind: str, width: int, height: int) -> bytes:
    """Return a small file that says that it is a large picture."""
    data = bytearray(saved(photograph(SMALL), kind))
    if kind == "PNG":
        data[16:24] = width.to_bytes(4) + height.to_bytes(4)
        data[29:33] = zlib.crc32(data[12:29]).to_bytes(4)
    elif kind == "JPEG":
        start = data.index(b"\xff\xc0") + 5
        data[start : start + 4] = height.to_bytes(2) + width.to_bytes(2)
    else:
        start = data.index(b"\x9d\x01\x2a") + 3
        data[start : start + 4] = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_of_too_many_pixels_is_not_decoded(kind: str) -> None:
    assert MOST_PIXELS < 16_000 * 16_000
    assert fault(with_size(kind, 16_000, 16_000)) == "{file} has too many pixels"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_without_the_pixels_that_it_claims_is_told(kind: str) -> None:
    assert fault(with_size(kind, 640, 480))


def test_text_that_would_fill_the_memory_is_passed_by() -> None:
    bomb = zlib.compress(bytes(200_000_000), 1)
    data = after_head(saved(photograph(SMALL), "PNG"), chunk(b"zTXt", b"Comment\0\0" + bomb))
    assert opened(for_screen(data, INKS)).size == SMALL


def test_a_profile_that_would_fill_the_memory_is_told() -> None:
    bomb = zlib.compress(bytes(200_000_000), 1)
    data = after_head(saved(photograph(SMALL), "PNG"), chunk(b"iCCP", b"icc\0\0" + bomb))
    assert "profile" in fault(data)


def test_a_marker_that_goes_on_for_ever_takes_no_longer_than_it_is() -> None:
    data = saved(photograph(SMALL))
    assert opened(for_screen(after_start(data, b"\xff" * 3_000_000), INKS)).size == SMALL
    assert fault(data[:200] + b"\xff" * 3_000_000)


def test_more_segments_than_a_picture_has_are_told() -> None:
    assert (
        fault(after_start(saved(photograph(SMALL)), segment(0xFE, b"") * 300_000))
        == "{file} is damaged"
    )


SEEDS = {
    "JPEG": saved(photograph(SMALL), exif=b"Exif\0\0" + exif(6)),
    "progressive JPEG": saved(photograph(SMALL), progressive=True),
    "PNG": saved(noise((30, 20)), "PNG", exif=exif(6)),
    "deep PNG": saved(deep_grey([0, 500, 65535], (30, 20)), "PNG"),
    "palette PNG": saved(drawing((30, 20)).quantize(8), "PNG", transparency=0),
    "WebP": saved(photograph(SMALL), "WEBP", exif=exif(3)),
    "lossless WebP": saved(noise((30, 20)).convert("RGBA"), "WEBP", lossless=True),
}


@settings(deadline=None, max_examples=30, derandomize=True)
@pytest.mark.parametrize("name", SEEDS)
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 12))
def test_a_spoiled_picture_is_shown_or_told_and_nothing_else(
    name: str, seed: int, changes: int
) -> None:
    random, data = Random(seed), bytearray(SEEDS[name])  # noqa: S311 - to spoil a file
    for _ in range(changes):
        at = random.randrange(len(data))
        match random.randrange(4):
            case 0:
                data[at] = random.randrange(256)
            case 1:
                del data[at : at + random.randrange(1, 20)]
            case 2:
                data[at:at] = random.randbytes(random.randrange(1, 20))
            case _:
                data[at] ^= 1 << random.randrange(8)
        if not data:
            break
    with suppress(Unfit):
        assert opened(for_screen(bytes(data), INKS)).mode in ("L", "RGB")
