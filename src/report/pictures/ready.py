"""Pictures made ready for the screen, each once: the result is kept in the cache."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from report.pictures.kinds import Size
from report.pictures.reading import State, read, state
from report.pictures.unfit import Unfit, unread

_MOST_KNOWN: Final = 2000  # pictures whose state is remembered


@dataclass(frozen=True)
class Ready:
    """Makes pictures ready. `inks` is the profile of those in four inks that have none."""

    inks: Path

    def picture(self, data: bytes, *, on_paper: bool = True) -> bytes:
        """Return a picture for the screen, see `screen.for_screen`. Raises `Unfit`."""
        from report.cache import Cache  # what keeps things is not needed by a text alone

        kept = Cache.own()
        name = self._name(data, on_paper)
        if kept and (found := kept.get(name)):
            return found
        made = self._made(data, on_paper)
        if kept:
            kept.put(name, made)
        return made

    def size(self, path: Path) -> Size | Unfit:
        """Return the size of a picture as it is shown, or why it cannot be.

        It is made ready to find out, and looked at once until it changes.
        """
        try:
            return _size(self, state(path), state(self.inks))
        except OSError as error:
            return unread(error)

    def is_kept(self, data: bytes) -> bool:
        """Return whether a picture was made ready before, so that nothing can be wrong with it."""
        from report.cache import Cache

        kept = Cache.own()
        return kept is not None and kept.has(self._name(data, on_paper=True))

    def _made(self, data: bytes, on_paper: bool) -> bytes:
        from report.pictures.screen import for_screen  # an edition may have no pictures

        return for_screen(data, self.inks, on_paper=on_paper)

    def _name(self, data: bytes, on_paper: bool) -> str:
        from report.cache import key

        inks = self.inks.read_bytes() if self.inks.is_file() else b""
        return key("picture", _program(), f"on paper: {on_paper}", inks, data)


@lru_cache(maxsize=_MOST_KNOWN)
def _size(ready: Ready, state: State, inks: State) -> Size | Unfit:
    """Look at a picture. The states are there to tell that it, or `inks`, has changed."""
    from report.pictures.parts import parts

    try:
        data = read(state[0])
        size = parts(data).size
        if not ready.is_kept(data):
            ready.picture(data)
    except Unfit as unfit:
        return Unfit(*unfit.args)  # without what was at hand when it was raised
    return size


@cache
def _program() -> str:
    """Return a name for what makes pictures ready: this package, and the libraries that it uses."""
    from report.cache import key_of_files, version_if_installed

    folder = Path(__file__).parent
    libraries = [f"{name} {version_if_installed(name)}" for name in ("pillow", "pillow-heif")]
    return f"{libraries} {key_of_files(folder, folder.glob('*.py'))}"
