"""Styles in which nothing was found wrong before: they are looked at again when they change."""

import os
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from report.cache import Cache, key, key_of_folder, program_key, version
from report.problems import Problem


def problems_of(
    styles: Path, what: str, libraries: Iterable[str], look: Callable[[], Iterable[Problem]]
) -> tuple[Problem, ...]:
    """Return what `look` finds wrong with styles, or nothing where it found nothing before.

    `what` names what is looked for, and `libraries` what it is done with.
    """
    cache = Cache.own()
    name = _name(styles, what, libraries) if cache else None
    if cache and name and cache.get(name) is not None:
        return ()
    found = tuple(look())
    if cache and name and not found:
        cache.put(name, b"")
    return found


def _name(styles: Path, what: str, libraries: Iterable[str]) -> str | None:
    """Return a name for all styles and for what looks at them; None where they cannot be read.

    Styles with a link have none: where it leads to may change without them.
    """
    try:
        if _has_links(styles):
            return None
        made_of = key_of_folder(styles)
    except OSError:
        return None
    return key(what, made_of, program_key(), *(f"{name} {version(name)}" for name in libraries))


def _has_links(folder: Path) -> bool:
    found = (Path(top, name) for top, *names in os.walk(folder) for name in chain(*names))
    return any(path.is_symlink() for path in (folder, *found))
