"""What the preview shows: the last good pages of each product, and what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from threading import RLock
from typing import Any

from report.compositor.results import Fitting
from report.compositor.source_map import SourceBox, SourcePicture
from report.design.reasons import Reason
from report.preview.images import Image
from report.preview.listed import ListedText
from report.problems import Problem

Listener = Callable[[], object]


@dataclass(frozen=True)
class ShownPage:
    """A page: its picture, and which texts and photographs stand where on it.

    `folios` are the numbers of the pages that lie on the side of a sheet.
    """

    image: Image
    boxes: tuple[SourceBox, ...] = ()
    photographs: tuple[SourcePicture, ...] = ()
    folios: tuple[int, ...] = ()


@dataclass(frozen=True)
class PdfFile:
    """A finished file, and the name under which it is handed out."""

    name: str
    pdf: bytes


class StageKind(StrEnum):
    """How far the pages of a product have come."""

    WAITING = "waiting"  # for the booklet, which comes first
    SETTING = "setting"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Stage:
    """How far the pages of a product have come, and what stood in their way."""

    kind: StageKind
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Product:
    """The last good pages of a product; `fitting` and `slug` are those of a profile.

    `reasons` tell of the first page of each text in a booklet how its pages are made up, and why.
    `is_old` says that what was made of the content as it is now is not good. `file` is None while
    some of the pages are newer than it.
    """

    title: str
    pages: tuple[ShownPage, ...] = ()
    slug: str = ""
    fitting: Fitting | None = None
    is_old: bool = False
    safe_zone_mm: float = 0
    reasons: Mapping[int, Reason] = field(default_factory=dict)
    file: PdfFile | None = None


@dataclass(frozen=True)
class Shown:
    """Everything at one moment; `doing` is empty at rest.

    `stages` tell of products how far they have come, by name. `version` rises with each change of
    anything else: what is being done is no other content.
    """

    title: str
    products: Mapping[str, Product] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    texts: tuple[ListedText, ...] = ()
    doing: str = ""
    stages: Mapping[str, Stage] = field(default_factory=dict)
    version: int = 0


class PreviewState:
    """Holds what is shown now. Any thread may change it and look at it."""

    def __init__(self, title: str) -> None:
        self._shown = Shown(title)
        self._lock = RLock()
        self._listeners: list[Listener] = []
        self._is_closed = False

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show(self, **changes: Any) -> None:
        """Change some fields of what is shown, and tell the listeners."""
        self._change(lambda shown: replace(shown, **changes))

    def put(self, name: str, product: Product) -> None:
        """Show a product in place of an older one of the same name."""
        self.change(lambda products: {**products, name: product})

    def change(self, make: Callable[[Mapping[str, Product]], Mapping[str, Product]]) -> None:
        """Show other products, made from those that are shown when nobody else changes them."""
        self._change(lambda shown: replace(shown, products=make(shown.products)))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called at every change; give what makes an end of it."""
        with self._lock:
            self._listeners.append(listener)

        def end() -> None:
            with self._lock:
                self._listeners.remove(listener)

        return end

    def close(self) -> None:
        """Tell the listeners that nothing will change any more."""
        self._is_closed = True
        self._tell()

    @property
    def is_closed(self) -> bool:
        """Whether nothing will change any more."""
        return self._is_closed

    def _change(self, make: Callable[[Shown], Shown]) -> None:
        """Show something else, and tell the listeners; nothing is told if it is the same."""
        with self._lock:
            before, after = self._shown, make(self._shown)
            if after == before:
                return
            is_content = after != replace(before, doing=after.doing, stages=after.stages)
            self._shown = replace(after, version=before.version + is_content)
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()
