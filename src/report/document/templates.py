"""The templates of `styles/`: filled within limits, and their mistakes told with their places.

A template comes with the look of an edition, which may come from outside. It has texts and
functions of ours within its reach, and a loop, a repetition or a power that does not end is
broken off where it stands.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from platform import python_version
from traceback import walk_tb
from types import CodeType
from typing import Any, ClassVar, Final

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import SandboxedEnvironment

from report.cache import Cache, key, program_key, version
from report.files import lies_below
from report.locales import _
from report.problems import ContentError, Place, Problem, quoted
from report.source import read_text

MOST_TURNS: Final = 1_000_000  # of all loops while one template is filled
LONGEST: Final = 100_000  # characters or items that a repetition may make
LARGEST_BITS: Final = 10_000  # of a number that a power may make
# Ways to make very long texts out of nothing.
_SWELLING_METHODS: Final = {"center", "ljust", "rjust", "zfill", "expandtabs", "format"}
_SWELLING_FILTERS: Final = ("center", "format", "indent")
_WRONG_TYPE: Final = (TypeError, AttributeError)
# What can go wrong in a template itself; in a function of ours, only what is called wrongly is.
_MISTAKES: Final = (
    TemplateError,
    ArithmeticError,
    LookupError,
    ValueError,
    RecursionError,
    MemoryError,
    *_WRONG_TYPE,
)


class Templates:
    """The templates below a folder, with functions and filters of ours."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = _Limited(_Loader(folder))

    @property
    def filters(self) -> dict[str, Any]:
        """Functions that a template calls behind a bar."""
        return self._environment.filters

    @property
    def globals(self) -> Any:
        """Functions and values that a template knows by their names."""
        return self._environment.globals

    def filled(self, name: str, values: Mapping[str, Any]) -> str:
        """Fill a template. Raises `ContentError` for mistakes in it, with their places."""
        self._environment.turns = 0
        try:
            return self._environment.get_template(name).render(values)
        except TemplateSyntaxError as error:
            path = Path(error.filename) if error.filename else self._folder / (error.name or name)
            raise ContentError(_problem(error.message or "", Place(path, error.lineno))) from error
        except TemplateNotFound as error:
            raise ContentError(self._missing(error, name)) from error
        except _MISTAKES as error:
            if (place := self._place(error)) is None:
                raise
            raise ContentError(_problem(_said(error), place)) from error

    def _missing(self, error: TemplateNotFound, name: str) -> Problem:
        missing = error.name or name
        place = self._place(error)
        if place is None:
            return _problem(_("the file is missing"), Place(self._folder / missing))
        return _problem(_("there is no template {name}", name=quoted(missing)), place)

    def _place(self, error: Exception) -> Place | None:
        """Find the line of a template that an error comes from, or None: it is a fault of ours."""
        place, is_ours = None, False
        for frame, line in walk_tb(error.__traceback__):
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(self._folder):
                place, is_ours = Place(path, line), False
            elif path.is_relative_to(_OURS):
                is_ours = path != Path(__file__)
        return None if is_ours and not isinstance(error, _WRONG_TYPE) else place


_OURS: Final = Path(__file__).parents[1]


def _said(error: Exception) -> str:
    """Say in a few words what went wrong."""
    if isinstance(error, RecursionError):
        return _("it goes on within itself without an end")
    if isinstance(error, MemoryError):
        return _("it makes more text than there is memory for")
    return str(error) or type(error).__name__


def _problem(fault: str, place: Place) -> Problem:
    return Problem(
        "template",
        _("the template does not work: {fault}", fault=fault),
        place,
        _("Correct the template."),
    )


class _Loader(BaseLoader):
    """Reads templates as all texts are read, and keeps them for as long as it lives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        path = self._folder / template
        if not lies_below(path, self._folder) or not path.exists():
            raise TemplateNotFound(template)
        return read_text(path).require(), str(path), lambda: True


class _Compiled(BytecodeCache):
    """Keeps templates compiled, each until its text changes: in this process, and for the next.

    To compile those of one page takes longer than to fill them.
    """

    _kept: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a name for a template: its own, and its file's, which tracebacks name, too."""
        return f"{name}\n{filename or name}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if its text is the one that was compiled."""
        kept, cache = self._kept, Cache.own()
        known = bucket.key, bucket.checksum
        if known not in kept and cache and (data := cache.get(_name(bucket))):
            path = bucket.key.partition("\n")[2]
            kept[known] = _placed(marshal.loads(data), path)  # noqa: S302 - as we wrote it
        bucket.code = kept.get(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        if bucket.code:
            cache = Cache.own()
            self._kept[bucket.key, bucket.checksum] = bucket.code
            if cache:
                cache.put(_name(bucket), marshal.dumps(bucket.code))


def _name(bucket: Bucket) -> str:
    """Return a key for the code of a template, wherever it lies.

    It is Python's, as Jinja and this program have it compiled.
    """
    made_by = (version("jinja2"), python_version(), program_key())
    return key("template", bucket.key.partition("\n")[0], bucket.checksum, *made_by)


def _placed(code: CodeType, path: str) -> CodeType:
    """Return code as if it had been compiled from the file at a path."""
    constants = (
        _placed(each, path) if isinstance(each, CodeType) else each for each in code.co_consts
    )
    return code.replace(co_filename=path, co_consts=tuple(constants))


class _CountedLoops(CodeGenerator):
    """Compiles a loop to one whose turns are counted."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        counted = nodes.EnvironmentAttribute("counted", lineno=node.lineno)
        node.iter = nodes.Call(counted, [node.iter], [], None, None, lineno=node.lineno)
        node.iter.set_environment(self.environment)
        super().visit_For(node, frame)


class _Limited(SandboxedEnvironment):
    """Jinja's sandbox, which also ends what would not end or swell."""

    code_generator_class = _CountedLoops
    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=_Compiled(),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.turns = 0
        del self.globals["lipsum"]
        for name in _SWELLING_FILTERS:
            del self.filters[name]

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, and count its turns."""
        for item in items:
            self.turns += 1
            if self.turns > MOST_TURNS:
                raise OverflowError(_("its loops take more than {most} turns", most=MOST_TURNS))
            yield item

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what Jinja's sandbox refuses, and the methods that make a text very long."""
        is_swelling = isinstance(obj, str) and attr in _SWELLING_METHODS
        return not is_swelling and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate, unless the result would be too large to be meant."""
        sizes = [_size(left), _size(right)]
        if operator == "%" and isinstance(left, str):
            raise TypeError(_("texts are put together with '~'"))
        if operator == "*" and sizes[0] * sizes[1] > LONGEST:
            raise OverflowError(_("a repetition makes more than {most} characters", most=LONGEST))
        if operator == "**" and _bits(left) * abs(right) > LARGEST_BITS:
            raise OverflowError(_("a power is too large"))
        return super().call_binop(context, operator, left, right)


def _size(value: Any) -> float:
    """Return how much a factor of a repetition makes; a number alone multiplies numbers."""
    if isinstance(value, str | bytes | list | tuple):
        return max(len(value), 1)
    return abs(value) if isinstance(value, int) else 0


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0
