"""A picture of a page that is drawn when there is room for it, and sent piece by piece."""

import asyncio
from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from report.locales import _

# The address of a picture is made of its looks, so it is never another one.
FOR_EVER: Final = {"Cache-Control": "private, max-age=31536000, immutable"}
PIECE: Final = 65_536  # bytes; the server waits before it takes the next one
PATIENCE_S: Final = 30  # for a browser that takes nothing: others wait for its place


class Drawn(Response):
    """Holds one of the places in `room` from drawing to the last byte, however many ask."""

    media_type = "image/png"

    def __init__(self, draw: Callable[[], bytes | None], room: asyncio.Semaphore) -> None:
        super().__init__(headers=FOR_EVER)
        self._draw = draw
        self._room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Draw and send the picture, or tell that its page is no longer shown."""
        async with self._room:
            png = await run_in_threadpool(self._draw)
            if png is None:
                await Response(_("No longer shown."), 404)(scope, receive, send)
                return
            self.headers["content-length"] = str(len(png))
            async with asyncio.timeout(PATIENCE_S):
                await self._send(png, send)

    async def _send(self, png: bytes, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        for at in range(0, len(png), PIECE):
            piece = png[at : at + PIECE]
            more = at + PIECE < len(png)
            await send({"type": "http.response.body", "body": piece, "more_body": more})
