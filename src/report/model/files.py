"""One file of the workspace, as far as it could be read."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Generic, TypeVar

from report.locales import _, language
from report.model.parse import parse
from report.model.texts import Text
from report.model.values import Fields
from report.problems import Problem, Reading, has_errors
from report.source import Source, markdown_in, read_text, yaml_in

F = TypeVar("F", bound=Fields)

FILES_KEPT: Final = 512  # as they were parsed: more than an edition has


@dataclass(frozen=True)
class File(Generic[F]):
    """A file: what was written, what it means, and what is wrong with it.

    `source` is None where the file cannot be read at all, and has no data where its
    fields cannot. `fields` is None where they are not those of the model.
    """

    path: Path
    source: Source | None
    fields: F | None
    problems: tuple[Problem, ...]

    @property
    def text(self) -> Text[F] | None:
        """The file as a text, if nothing is wrong with its fields."""
        if self.source is None or self.fields is None:
            return None
        return Text(self.path.stem, self.fields, self.source)


def read_file(path: Path, model: type[F], *, may_be_empty: bool = False) -> File[F]:
    """Read a file whose fields are a `model`: Markdown with front matter, or YAML throughout.

    YAML that `may_be_empty` has no fields then, which the model must allow. A file that reads as
    it did before is not parsed again.
    """
    return _parsed(path, read_text(path), model, may_be_empty, language())


@lru_cache(maxsize=FILES_KEPT)
def _parsed(
    path: Path, text: Reading[str], model: type[F], may_be_empty: bool, _spoken: str
) -> File[F]:
    markdown = path.suffix == ".md"
    reading = (
        markdown_in(path, text) if markdown else yaml_in(path, text, may_be_empty=may_be_empty)
    )
    source = reading.value
    if source is None:
        return File(path, None, None, reading.problems)
    is_broken = has_errors(reading.problems)
    fields = parse(source, model) if source.data or not is_broken else Reading[F](None)
    problems = [*reading.problems, *fields.problems]
    if markdown and not source.body.strip():
        problems.append(_empty_body(source))
    return File(path, source, None if is_broken else fields.value, tuple(problems))


def _empty_body(source: Source) -> Problem:
    return Problem(
        "empty-body",
        _("there is no text below the front matter"),
        source.body_place(0),
        _("Write the text below the second line '---'."),
    )
