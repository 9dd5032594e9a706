"""The preview from start to end: a server on this machine, until somebody presses Ctrl-C."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from report.compositor.foresight import preload
from report.locales import _
from report.preview.access import LOOPBACK, Access, new_token
from report.preview.editor import chosen_editor
from report.preview.fault import unforeseen
from report.preview.images import Images
from report.preview.opening import Opener
from report.preview.rebuild import Rebuilder
from report.preview.server import application
from report.preview.state import PreviewState
from report.preview.watch import changes
from report.problems import MachineError, Problem
from report.workspace import Workspace

PAUSE_S: Final = 5  # after an error of what looks for changes

Tell = Callable[[str], None]


def preview(workspace: Workspace, year: int, port: int, tell: Tell, tell_command: Tell) -> None:
    """Serve an edition's preview, and `tell` its address; port 0 is any that is free.

    `tell_command` hears of commands that open an editor which needs a terminal of its own.
    Raises `UsageError` where there is no such edition, `MachineError` where the port is taken.
    """
    workspace.require_year(year)
    preload()
    with listening(port) as listener:
        port = listener.getsockname()[1]
        token = new_token()
        state, images = PreviewState(f"{year}"), Images()
        rebuilder = Rebuilder(workspace, year, state, images)
        opener = Opener(workspace, state, chosen_editor(os.environ), tell_command)
        app = application(workspace, state, images, rebuilder.want, opener)
        guarded = Access(app, token, port, rebuilder.say)
        server = _Server(_configuration(guarded), state)
        rebuilder.start()
        try:
            with _ending(server):
                tell(f"http://{LOOPBACK}:{port}/{token}/")
                asyncio.run(_serve(server, listener, rebuilder, workspace, year))
        finally:
            rebuilder.stop()


class _Server(uvicorn.Server):
    """Ends the news when the program ends: browsers would wait for more of them for ever."""

    def __init__(self, config: uvicorn.Config, state: PreviewState) -> None:
        super().__init__(config)
        self._state = state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._state.close()
        await super().shutdown(sockets)


@contextmanager
def _ending(server: uvicorn.Server) -> Iterator[None]:
    """Let Ctrl-C end the server, also before it has begun."""
    before = signal.signal(signal.SIGINT, server.handle_exit)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _configuration(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="critical",  # what goes wrong is told on the page
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        ws="none",
    )


async def _serve(
    server: uvicorn.Server,
    listener: socket.socket,
    rebuilder: Rebuilder,
    workspace: Workspace,
    year: int,
) -> None:
    async with _watching(workspace, year, rebuilder):
        await server.serve(sockets=[listener])


@asynccontextmanager
async def _watching(workspace: Workspace, year: int, rebuilder: Rebuilder) -> AsyncIterator[None]:
    async def watch() -> None:
        while True:
            try:
                async for paths in changes(workspace, year, rebuilder.say):
                    rebuilder.changed(paths)
            except Exception as error:  # noqa: BLE001 - shown, and it is tried again soon
                rebuilder.say(unforeseen(error))
                await asyncio.sleep(PAUSE_S)

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def listening(port: int) -> socket.socket:
    """Take a port of the loopback interface. Raises `MachineError` where it cannot be had."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it lets two programs have one port at the same time
            # A port that was ours a moment ago, with a page open, is free again at once.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()  # from now on, so that nobody who knows the address comes too early
    except OSError as error:
        listener.close()
        raise MachineError(
            Problem(
                "port-taken",
                _("port {port} cannot be used: {reason}", port=port, reason=error.strerror),
                advice=_("Leave --port out, and a free one is found."),
            )
        ) from error
    return listener
