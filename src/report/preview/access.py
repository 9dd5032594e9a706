"""Who may see the page: a browser of this machine that was given its address.

A page of another site cannot read ours, for it does not know the token, and a name that is
made to lead to this machine (DNS rebinding) is not in the list of hosts.
"""

import secrets
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from report.locales import _
from report.preview.fault import unforeseen
from report.problems import Problem

Say = Callable[[Problem], object]

LOOPBACK: Final = "127.0.0.1"
LONGEST_PATH: Final = 500  # characters
ACTION: Final = "/open"  # the one path where something can be asked to be done
FROM_HERE: Final = ("same-origin", "none")  # 'none': typed, or opened by a program

# https://www.w3.org/TR/CSP3/
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def new_token() -> str:
    """Make up a part of an address that cannot be guessed."""
    return secrets.token_urlsafe(24)


class Access:
    """Lets requests through that are meant for us, and takes the token off their path.

    `say` hears of errors that nobody foresaw: they end an answer, and nothing else.
    """

    def __init__(self, app: ASGIApp, token: str, port: int, say: Say | None = None) -> None:
        self._app = app
        self._say = say
        self._token = token
        self._hosts = {f"{LOOPBACK}:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        has_begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        app = self._refusal(scope) or self._app
        inner = {**scope, "path": self._inner_path(scope), "root_path": ""}
        try:
            await app(inner, receive, send_guarded)
        except Exception as error:  # noqa: BLE001 - one answer fails, and the page says why
            if self._say:
                self._say(unforeseen(error))
            if not has_begun:
                answer = PlainTextResponse(_("The program has a fault; the page tells which."), 500)
                await answer(inner, receive, send_guarded)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if not _is_a_path(scope["path"]):
            return PlainTextResponse(_("This is no address of a page."), 400)
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse(_("This name is not served here."), 421)
        if self._is_action(scope):
            if refusal := self._refusal_to_act(headers):
                return refusal
        elif scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse(_("Nothing can be changed here."), 405, {"Allow": "GET, HEAD"})
        if headers.get("sec-fetch-site", "none") not in FROM_HERE:
            return PlainTextResponse(_("Another site asked for this."), 403)
        token = scope["path"].split("/")[1]
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            return PlainTextResponse(_("Use the address that the program wrote."), 404)
        return None

    def _is_action(self, scope: Scope) -> bool:
        return scope["method"] == "POST" and self._inner_path(scope) == ACTION

    def _refusal_to_act(self, headers: Headers) -> ASGIApp | None:
        """Refuse to act unless a script of our own page asks for it.

        Browsers name the origin of whoever sends a POST (Fetch standard, 3.1), and ask before they
        send another site's JSON, which they would be refused.
        """
        own = f"http://{headers['host']}"
        if headers.get("origin") != own or headers.get("sec-fetch-site") != "same-origin":
            return PlainTextResponse(_("Another site asked for this."), 403)
        if headers.get("content-type") != "application/json":
            return PlainTextResponse(_("This is no request of the page."), 415)
        return None

    def _inner_path(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(f"/{self._token}")


def _is_a_path(written: str) -> bool:
    """Return whether a request asks for a path as browsers write it, of a length that ours have."""
    return written.startswith("/") and written.isprintable() and len(written) <= LONGEST_PATH
