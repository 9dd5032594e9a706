"""What the engine may read: pictures and fonts of the workspace, and nothing else."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

from report import pictures
from report.files import lies_below
from report.locales import N_, _
from report.pictures import Unfit
from report.problems import Place, Problem
from report.typeset.engine import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# An address that leads nowhere (RFC 2606), so no path of this machine gets into a file.
BASE_URL: Final = "https://report.invalid/"
MEDIA_TYPES: Final = {".otf": "font/otf", **pictures.MEDIA_TYPES}
# Drawings can refer to other files, so only those that lie with the style sheets are taken.
OWN_MEDIA_TYPES: Final = {**MEDIA_TYPES, ".svg": "image/svg+xml"}
NOTHING: Final[Mapping[Path, bytes]] = {}


class Prepare(Protocol):
    """Makes a picture ready for pages; `on_paper` tells whether it stands on nothing but that."""

    def __call__(self, data: bytes, *, on_paper: bool) -> bytes:
        """Return a picture as pages can show it. Raises `Unfit`."""


def as_it_is(data: bytes, *, on_paper: bool) -> bytes:
    """Return a picture back, whatever it stands on."""
    return data


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives files of the named folders under `root`; refuses everything else, and keeps why.

    `instead` gives what is taken in place of some files; of all other pictures, what `prepare`
    makes of them, once for each. Those of the content stand on paper.
    """

    def __init__(
        self,
        root: Path,
        folders: Iterable[str],
        instead: Mapping[Path, bytes] = NOTHING,
        prepare: Prepare = as_it_is,
    ) -> None:
        super().__init__(timeout=1, allowed_protocols=("https",), allow_redirects=False)
        self._instead = {path.resolve(): data for path, data in instead.items()}
        self._prepare = prepare
        self._prepared: dict[tuple[Path, int, int], bytes] = {}
        self._folders = {folder: (root / folder).resolve() for folder in folders}
        self.refused: list[Problem] = []

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return a file's bytes. Raises `FatalURLFetchingError` for anything not allowed."""
        if not url.startswith(BASE_URL):
            raise self._refusal(url, N_("'{file}' is outside the workspace"))
        folder, _slash, name = unquote(urlsplit(url).path).lstrip("/").partition("/")
        if folder not in self._folders:
            raise self._refusal(url, N_("'{file}' is in no folder that pages are made from"))
        path = self._folders[folder] / name
        if not lies_below(path, self._folders[folder]):
            raise self._refusal(url, N_("'{file}' leads out of the workspace"))
        types = OWN_MEDIA_TYPES if folder == "styles" else MEDIA_TYPES
        media_type = types.get(path.suffix.lower())
        if media_type is None:
            raise self._refusal(url, N_("'{file}' is not a kind of file that a page can show"))
        if not path.is_file():
            raise self._refusal(url, N_("'{file}' does not exist"))
        path = path.resolve()
        try:
            data = self._instead.get(path) or self._read(path, on_paper=folder != "styles")
        except Unfit as unfit:
            raise self._kept(unfit.problem(path.name, Place(path)), url) from unfit
        return URLFetcherResponse(url, data, {"Content-Type": media_type})

    def _read(self, path: Path, on_paper: bool) -> bytes:
        if path.suffix.lower() not in pictures.MEDIA_TYPES:
            return pictures.read(path)
        state = path.stat()
        version = (path, state.st_mtime_ns, state.st_size)
        if version not in self._prepared:
            self._prepared[version] = self._prepare(pictures.read(path), on_paper=on_paper)
        return self._prepared[version]

    def _refusal(self, url: str, message: str) -> Exception:
        name = url.removeprefix(BASE_URL)[:200]
        problem = Problem(
            "refused-file",
            _(message, file=name),
            advice=_("Pages are made from files in content/ and styles/ alone."),
        )
        return self._kept(problem, url)

    def _kept(self, problem: Problem, url: str) -> Exception:
        self.refused.append(problem)
        refusal: Exception = FatalURLFetchingError(f"refused: {url[:200]}")
        return refusal
