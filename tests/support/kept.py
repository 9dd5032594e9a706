"""What the processes of the suite keep: parsed style sheets, compiled templates.

Each test has a workspace of its own, with the styles that all have. To load these takes longer
than to set a page with them. What is kept is that of the same text and the same fonts.
"""

import atexit
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, Final

WORKSPACE: Final = "REPORT_TEST_WORKSPACE"  # names one that workers find loaded
LONG: Final = 20_000  # characters; a sheet of a product has more, and one of a test's own fewer
MOST: Final = 40  # sheets; each holds fonts

_keeping: set[str] = set()
# Each with the process that loaded it.
_sheets: dict[tuple[str, tuple[Any, ...]], tuple[int, Any]] = {}
_templates: dict[tuple[str | None, str], CodeType] = {}


def keep() -> None:
    """Keep in this process what it loads from now on, if it can load such things already."""
    for name, start in (
        ("report.typeset.typesetter", _keep_sheets),
        ("report.document.templates", _keep_templates),
    ):
        if name in sys.modules and name not in _keeping:
            _keeping.add(name)
            start(sys.modules[name])


def _keep_sheets(typesetter: Any) -> None:
    load: Callable[[Any, Any], Any] = typesetter._loaded
    typesetter.FontConfiguration = _of_one_process(typesetter.FontConfiguration)

    def loaded(sheet: Any, fetcher: Any) -> Any:
        text = sheet.text
        if len(text) < LONG or "@import" in text:
            return load(sheet, fetcher)
        key = (text, _fonts(fetcher._folders["styles"] / "fonts"))
        if key not in _sheets and len(_sheets) >= MOST:
            return load(sheet, fetcher)
        if key not in _sheets:
            _sheets[key] = os.getpid(), load(sheet, fetcher)
        return _sheets[key][1]

    typesetter._loaded = loaded
    atexit.register(_let_go)


def _let_go() -> None:
    """Let the sheets go that this process has loaded: they take their files with them."""
    for key in [key for key, (process, _) in _sheets.items() if process == os.getpid()]:
        del _sheets[key]


def _of_one_process(fonts: type[Any]) -> type[Any]:
    """Return fonts whose files go with the process that laid them out, and none forked from it."""

    class Fonts(fonts):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.process = os.getpid()

        def __del__(self) -> None:
            if os.getpid() == self.process:
                super().__del__()

    return Fonts


def _fonts(folder: Path) -> tuple[Any, ...]:
    """Return what changes with the fonts below a folder."""
    states = ((path.name, path.stat()) for path in sorted(folder.rglob("*.otf")))
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


def _keep_templates(templates: Any) -> None:
    compile_: Callable[..., CodeType] = templates._Limited.compile

    def compiled(self: Any, source: str, name: str | None, filename: str | None) -> CodeType:
        key = (name, source)
        if key not in _templates:
            _templates[key] = compile_(self, source, name, filename)
        return _lying_at(filename or "<template>", _templates[key])

    templates._Limited.compile = compiled


def _lying_at(path: str, code: CodeType) -> CodeType:
    """Return the code of a template as if it lay there, where its mistakes are told."""
    inner = (_lying_at(path, one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=path, co_consts=tuple(inner))
