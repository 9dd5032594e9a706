"""Pictures of pages on the web page: type is packed without loss, a photograph is not."""

from io import BytesIO

import pytest
from PIL import Image

from report.proof.differences.paging import opened
from report.proof.differences.pictures import SHARPEST_PPI, page_picture
from report.proof.differences.pixels import drawn

from support.paged import ground, lines, paged
from support.photos import photograph, saved

TYPE = paged(lines(["Staden har en plan"] * 30) + ground(16, 190, 60, 4, (0.8, 0.2, 0.1)))


@pytest.mark.parametrize(
    ("pdf", "kind"), [(TYPE, b"VP8L"), (saved(photograph(), "PDF"), b"VP8 ")], ids=["type", "photo"]
)
def test_a_photograph_is_packed_as_one_and_type_without_loss(pdf: bytes, kind: bytes) -> None:
    with opened(pdf, "page") as document:
        packed = page_picture(document[0], SHARPEST_PPI)
        whole = drawn(document[0], SHARPEST_PPI)
    assert packed[12:16] == kind  # the first chunk (RFC 9649, 2.5 and 2.6)
    assert len(packed) < 0.1 * whole.width * whole.height
    picture = Image.open(BytesIO(packed))
    assert picture.size == whole.size
    assert (picture.convert("RGB").tobytes() == whole.tobytes()) == (kind == b"VP8L")
