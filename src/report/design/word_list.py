"""A list of words in `styles/`, such as the hyphenation list."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from report.locales import N_
from report.model import Fields, parse
from report.problems import Reading
from report.source import read_yaml

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _hyphenated(word: str) -> str:
    """Accept a word with a hyphen at every place where it may be broken."""
    if not _WORD.fullmatch(word):
        raise PydanticCustomError("unfit_word", "no word with hyphens")
    return word


HyphenatedWord = Annotated[str, AfterValidator(_hyphenated)]


class WordList(Fields):
    """The field of a list of words, such as the hyphenation list."""

    words: tuple[HyphenatedWord, ...] = Field(description=N_("the list of words, each on a line"))


def read_words(path: Path) -> tuple[str, ...]:
    """Read a list of words, such as the hyphenation list, from the field `words`.

    Where there is no file, there are none. The file is read once until it changes. Raises
    `ContentError` for mistakes in it.
    """
    try:
        status = path.stat()
    except OSError:
        return word_list(path).require()
    return _words(path, status.st_mtime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=4)
def _words(path: Path, *state: int) -> tuple[str, ...]:
    return word_list(path).require()


def word_list(path: Path) -> Reading[tuple[str, ...]]:
    """Read a list of words, and find every mistake in it."""
    if not path.exists() and not path.is_symlink():
        return Reading(())
    reading = read_yaml(path)
    source = reading.value
    if source is None or not source.data:
        return Reading(() if reading.value else None, reading.problems)
    if list(source.data) == ["words"] and source.data["words"] is None:
        return Reading((), reading.problems)
    fields = parse(source, WordList)
    words = fields.value.words if fields.value else None
    return Reading(words, (*reading.problems, *fields.problems))
