"""A file opened in the editor of the terminal, when the page asks for it.

It is the one thing that the page can ask to be done. Its request names a place that is shown: what
is not among those is not opened, whatever is written.
"""

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from report.files import lies_below
from report.locales import _
from report.preview.access import ACTION
from report.preview.as_json import typed
from report.preview.editor import Editor
from report.preview.state import PreviewState, Shown
from report.problems import Place
from report.workspace import Workspace

LONGEST: Final = 2_000  # bytes of a request
PATIENCE_S: Final = 0.5  # in which an editor that cannot begin has said so

# Called with the words of a command that is to be given in another terminal.
Tell = Callable[[str], object]


class Opener:
    """Opens places that are shown, in an editor; `tell` takes commands that people must give."""

    def __init__(
        self, workspace: Workspace, state: PreviewState, editor: Editor | None, tell: Tell
    ) -> None:
        self._workspace = workspace
        self._state = state
        self._editor = editor
        self._tell = tell
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def editor(self) -> str:
        """The name of the editor, or nothing where the terminal names none."""
        return self._editor.name if self._editor else ""

    @property
    def route(self) -> Route:
        """What answers a request to open a place."""
        return Route(ACTION, self._answer, methods=["POST"])

    async def _answer(self, request: Request) -> Response:
        written = await _asked_for(request)
        place = self.place(written)
        if place is None:
            said = _("{place} is no longer shown.", place=written)
        elif self._editor is None:
            said = _("The terminal names no editor.")
        else:
            said = await run_in_threadpool(self._open, self._editor, place)
        return JSONResponse({"said": said})

    def place(self, written: str) -> Place | None:
        """Return the place that is shown as it is written, if it is in a file of the workspace."""
        root = self._workspace.root
        for place in _places(self._state.shown):
            if typed(place, root) == written:
                is_ours = place.path.is_file() and lies_below(place.path, root)
                return place if is_ours and str(place.path).isprintable() else None
        return None

    def _open(self, editor: Editor, place: Place) -> str:
        """Open a place, or write the command to the terminal; return what is to be said."""
        command = editor.opening(place)
        program = shutil.which(command[0])
        if program is None:
            return _("The editor '{name}' is not on this machine.", name=editor.name)
        if editor.needs_terminal:
            self._tell(shlex.join(command))
            return _(
                "{name} needs a terminal: the command is in that of the preview.", name=editor.name
            )
        try:
            code = self._begun((program, *command[1:]))
        except OSError as error:
            return _("{name} cannot be started: {reason}", name=editor.name, reason=error.strerror)
        if code:
            return _("{name} ended at once, with exit code {code}.", name=editor.name, code=code)
        return _(
            "Opened in {name}: {place}", name=editor.name, place=typed(place, self._workspace.root)
        )

    def _begun(self, command: tuple[str, ...]) -> int:
        """Start a program that goes on without us, and return its exit code; 0 while it runs."""
        process = subprocess.Popen(  # noqa: S603 - the user's own command, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C ends the preview, and no editor
        )
        # Those that have ended are let go of; the others are kept, so that they can be then.
        self._running = [each for each in (*self._running, process) if each.poll() is None]
        try:
            return process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            return 0


async def _asked_for(request: Request) -> str:
    """Return the place that a request names. Raises `HTTPException` for what is no such request."""
    written = b""
    async for piece in request.stream():
        written += piece
        if len(written) > LONGEST:
            raise HTTPException(413)
    try:
        return str(json.loads(written)["place"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HTTPException(400) from error


def _places(shown: Shown) -> Iterator[Place]:
    """Yield all places of the content that the page leads to."""
    pages = chain.from_iterable(product.pages for product in shown.products.values())
    for page in pages:
        yield from (box.place for box in page.boxes)
        yield from (picture.place for picture in page.photographs)
    yield from (problem.place for problem in shown.problems if problem.place)
    yield from (Place(text.path) for text in shown.texts)
