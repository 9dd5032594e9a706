"""Pages as pictures: which count as the same, and how many are kept."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from report.preview import images as module
from report.preview.images import Images

from support.served import BLEED_MM, paper


def test_pages_that_look_alike_have_the_same_key() -> None:
    first, second, third = Images().add(paper(0.2, 0.5, 0.2))
    assert first.key == third.key
    assert first.key != second.key


def test_a_page_that_changes_a_little_has_another_key() -> None:
    images = Images()
    assert images.add(paper(0.5))[0].key != images.add(paper(0.51))[0].key


def test_a_picture_is_as_wide_as_was_asked_for() -> None:
    images = Images()
    (page,) = images.add(paper(1))
    png = images.png(page.key, 296)
    assert png
    assert Image.open(BytesIO(png)).size == (296, 420)  # 148 × 210 mm, twice as many pixels


def test_a_page_knows_its_bleed() -> None:
    (page,) = Images().add(paper(1, bleed_mm=BLEED_MM))
    assert (page.width_mm, page.height_mm) == (154, 216)  # 148 + 2 × 3, 210 + 2 × 3
    assert page.trim_mm == (3, 3, 3, 3)


def test_a_page_is_drawn_ahead_as_wide_as_that_whose_place_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    images, drawn, draw = Images(), list[int](), module._drawn

    def noting(page: Any, width_px: int) -> bytes:
        drawn.append(width_px)
        return draw(page, width_px)

    old, new = images.add(paper(0.2, 0.4))
    for width in (50, 100):
        images.png(old.key, width)
    monkeypatch.setattr(module, "_drawn", noting)
    images.draw_ahead({new.key: old.key})
    assert drawn == [100, 50]
    assert images.png(new.key, 100)
    assert drawn == [100, 50]


def test_a_page_that_is_no_longer_shown_is_forgotten() -> None:
    images = Images()
    old, new = images.add(paper(0.2, 0.4))
    images.png(old.key, 100)
    images.keep([new.key])
    assert images.png(old.key, 100) is None
    assert images.png(new.key, 100)


def test_pictures_take_no_more_memory_than_they_may() -> None:
    images = Images(most_bytes=1)
    (page,) = images.add(paper(0.5))
    sizes = [images.png(page.key, width) for width in (100, 200, 300)]
    assert all(sizes)
    assert images.bytes_kept == len(sizes[-1] or b"")  # the last one, which is larger than 1 byte
