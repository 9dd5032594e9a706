"""What the engine says while it works, turned into problems."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from report.problems import ContentError, Problem
from report.typeset.engine import FatalURLFetchingError
from report.typeset.fetcher import Fetcher
from report.typeset.sheet import Sheet

_CSS_PLACE = re.compile(r" at (\d+):(\d+)")


@contextmanager
def listening(fetcher: Fetcher, sheet: Sheet | None = None) -> Iterator[None]:
    """Turn what the engine logs and what is refused meanwhile into problems; raise them together.

    Refusals are counted here because the engine swallows even fatal ones while it draws SVG.
    """
    fetcher.refused.clear()
    collector = _Collector(sheet)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    raised: tuple[Problem, ...] = ()
    try:
        yield
    except FatalURLFetchingError:
        pass  # the fetcher has kept the reason
    except ContentError as error:
        raised = error.problems
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if problems := [*fetcher.refused, *collector.problems, *raised]:
        raise ContentError(problems)


class _Collector(logging.Handler):
    def __init__(self, sheet: Sheet | None) -> None:
        super().__init__(logging.WARNING)
        self._sheet = sheet
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        match = _CSS_PLACE.search(message)
        place = self._sheet.place(int(match[1]), int(match[2])) if match and self._sheet else None
        self.problems.append(Problem("typesetting", message, place))
