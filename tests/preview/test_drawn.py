"""However many ask for large pictures of pages, few are in memory."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

from report.preview.drawn import PIECE, Drawn
from report.preview.images import MOST_PIXELS, Images

from support.loops import run
from support.photos import opened
from support.served import paper

AT_ONCE = 3


async def nothing() -> MutableMapping[str, Any]:
    """Receive nothing from a browser."""
    return {}


def test_no_more_pictures_are_under_way_than_there_is_room_for() -> None:
    drawn: list[int] = []
    sent: list[int] = []

    async def ask() -> None:
        room, taken = asyncio.Semaphore(AT_ONCE), asyncio.Event()

        async def slow(message: MutableMapping[str, Any]) -> None:
            await taken.wait()
            sent.append(len(message.get("body", b"")))

        def draw() -> bytes:
            drawn.append(1)
            return bytes(2 * PIECE + 1)

        pictures = [Drawn(draw, room)({"type": "http"}, nothing, slow) for _ in range(20)]
        requests = [asyncio.ensure_future(picture) for picture in pictures]
        while len(drawn) < AT_ONCE:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # for those that there is no room for
        assert len(drawn) == AT_ONCE
        taken.set()
        await asyncio.gather(*requests)

    run(ask())
    assert len(drawn) == 20
    assert max(sent) == PIECE
    assert sum(sent) == 20 * (2 * PIECE + 1)


def test_a_page_that_is_gone_gives_its_place_free() -> None:
    answers: list[int] = []

    async def ask() -> None:
        room = asyncio.Semaphore(1)

        async def send(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                answers.append(message["status"])

        for _ in range(3):
            await Drawn(lambda: None, room)({"type": "http"}, nothing, send)

    run(ask())
    assert answers == [404, 404, 404]


def test_a_picture_has_no_more_pixels_than_fit() -> None:
    images = Images()
    (page,) = images.add(paper(0.5))
    png = images.png(page.key, 1_000_000)
    assert png
    width, height = opened(png).size
    assert MOST_PIXELS * 0.98 < width * height < MOST_PIXELS * 1.02
