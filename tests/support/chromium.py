"""Debian's Chromium, driven through Playwright."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
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
    """Open an empty window, in which nothing may go wrong unseen."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert complaints == []
