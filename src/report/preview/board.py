"""What the preview shows: the last good pages of each product, and what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from report.build.made import Fitting
from report.build.spots import Spot
from report.preview.images import Image
from report.problems import Problem

Listener = Callable[[], object]


@dataclass(frozen=True)
class Leaf:
    """A page: its picture, and which text stands where on it."""

    image: Image
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Product:
    """The last good pages of a product; `fitting` and `slug` are those of a profile.

    `is_old` says that what was made of the content as it is now is not good.
    """

    title: str
    leaves: tuple[Leaf, ...] = ()
    slug: str = ""
    fitting: Fitting | None = None
    is_old: bool = False
    safe_zone_mm: float = 0


@dataclass(frozen=True)
class Shown:
    """Everything at one moment; `version` rises with each change, `doing` is empty at rest."""

    title: str
    products: Mapping[str, Product] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doing: str = ""
    version: int = 0


class Board:
    """Holds what is shown now. Any thread may change it and look at it."""

    def __init__(self, title: str) -> None:
        self._shown = Shown(title)
        self._lock = Lock()
        self._listeners: list[Listener] = []

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show(self, **changes: Any) -> None:
        """Change some fields of what is shown, and tell the listeners."""
        with self._lock:
            self._shown = replace(self._shown, version=self._shown.version + 1, **changes)
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()

    def put(self, name: str, product: Product) -> None:
        """Show a product in place of an older one of the same name."""
        self.show(products={**self._shown.products, name: product})

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called at every change; give what makes an end of it."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
