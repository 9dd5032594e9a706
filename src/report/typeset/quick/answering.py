"""Modules that are executed as they are, but for some imports, which are answered here.

Neither `sys.modules` nor what others import is touched: such a module has builtins of its own
with another `__import__`, as the documentation of `exec` describes, until it is executed.
"""

import builtins
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

# An import statement, as its module and the names that it takes from it, and what it is given.
Answers = Mapping[tuple[str, tuple[str, ...]], object]


@dataclass(frozen=True)
class Known:
    """A module as we know it: the SHA-256 of its source, and what prepares the answers."""

    sha256: str
    prepare: Callable[[], Answers]


@contextmanager
def answering(known: Mapping[str, Known]) -> Iterator[None]:
    """Answer imports of these modules, by their full names, if they are imported meanwhile.

    One whose source is another, or for which `prepare` raises `ImportError`, gets what
    anybody gets.
    """
    finder = _Finder(known)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder(MetaPathFinder):
    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module that we know; None leaves it to the finders after this one."""
        known = self._known.get(fullname)
        spec = PathFinder.find_spec(fullname, path, target) if known else None
        if not known or not spec or not isinstance(spec.loader, SourceFileLoader):
            return None
        file = spec.loader.path
        if sha256(spec.loader.get_data(file)).hexdigest() != known.sha256:
            return None
        try:
            spec.loader = _Loader(fullname, file, known.prepare())
        except ImportError:
            return None
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, answers: Answers) -> None:
        super().__init__(fullname, path)
        self._answers = answers

    def exec_module(self, module: ModuleType) -> None:
        names = vars(module)["__builtins__"] = dict(vars(builtins))
        names["__import__"] = self._answer
        try:
            super().exec_module(module)
        finally:
            names["__import__"] = builtins.__import__

    def _answer(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = None,
        level: int = 0,
    ) -> Any:
        """Do what `__import__` does, except for what is prepared."""
        statement = (name, tuple(fromlist or ()))
        if level == 0 and statement in self._answers:
            return self._answers[statement]
        return builtins.__import__(name, globals, locals, fromlist or (), level)
