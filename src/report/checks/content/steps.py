"""Steps that several texts of an edition tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from report.checks.content.dates import MONTHS
from report.locales import _
from report.model import EditionFiles
from report.problems import Place, Problem, Severity, quoted
from report.source import Loc, Source

ALIKE: Final = 0.25  # of the words of two steps, which name their organisations besides

# A day or days of a month, with the year: 13 juni 2019, 14–15 november 2019.
_DAY: Final = re.compile(rf"(\d{{1,2}}(?:[–-]\d{{1,2}})?) ({'|'.join(MONTHS)}) (\d{{4}})", re.I)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class _Step:
    """A step on a day: its words, and where it stands."""

    day: str
    what: str
    place: Place

    def tells_the_same(self, other: "_Step") -> bool:
        """Return whether both tell the same of the same day, names and endings aside."""
        if self.day != other.day:
            return False
        one, two = _stems(self.what), _stems(other.what)
        return len(one & two) >= ALIKE * len(one | two)


def shared_step(files: EditionFiles) -> Iterator[Problem]:
    """A step that texts share stands once, in the timeline of their section. A warning.

    Two steps are the same if they stand on the same day, in figures and with the year, and have
    a quarter of their words in common.
    """
    first: dict[str, list[_Step]] = {}
    for step, is_shared in _steps(files):
        before = first.setdefault(step.day, [])
        known = next((each for each in before if step.tells_the_same(each)), None)
        if known is None:
            before.append(step)
        elif not is_shared:
            place = known.place
            yield Problem(
                "shared-step",
                _(
                    "{step}, of {day}, is also told in {file}, line {line}",
                    step=quoted(step.what),
                    day=step.day,
                    file=place.path.name,
                    line=place.line,
                ),
                step.place,
                _("Tell it once, under 'timeline:' of the section in edition.yaml."),
                Severity.WARNING,
            )


def _steps(files: EditionFiles) -> Iterator[tuple[_Step, bool]]:
    """Yield the steps that have a day, those of the sections first, and whether it is one."""
    contents = files.contents.source
    if contents and files.contents.fields:
        for section in range(contents.count("sections")):
            way = ("sections", section, "timeline")
            yield from ((step, True) for step in _of(contents, way))
    for file in files.texts.values():
        if file.source and file.fields:
            yield from ((step, False) for step in _of(file.source, ("timeline",)))


def _of(source: Source, way: Loc) -> Iterator[_Step]:
    for number in range(source.count(*way)):
        when = source.text(*way, number, "when")
        if match := _DAY.fullmatch(when):
            day = f"{match[1].replace('-', '–')} {match[2].lower()} {match[3]}"
            place = source.place(*way, number, "when")
            yield _Step(day, source.text(*way, number, "what"), place)


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text, so that endings do not count."""
    return {word[:5] for word in _WORD.findall(text.lower())}
