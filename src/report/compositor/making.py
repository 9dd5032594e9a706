"""Things made by workers, but for those that were made before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from report.problems import ContentError, Problem
from report.processes import Job, Workers

if TYPE_CHECKING:
    from report.processes.begun import Begun

W = TypeVar("W")
T = TypeVar("T")


@dataclass(frozen=True)
class Making(Generic[W, T]):
    """How a kind of thing is found that was made before, how made anew, and how kept then."""

    find: Callable[[W], T | None]
    job: Callable[[W], Job[T]]
    keep: Callable[[W, T], None]

    def made(
        self, workers: Workers, wanted: Iterable[W], tell: Callable[[W], None] = lambda one: None
    ) -> list[T]:
        """Return what is wanted, in its order; each is begun as soon as it is asked for.

        `tell` is called with what is waited for. Raises `ContentError` with the problems of all.
        """
        return self.begun(workers, wanted, tell)()

    def begun(
        self, workers: Workers, wanted: Iterable[W], tell: Callable[[W], None] = lambda one: None
    ) -> Callable[[], list[T]]:
        """Begin to make what is wanted, and return what waits until all is there."""
        begun = [self._begun(workers, one) for one in wanted]
        return lambda: self._ended(begun, tell)

    def _begun(self, workers: Workers, one: W) -> "tuple[W, T | None, Begun[T] | None]":
        found = self.find(one)
        return one, found, workers.begin(self.job(one)) if found is None else None

    def _ended(
        self, begun: "Iterable[tuple[W, T | None, Begun[T] | None]]", tell: Callable[[W], None]
    ) -> list[T]:
        things: list[T] = []
        problems: list[Problem] = []
        for one, found, making in begun:
            if found is not None:
                things.append(found)
            if making is None:
                continue
            tell(one)
            reading = making.reading()
            problems += reading.problems
            if reading.value is not None:
                self.keep(one, reading.value)
                things.append(reading.value)
        if problems:
            raise ContentError(dict.fromkeys(problems))
        return things
