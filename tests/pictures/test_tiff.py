"""TIFFs as image programs write them: of every kind of colours, packed and turned in every way."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pytest
from PIL import Image

from report.pictures import MOST_PIXELS, Unfit
from report.pictures.parts import parts
from report.pictures.screen import LARGEST_BYTES, for_screen

from support.photos import (
    GREEN,
    INKS,
    RED,
    SECRET,
    SWAPPED,
    drawing,
    halves,
    noise,
    opened,
    photograph,
    saved,
)

WHITE = (255, 255, 255)
SMALL = (120, 60)
PACKINGS = ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"]
Order = Literal["little", "big"]
SHORT, LONG = 3, 4


def tiff(
    size: tuple[int, int], fields: Mapping[int, Sequence[int]], data: bytes, order: Order = "little"
) -> bytes:
    """Write a TIFF with one strip of data (TIFF 6.0, section 2); Pillow writes fewer kinds."""
    whole = {256: size[:1], 257: size[1:], 273: [8], 278: size[1:], 279: [len(data)], **fields}
    start = 8 + len(data) + len(data) % 2
    entries, beyond, end = b"", b"", start + 2 + 12 * len(whole) + 4
    for tag, numbers in sorted(whole.items()):
        width = 4 if tag in (273, 279) else 2
        values = b"".join(number.to_bytes(width, order) for number in numbers)
        entries += tag.to_bytes(2, order) + (LONG if width == 4 else SHORT).to_bytes(2, order)
        entries += len(numbers).to_bytes(4, order)
        if len(values) > 4:
            entries, beyond = entries + (end + len(beyond)).to_bytes(4, order), beyond + values
        else:
            entries += values.ljust(4, b"\0")
    mark = b"II*\0" if order == "little" else b"MM\0*"
    head = mark + start.to_bytes(4, order) + data + b"\0" * (len(data) % 2)
    return head + len(whole).to_bytes(2, order) + entries + bytes(4) + beyond


def deep(levels: Sequence[int], order: Order, size: tuple[int, int] = SMALL) -> bytes:
    """Return the data of a picture of one colour, with 16 bits to each of its levels."""
    return b"".join(level.to_bytes(2, order) for level in levels) * (size[0] * size[1])


def seen(data: bytes, at: float = 0.25) -> tuple[int, ...]:
    image = opened(for_screen(data, INKS))
    assert image.format in ("JPEG", "PNG")
    pixel = image.convert("RGB").getpixel((int(image.width * at), image.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


def near(colour: tuple[int, ...], most: int = 4) -> Any:
    return pytest.approx(colour, abs=most)


def fault(data: bytes) -> str:
    with pytest.raises(Unfit) as caught:
        for_screen(data, INKS)
    return caught.value.message


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("size", [(700, 400), (2000, 1000)], ids=str)
def test_colours_stay_however_they_are_packed(packing: str, size: tuple[int, int]) -> None:
    data = saved(halves(size), "TIFF", compression=packing)
    assert (seen(data), seen(data, 0.75)) == (near(RED, 8), near(GREEN, 8))


@pytest.mark.parametrize("packing", PACKINGS[:-1])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK"])
def test_every_mode_is_read(packing: str, mode: str) -> None:
    image = Image.new("RGB", SMALL, "white")
    data = saved(image.convert(mode), "TIFF", compression=packing)
    assert seen(data) == near(WHITE, 2)
    assert parts(data).size == SMALL


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize(
    ("fields", "levels", "colour"),
    [
        ({262: [1], 258: [16]}, (0x8080,), (128, 128, 128)),
        ({262: [2], 258: [16] * 3, 277: [3]}, (0xC800, 0x1E00, 0x1E00), RED),
        # Half transparent, so half paper: colours as they are, and mixed with black before.
        ({262: [2], 258: [16] * 4, 277: [4], 338: [2]}, (0, 0, 0, 0x8080), (127, 127, 127)),
        ({262: [2], 258: [16] * 4, 277: [4], 338: [1]}, (0x8080,) * 4, WHITE),
        ({262: [5], 258: [16] * 4, 277: [4]}, (0, 0, 0, 0), WHITE),
    ],
)
def test_sixteen_bits_become_eight(
    order: Order, fields: dict[int, list[int]], levels: tuple[int, ...], colour: tuple[int, ...]
) -> None:
    assert seen(tiff(SMALL, {259: [1], **fields}, deep(levels, order), order)) == near(colour, 2)


def test_grey_may_be_counted_from_white() -> None:
    for bits, levels in ((8, b"\x20"), (16, b"\x00\x20")):
        data = tiff(SMALL, {259: [1], 262: [0], 258: [bits]}, levels * (SMALL[0] * SMALL[1]))
        assert seen(data) == near((223, 223, 223), 1), bits


def test_what_is_transparent_becomes_paper() -> None:
    image = Image.new("RGBA", SMALL, (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, SMALL[0] // 2, SMALL[1]))
    for mode in ("RGBA", "LA"):
        data = saved(image.convert(mode), "TIFF")
        assert seen(data, 0.75) == WHITE
        assert seen(data) != WHITE


def test_inks_are_counted_as_they_are_written() -> None:
    cyan = saved(Image.new("CMYK", SMALL, (255, 0, 0, 0)), "TIFF")
    red, green, blue = seen(cyan)
    assert (red < 40, green > 120, blue > 200) == (True, True, True)
    same = saved(Image.new("CMYK", SMALL, (255, 0, 0, 0)), "JPEG", quality=95)
    assert seen(cyan) == near(seen(same))


def test_colours_are_read_through_the_profile() -> None:
    assert seen(saved(halves(), "TIFF", icc_profile=SWAPPED)) == near((30, 30, 200), 12)


CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.mark.parametrize("orientation", CORNERS)
@pytest.mark.parametrize("packing", ["raw", "tiff_lzw"])
def test_a_picture_stands_as_the_camera_was_held(packing: str, orientation: int) -> None:
    image = Image.new("RGB", SMALL, GREEN)
    image.paste(RED, (0, 0, SMALL[0] // 4, SMALL[1] // 2))  # the upper left corner of the file
    data = saved(image, "TIFF", compression=packing, tiffinfo={0x0112: orientation})
    turned = opened(for_screen(data, INKS)).convert("RGB")
    assert turned.size == parts(data).size == (SMALL[::-1] if orientation >= 5 else SMALL)
    right, low = CORNERS[orientation]
    corner = (turned.width - 5 if right else 4, turned.height - 5 if low else 4)
    assert turned.getpixel(corner) == near(RED, 12)


def test_the_first_page_is_shown() -> None:
    data = saved(halves(SMALL), "TIFF", save_all=True, append_images=[drawing(SMALL)] * 3)
    assert (seen(data), seen(data, 0.75)) == (near(RED, 8), near(GREEN, 8))


def test_no_note_goes_further() -> None:
    words = SECRET.decode()
    notes = {270: words, 305: words, 315: words, 33432: words, 700: SECRET}
    more = [saved(halves(SMALL), "TIFF", tiffinfo={270: words})]
    data = saved(halves(SMALL), "TIFF", tiffinfo=notes) + more[0] + SECRET
    assert data.count(SECRET) > 5
    assert SECRET not in parts(data).pixels
    assert SECRET not in for_screen(data, INKS)


def test_a_drawing_keeps_each_pixel_and_a_photograph_becomes_a_jpeg() -> None:
    for image in (drawing(), drawing().quantize(8), drawing().convert("1")):
        drawn = opened(for_screen(saved(image, "TIFF", compression="tiff_lzw"), INKS))
        assert drawn.format == "PNG"
        assert drawn.convert("RGB").tobytes() == image.convert("RGB").tobytes()
    assert opened(for_screen(saved(photograph(), "TIFF"), INKS)).format == "JPEG"


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK"])
def test_no_picture_is_larger_than_it_may_be(mode: str) -> None:
    data = saved(noise((1600, 900)).convert(mode), "TIFF")
    assert len(for_screen(data, INKS)) <= LARGEST_BYTES
    assert for_screen(data, INKS) == for_screen(data, INKS)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("packing", PACKINGS)
def test_a_picture_that_ends_in_the_middle_is_told(packing: str, share: float) -> None:
    data = saved(noise((300, 200)), "TIFF", compression=packing)
    assert "ends in the middle" in fault(data[: int(len(data) * share)])


def test_so_is_one_with_fewer_data_than_pixels() -> None:
    data = tiff(SMALL, {259: [1], 262: [1], 258: [8]}, bytes(SMALL[0] * SMALL[1] - 1))
    assert "ends in the middle" in fault(data)


@pytest.mark.parametrize("packing", ["tiff_lzw", "tiff_adobe_deflate"])
@pytest.mark.parametrize("share", [0.4, 0.6, 0.8])
def test_a_picture_with_a_hole_in_its_data_is_told(packing: str, share: float) -> None:
    image = Image.blend(photograph((600, 400)), noise((600, 400)), 0.1)
    data = bytearray(saved(image, "TIFF", compression=packing))
    assert for_screen(bytes(data), INKS)
    at = int(len(data) * share)
    data[at : at + 4096] = bytes(4096)
    assert fault(bytes(data)) == "{file} is damaged"


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    assert MOST_PIXELS < 16_000 * 16_000
    for packing in (1, 5):
        data = tiff((16_000, 16_000), {259: [packing], 262: [1], 258: [8]}, bytes(400))
        assert fault(data)
    assert fault(data) == "{file} has too many pixels"


def test_strips_that_are_all_the_same_do_not_fill_the_memory() -> None:
    strips = 50_000
    fields = {259: [5], 262: [1], 258: [8], 278: [1], 273: [8] * strips, 279: [20_000] * strips}
    assert fault(tiff((100, strips), fields, bytes(20_000)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({259: [1], 262: [8], 258: [8] * 3, 277: [3]}, "colours of a rare kind"),  # Lab
        ({259: [1], 262: [1], 258: [8] * 4, 277: [4]}, "colours of a rare kind"),
        ({259: [1], 262: [1], 258: [32]}, "more than 16 bits"),
        ({259: [1], 262: [1], 258: [16], 339: [3]}, "more than 16 bits"),  # with a point
        ({259: [34887], 262: [1], 258: [8]}, "packed in a rare way"),
        ({259: [1], 258: [8]}, "damaged"),  # nothing is said of its colours
        ({259: [1], 262: [1], 258: [8], 273: [8, 8]}, "damaged"),
        ({259: [1], 262: [1], 258: [8], 284: [1, 1]}, "damaged"),  # of what there is one
    ],
)
def test_what_is_rare_is_told(fields: dict[int, list[int]], said: str) -> None:
    assert said in fault(tiff(SMALL, fields, bytes(SMALL[0] * SMALL[1] * 12)))


@pytest.mark.parametrize(
    "data", [b"II*\0", b"MM\0*\0\0\0\x04", b"II*\0\x08\0\0\0", b"II*\0\x08\0\0\0\0\0" + bytes(4)]
)
def test_what_has_no_page_is_told(data: bytes) -> None:
    assert fault(data)
