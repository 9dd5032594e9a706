"""Tests that are told in Swedish."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from report.locales import VARIABLE, language


@contextmanager
def swedish() -> Iterator[None]:
    """Speak Swedish meanwhile, in this process and in those that it starts."""
    with patch.dict(os.environ, {VARIABLE: "sv"}):
        language.cache_clear()
        try:
            yield
        finally:
            language.cache_clear()
