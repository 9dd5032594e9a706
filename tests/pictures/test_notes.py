"""Nothing that a camera, a program or a person noted leaves with a picture."""

import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from report.pictures.parts import parts
from report.pictures.screen import LARGEST_BYTES, for_screen

from support.photos import (
    INKS,
    SECRET,
    SRGB,
    after_head,
    after_start,
    chunk,
    exif,
    halves,
    noise,
    opened,
    photograph,
    saved,
    segment,
)

XMP = b"http://ns.adobe.com/xap/1.0/\0" + SECRET
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + SECRET
THUMBNAIL = b"JFXX\0\x10" + SECRET

JPEGS: dict[str, Callable[[bytes], bytes]] = {
    "Exif": lambda data: after_start(data, segment(0xE1, b"Exif\0\0" + exif(1))),
    "Exif, big-endian": lambda data: after_start(data, segment(0xE1, b"Exif\0\0" + exif(1, ">"))),
    "XMP": lambda data: after_start(data, segment(0xE1, XMP)),
    "IPTC": lambda data: after_start(data, segment(0xED, IPTC)),
    "a comment": lambda data: after_start(data, segment(0xFE, SECRET)),
    "a thumbnail": lambda data: after_start(data, segment(0xE0, THUMBNAIL)),
    "a thumbnail of JFIF": lambda data: (
        data[:4] + (16 + len(SECRET)).to_bytes(2) + data[6:20] + SECRET + data[20:]
    ),
    "FlashPix": lambda data: after_start(data, segment(0xE2, b"FPXR\0" + SECRET)),
    "a list of pictures": lambda data: after_start(data, segment(0xE2, b"MPF\0" + SECRET)),
    "a maker's own": lambda data: after_start(data, segment(0xEB, SECRET)),
    "a comment behind the tables": lambda data: data.replace(
        b"\xff\xda", segment(0xFE, SECRET) + b"\xff\xda", 1
    ),
    "bytes between": lambda data: data.replace(b"\xff\xda", SECRET + b"\xff\xda", 1),
    "another picture": lambda data: data + after_start(data, segment(0xFE, SECRET)),
    "a film": lambda data: data + bytes(8) + SECRET,
}
PNGS: dict[str, Callable[[bytes], bytes]] = {
    "text": lambda data: after_head(data, chunk(b"tEXt", b"Comment\0" + SECRET)),
    "packed text": lambda data: after_head(
        data, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET))
    ),
    "XMP": lambda data: after_head(data, chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
    "Exif": lambda data: after_head(data, chunk(b"eXIf", exif(1))),
    "text behind": lambda data: data[:-12] + chunk(b"tEXt", b"a\0" + SECRET) + data[-12:],
    "a program's own": lambda data: after_head(data, chunk(b"prVW", SECRET)),
    "a frame": lambda data: data[:-12] + chunk(b"fdAT", SECRET) + data[-12:],
    "bytes behind": lambda data: data + SECRET,
}


@pytest.mark.parametrize("size", [(700, 400), (2200, 1200)], ids=str)
@pytest.mark.parametrize("notes", JPEGS)
def test_a_jpeg_loses_all_notes_whatever_its_size(notes: str, size: tuple[int, int]) -> None:
    noted = JPEGS[notes](saved(photograph(size)))
    assert SECRET in noted
    ready = for_screen(noted, INKS)
    assert SECRET not in ready
    assert set(opened(ready).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("image", [photograph((300, 200)), halves((300, 200))])
@pytest.mark.parametrize("notes", PNGS)
def test_a_png_loses_all_notes(notes: str, image: Image.Image) -> None:
    ready = for_screen(PNGS[notes](saved(image, "PNG")), INKS)
    assert SECRET not in ready
    assert not opened(ready).info or "jfif" in opened(ready).info


@pytest.mark.parametrize("lossless", [False, True])
def test_a_webp_loses_all_notes(lossless: bool) -> None:
    data = saved(photograph(), "WEBP", exif=exif(1), xmp=SECRET, lossless=lossless)
    assert SECRET in data
    kept = parts(data).pixels
    assert SECRET not in kept
    assert opened(kept).size == (1400, 800)
    assert SECRET not in for_screen(data, INKS)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_profile_goes_with_the_name_of_its_maker(kind: str) -> None:
    ready = opened(for_screen(saved(photograph(), kind, icc_profile=SRGB), INKS))
    assert "icc_profile" not in ready.info


def test_a_good_jpeg_keeps_its_pixels_to_the_last_bit() -> None:
    plain = saved(photograph(), quality=90)
    noted = saved(photograph(), quality=90, exif=exif(1), comment=SECRET, icc_profile=SRGB)
    assert len(plain) < LARGEST_BYTES
    assert for_screen(noted, INKS) == for_screen(plain, INKS) == plain


def test_the_first_of_several_pictures_is_shown() -> None:
    first, second = photograph((1400, 800)), Image.new("RGB", (1400, 800), "red")
    for kind in ("PNG", "WEBP"):
        moving = saved(first, kind, save_all=True, append_images=[second])
        alone = opened(for_screen(moving, INKS)).getpixel((1300, 100))
        still = opened(for_screen(saved(first, kind), INKS)).getpixel((1300, 100))
        assert isinstance(alone, tuple)
        assert isinstance(still, tuple)
        assert max(abs(a - b) for a, b in zip(alone, still, strict=True)) < 8


def test_a_large_noisy_picture_has_no_comment_either() -> None:
    ready = for_screen(saved(noise((1400, 800)), quality=95, comment=SECRET), INKS)
    assert "comment" not in opened(ready).info
