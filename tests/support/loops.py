"""Loops of asyncio, for tests that a browser's own may be running beside."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end in a thread of its own.

    In a test's own thread the loop of a browser may be running: Playwright's stays there for as
    long as the session's browser does, and asyncio has one loop a thread.
    """
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
