"""Debian's Chromium, driven through Playwright."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
SIZE: ViewportSize = {"width": 1280, "height": 800}
EMPTY = "about:blank"
FORGET = f"""() => {{
    if (location.href === "{EMPTY}") return;
    for (const kept of [localStorage, sessionStorage]) kept.clear();
}}"""
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start it; where it is missing the test is skipped, but not where all is tested."""
    if not CHROMIUM.exists() and "CI" not in os.environ:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        # The engine, once it is loaded, leaves this process without the fonts of the system.
        env: dict[str, str | float | bool] = {**os.environ}
        env.pop("FONTCONFIG_FILE", None)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=env)
        yield browser
        browser.close()


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """Open a window."""
    context = browser.new_context(
        viewport=SIZE,
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@contextmanager
def lent(window: Page) -> Iterator[Page]:
    """Lend a window in which nothing may go wrong unseen, and empty it after that."""
    complaints: list[str] = []

    def fail(error: Error) -> None:
        complaints.append(str(error))

    def note(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    window.on("pageerror", fail)
    window.on("console", note)
    yield window
    _empty(window)
    window.remove_listener("pageerror", fail)
    window.remove_listener("console", note)
    assert complaints == []


def _empty(window: Page) -> None:
    """Let a window forget what it has shown, as if it had been opened anew."""
    window.evaluate(FORGET)
    window.goto(EMPTY)
    window.set_viewport_size(SIZE)
    window.emulate_media(color_scheme="light")
