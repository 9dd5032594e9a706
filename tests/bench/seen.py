"""Measure how long a changed word takes to be seen in the browser: `seen.py 2019 WORKSPACE 3`.

The preview is running and has come to rest; its page lies open in Chromium. The clock runs from
before the file is written until the picture of a page has another address – which is made of what
the page looks like –, is decoded, and two frames have been drawn since.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from report.recipes.content import read_texts
from report.workspace import Workspace

from edits import change_word
from engines import browser, found

LIMIT_S: Final = 300
ARGUMENTS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")

ADDRESSES: Final = "() => [...document.querySelectorAll('.picture')].map(image => image.src)"
CHANGED: Final = """before => {
    const images = [...document.querySelectorAll(".picture")];
    return images.some(
        (image, n) => image.src !== before[n] && image.complete && image.naturalWidth
    );
}"""
LOADED: Final = """() => {
    const images = [...document.querySelectorAll(".picture")];
    return images.length && images.every(image => image.src && image.complete);
}"""
TWO_FRAMES: Final = """() => new Promise(
    done => requestAnimationFrame(() => requestAnimationFrame(done))
)"""
SHOWN: Final = "() => fetch('shown.json').then(answer => answer.json())"


def seconds_until_seen(workspace: Workspace, year: int, edits: int) -> Iterator[float]:
    """Change a word in so many texts, one after another; give the seconds of each."""
    slugs = [text.slug for text in read_texts(workspace, year).require().texts]
    with _preview(workspace, year) as address, _window() as page:
        page.goto(address)
        for slug in slugs[:edits]:
            pages = _at_rest(page, f"profile-{slugs[-1]}")
            path = workspace.year(year) / f"{slug}.md"
            page.goto(f"{address}#/booklet/{_page_of(path.name, pages)}")
            page.wait_for_function(LOADED)
            page.wait_for_timeout(300)  # until the pictures of this size are there
            before = page.evaluate(ADDRESSES)
            began = perf_counter()
            change_word(path)
            page.wait_for_function(CHANGED, arg=before)
            page.evaluate(TWO_FRAMES)
            yield perf_counter() - began


def _at_rest(page: Page, last: str) -> list[Any]:
    """Wait until everything is set; give the pages of the booklet."""
    end = monotonic() + LIMIT_S
    while monotonic() < end:
        shown = page.evaluate(SHOWN)
        if not shown["doing"] and last in shown["products"]:
            pages: list[Any] = shown["products"]["booklet"]["pages"]
            return pages
        sleep(0.1)
    raise TimeoutError(f"the preview is still not at rest: {shown['doing']}")


def _page_of(name: str, pages: list[Any]) -> int:
    """Find the first page that has most of its texts from a file."""
    return next(
        number
        for number, page in enumerate(pages, start=1)
        if 2 * _boxes_of(name, page) > len(page["boxes"])
    )


def _boxes_of(name: str, page: Any) -> int:
    return sum(f"/{name}:" in box["place"] for box in page["boxes"])


@contextmanager
def _preview(workspace: Workspace, year: int) -> Iterator[str]:
    command = [str(Path(sys.executable).with_name("report")), "preview", f"{year}"]
    process = subprocess.Popen(command, cwd=workspace.root, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


@contextmanager
def _window() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found(browser()), args=ARGUMENTS, env={**os.environ}
        )
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(1000 * LIMIT_S)
        yield page
        chromium.close()


def main() -> None:
    """Measure, and write the seconds of each edit to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", type=int)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("edits", type=int)
    wanted = parser.parse_args()
    workspace = Workspace(wanted.workspace.resolve())
    print(json.dumps(list(seconds_until_seen(workspace, wanted.year, wanted.edits))))


if __name__ == "__main__":
    main()
