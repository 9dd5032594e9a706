"""What the browser can ask for: the page, what is shown, pictures, and news of changes."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from report.locales import _
from report.preview.as_json import as_json, stages_as_json
from report.preview.download import download
from report.preview.drawn import FOR_EVER, Drawn
from report.preview.images import Images
from report.preview.opening import Opener
from report.preview.search import search
from report.preview.spoken import PAGE, index
from report.preview.state import PreviewState, Shown
from report.products.target import Target
from report.workspace import Workspace

FONTS: Final = {"regular": "SourceSans3-Regular.otf", "semibold": "SourceSans3-Semibold.otf"}
AT_ONCE: Final = 4  # pictures of pages that are drawn or on their way: each takes memory
PULSE_S: Final = (
    15  # how often a browser is told that all is well, so that one that left is noticed
)

Want = Callable[[Target], None]


def application(
    workspace: Workspace, state: PreviewState, images: Images, want: Want, opener: Opener
) -> Starlette:
    """Make what answers requests; `want` is told which files somebody looks at."""
    room, page = asyncio.Semaphore(AT_ONCE), index(opener.editor)

    async def first(request: Request) -> Response:
        return HTMLResponse(page)

    async def shown(request: Request) -> Response:
        view = request.query_params.get("view")
        if view in (Target.PRESS, Target.OFFICE):
            want(Target(view))
        return JSONResponse(as_json(state.shown, workspace.root))

    async def picture(request: Request) -> Response:
        width = max(1, request.path_params["width"])
        return Drawn(lambda: images.png(request.path_params["key"], width), room)

    async def font(request: Request) -> Response:
        name = FONTS.get(request.path_params["name"])
        path = workspace.styles / "fonts" / "source-sans" / (name or "")
        if name is None or not path.is_file():
            return Response(_("No such font."), 404)
        return FileResponse(path, headers=FOR_EVER)

    async def news(request: Request) -> Response:
        return StreamingResponse(_news(state), media_type="text/event-stream")

    return Starlette(
        routes=[
            Route("/", first),
            Route("/shown.json", shown),
            Route("/news", news),
            Route("/pictures/{key:str}/{width:int}.png", picture),
            Route("/fonts/{name:str}.otf", font),
            search(state, images),
            download(state),
            opener.route,
            Mount("/page", StaticFiles(directory=PAGE)),
        ]
    )


def _as_news(shown: Shown) -> str:
    stages = stages_as_json(shown)
    return json.dumps({"version": shown.version, "doing": shown.doing, "stages": stages})


async def _news(state: PreviewState) -> AsyncIterator[str]:
    """Tell of each change, many at once as one, until the preview is closed.

    What is being done is told with it: to know that alone, nobody need ask for everything again.
    They are server-sent events (HTML standard, 9.2).
    """
    loop, changed = asyncio.get_running_loop(), asyncio.Event()
    end = state.listen(lambda: loop.call_soon_threadsafe(changed.set))
    try:
        while not state.is_closed:
            changed.clear()
            shown = state.shown
            yield f"data: {_as_news(shown)}\n\n"
            try:
                await asyncio.wait_for(changed.wait(), PULSE_S)
            except TimeoutError:
                yield ": all is well\n\n"
    finally:
        end()
