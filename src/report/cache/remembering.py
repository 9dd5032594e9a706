"""Things that are quicker to read than to make, kept between runs."""

from collections.abc import Callable
from typing import TypeVar

from report.cache.store import Cache

T = TypeVar("T")


def remembered(
    name: str,
    make: Callable[[], T],
    read: Callable[[bytes], T | None],
    write: Callable[[T], bytes],
) -> T:
    """Return what a key stands for: as it was kept, or made now, and kept then.

    `write` turns it into the bytes that are kept, and `read` back again; None if they are none
    that `write` makes. Whatever `make` raises is raised.
    """
    cache = Cache.own()
    if cache and (data := cache.get(name)) is not None and (known := read(data)) is not None:
        return known
    made = make()
    if cache:
        cache.put(name, write(made))
    return made
