"""How far the booklets have come that somebody looks at: told while one waits for them."""

from collections.abc import Callable, Iterable, Sequence

from report.preview.state import PreviewState, Stage, StageKind
from report.problems import Problem


class Stages:
    """Shows the stage of each booklet; `wanted` names those that are to be set."""

    def __init__(self, state: PreviewState, wanted: Callable[[], Iterable[str]]) -> None:
        self._state = state
        self._wanted = wanted

    def begin(self) -> None:
        """Show that all wait for their turn."""
        self._show({name: Stage(StageKind.WAITING) for name in self._wanted()})

    def set(self, name: str) -> None:
        """Show that the pages of one are being set."""
        self._show({name: Stage(StageKind.SETTING)})

    def end(self, name: str, problems: Sequence[Problem]) -> None:
        """Show that the pages of one are there, or what stood in their way."""
        kind = StageKind.FAILED if problems else StageKind.READY
        self._show({name: Stage(kind, tuple(problems))})

    def fail(self, problems: Sequence[Problem]) -> None:
        """Show that none can be set, for these reasons."""
        failed = Stage(StageKind.FAILED, tuple(problems))
        self._show(dict.fromkeys(self._wanted(), failed))

    def _show(self, changed: dict[str, Stage]) -> None:
        self._state.show(stages={**self._state.shown.stages, **changed})
