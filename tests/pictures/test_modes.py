"""Every kind of picture becomes grey or sRGB, as it is seen, upright, on paper."""

from typing import Any

import pytest
from PIL import Image, ImageCms

from report.pictures import Unfit
from report.pictures.parts import parts
from report.pictures.screen import ENOUGH, LARGEST_BYTES, for_screen

from support.photos import (
    GREEN,
    INKS,
    RED,
    SRGB,
    SWAPPED,
    after_head,
    chunk,
    deep_grey,
    drawing,
    exif,
    halves,
    noise,
    opened,
    photograph,
    saved,
)

WHITE = (255, 255, 255)
GREY = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()  # of another space


def ready(data: bytes, **options: bool) -> Image.Image:
    image = opened(for_screen(data, INKS, **options))
    assert image.mode in ("L", "RGB") or options
    return image


def seen(data: bytes, at: float = 0.25) -> tuple[int, ...]:
    """Return the colour in the middle of a picture's height, and at a share of its width."""
    image = ready(data).convert("RGB")
    pixel = image.getpixel((int(image.width * at), image.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


def near(colour: tuple[int, ...], most: int = 4) -> Any:
    return pytest.approx(colour, abs=most)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(700, 400), (2000, 1000)], ids=str)
def test_colours_stay(kind: str, size: tuple[int, int]) -> None:
    data = saved(halves(size), kind, quality=95)
    assert (seen(data), seen(data, 0.75)) == (near(RED, 8), near(GREEN, 8))


@pytest.mark.parametrize("size", [(90, 60), (2400, 1300)], ids=str)
def test_sixteen_bits_of_grey_become_eight(size: tuple[int, int]) -> None:
    data = saved(deep_grey([0, 300, 32_896, 65_535], size), "PNG")
    found = [seen(data, at)[0] for at in (0.1, 0.35, 0.6, 0.9)]
    assert found == near((0, 1, 128, 255), 1)


def test_what_is_transparent_in_sixteen_bits_becomes_paper() -> None:
    data = saved(deep_grey([0, 32_896], (90, 60)), "PNG")
    clear = after_head(data, chunk(b"tRNS", (32_896).to_bytes(2)))
    assert (seen(clear), seen(clear, 0.75)) == ((0, 0, 0), WHITE)


def deep_png(colours: tuple[tuple[int, int, int], ...], clear: tuple[int, int, int]) -> bytes:
    """Write a PNG of 16 bits for each of three colours, which Pillow cannot."""
    import zlib

    row = b"\0" + b"".join(level.to_bytes(2) for colour in colours for level in colour)
    head = len(colours).to_bytes(4) + (2).to_bytes(4) + bytes([16, 2, 0, 0, 0])
    pieces = [chunk(b"IHDR", head), chunk(b"tRNS", b"".join(v.to_bytes(2) for v in clear))]
    pieces += [chunk(b"IDAT", zlib.compress(row * 2)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def test_so_it_does_in_sixteen_bits_of_colour() -> None:
    deep_red, deep_green = (51_400, 7_710, 7_710), (5_140, 30_840, 10_280)
    data = deep_png((deep_red, deep_green), clear=deep_green)
    assert (seen(data), seen(data, 0.75)) == (near(RED, 1), WHITE)


@pytest.mark.parametrize("size", [(700, 400), (2400, 1300)], ids=str)
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1"])
def test_what_is_transparent_becomes_paper_and_never_black(
    mode: str, size: tuple[int, int]
) -> None:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, size[0] // 2, size[1]))
    if mode == "P":
        flat = image.convert("RGB").quantize(4)
        data = saved(flat, "PNG", transparency=flat.getpixel((size[0] - 1, 0)))
    elif mode == "1":
        data = saved(image.getchannel("A").convert("1"), "PNG", transparency=0)
    else:
        data = saved(image.convert(mode), "PNG")
    assert seen(data, 0.75) == WHITE
    assert (seen(data) != WHITE) == (mode != "1")  # there, white is what is not transparent


def test_half_transparent_colours_are_mixed_with_paper() -> None:
    data = saved(Image.new("RGBA", (90, 60), (0, 0, 0, 128)), "PNG")
    assert seen(data) == near((127, 127, 127), 1)


def test_colours_of_what_is_transparent_do_not_bleed() -> None:
    image = Image.new("RGBA", (2400, 1300), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (0, 0, 1201, 1300))
    assert ready(saved(image, "PNG")).getextrema() in (((255, 255),) * 3, (255, 255))


@pytest.mark.parametrize("mode", ["1", "P"])
def test_lines_of_a_pixel_are_reduced_and_not_left_out(mode: str) -> None:
    lines = Image.new("L", (4200, 1600), 255)
    for left in range(0, 4200, 21):
        lines.paste(0, (left, 0, left + 1, 1600))
    image = ready(saved(lines.convert(mode), "PNG"))
    assert image.width < 3000
    row = [image.convert("L").getpixel((x, 100)) for x in range(image.width)]
    dark = sum(isinstance(a, int) and a < 220 for a in row)
    assert dark >= 200  # each of the 200 lines has left a trace


def test_a_drawing_keeps_each_pixel() -> None:
    for image in (drawing(), drawing().quantize(8), drawing().convert("1")):
        drawn = ready(saved(image, "PNG"))
        assert drawn.format == "PNG"
        assert drawn.convert("RGB").tobytes() == image.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_a_photograph_becomes_a_jpeg(kind: str, mode: str) -> None:
    assert ready(saved(photograph().convert(mode), kind, lossless=True)).format == "JPEG"


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK"])
@pytest.mark.parametrize("size", [(1600, 900), (800, 1800), (9000, 200)], ids=str)
def test_no_picture_is_larger_than_it_may_be(mode: str, size: tuple[int, int]) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert len(for_screen(saved(noise(size).convert(mode), kind), INKS)) <= LARGEST_BYTES


@pytest.mark.parametrize("size", [(3600, 2400), (6000, 1200)], ids=str)
def test_a_reduced_photograph_has_as_many_pixels_as_paper_shows(size: tuple[int, int]) -> None:
    image = ready(saved(photograph(size)))
    assert image.width >= ENOUGH.width
    assert image.height >= ENOUGH.height
    assert image.width * image.height < size[0] * size[1]


CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.mark.parametrize("orientation", CORNERS)
@pytest.mark.parametrize(
    ("kind", "size"),
    [("JPEG", (120, 60)), ("PNG", (120, 60)), ("WEBP", (120, 60)), ("JPEG", (3600, 1800))],
    ids=str,
)
def test_a_picture_stands_as_the_camera_was_held(
    kind: str, orientation: int, size: tuple[int, int]
) -> None:
    image = Image.new("RGB", size, GREEN)
    image.paste(RED, (0, 0, size[0] // 4, size[1] // 2))  # the upper left corner of the file
    notes = exif(orientation, "<" if orientation % 2 else ">")
    notes = b"Exif\0\0" + notes if kind == "JPEG" else notes
    data = saved(image, kind, exif=notes, quality=95)
    turned = ready(data).convert("RGB")
    assert (turned.width < turned.height) == (orientation >= 5)
    assert parts(data).size == (size[::-1] if orientation >= 5 else size)
    right, low = CORNERS[orientation]
    corner = (turned.width - 5 if right else 4, turned.height - 5 if low else 4)
    assert turned.getpixel(corner) == near(RED, 12)


def test_an_orientation_that_is_none_counts_as_upright() -> None:
    for strange in (
        exif(0),
        exif(9),
        exif(1000),
        b"II*\0",
        b"",
        b"MM\0*\xff\xff\xff\xff",
        b"Exif\0\0",
    ):
        assert parts(saved(photograph((120, 60)), "PNG", exif=strange)).size == (120, 60)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_are_read_through_the_profile(kind: str) -> None:
    data = saved(halves(), kind, icc_profile=SWAPPED, quality=95)
    assert seen(data) == near((30, 30, 200), 12)


def test_grey_stays_grey_under_a_profile_of_colours() -> None:
    image = ready(saved(photograph().convert("L"), icc_profile=SWAPPED))
    assert image.mode == "L"


def in_inks(inks: tuple[int, int, int, int], **options: Any) -> bytes:
    return saved(Image.new("CMYK", (1400, 800), inks), quality=95, **options)


def test_inks_become_light_through_their_profile_or_the_usual_one() -> None:
    cyan = in_inks((255, 0, 0, 0))
    red, green, blue = seen(cyan)
    assert red < 40
    assert green > 120
    assert blue > 200
    assert seen(in_inks((255, 0, 0, 0), icc_profile=INKS.read_bytes())) == near(seen(cyan))
    assert seen(in_inks((0, 0, 0, 0))) == near(WHITE)
    assert max(seen(in_inks((0, 0, 0, 255)))) < 70


def test_inks_that_adobe_did_not_write_are_counted_upwards() -> None:
    data = in_inks((255, 0, 0, 0))
    start = data.index(b"\xff\xee")
    bare = data[:start] + data[start + 16 :]
    assert seen(bare)[0] > seen(data)[0]
    assert not parts(bare).is_inverted


@pytest.mark.parametrize(
    ("mode", "profile"),
    [
        ("CMYK", SRGB),
        ("RGB", INKS.read_bytes()),
        ("L", INKS.read_bytes()),
        ("RGB", GREY),
        ("RGB", b"nothing"),
        ("RGB", SRGB[:200]),
        ("L", b"\0" * 200),
        ("CMYK", INKS.read_bytes()[:50_000]),
    ],
    ids=lambda value: value if isinstance(value, str) else len(value),
)
@pytest.mark.parametrize("size", [(700, 400), (2000, 1000)], ids=str)
def test_a_profile_that_does_not_fit_is_told(
    mode: str, profile: bytes, size: tuple[int, int]
) -> None:
    with pytest.raises(Unfit) as caught:
        for_screen(saved(photograph(size).convert(mode), icc_profile=profile), INKS)
    assert caught.value.rule == "strange-colours"


def test_inks_without_any_profile_at_hand_are_told(tmp_path: Any) -> None:
    with pytest.raises(Unfit, match="four inks") as caught:
        for_screen(in_inks((255, 0, 0, 0)), tmp_path / "none.icc")
    assert caught.value.rule == "strange-colours"


def test_what_does_not_stand_on_paper_stays_transparent() -> None:
    image = Image.new("RGBA", (90, 60), (200, 30, 30, 100))
    kept = ready(saved(image, "PNG"), on_paper=False)
    assert kept.getpixel((5, 5)) == (200, 30, 30, 100)


def test_so_it_keeps_its_size() -> None:
    for kind in ("JPEG", "PNG"):
        data = saved(photograph((2600, 1500)), kind, icc_profile=SWAPPED)
        assert ready(data, on_paper=False).size == (2600, 1500)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    data = saved(noise((1350, 720)), kind)
    assert for_screen(data, INKS) == for_screen(data, INKS)
