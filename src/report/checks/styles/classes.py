"""Classes that templates give, held against the style sheets."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from report.checks.styles.style_files import StyleFiles
from report.design.sheets import place_in
from report.locales import _
from report.problems import Place, Problem, Severity, quoted

_CLASS: Final = re.compile(r"""class=["']([^"']*)["']""")
_JINJA: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SELECTED: Final = re.compile(r"\.([a-z][\w-]*)")


def unstyled_classes(files: StyleFiles) -> Iterator[Problem]:
    """Find families of classes in templates of which no style sheet has a rule, each once.

    Classes that begin with the same word are a family: `people`, `people-role`. One that stands
    alone may be no more than a name.
    """
    styles = files.workspace.styles
    sheets = styles.rglob("*.css")
    known = {_family(name) for path in sheets for name in _SELECTED.findall(files.sheet(path))}
    families: dict[str, dict[str, tuple[Path, str, int]]] = {}
    for path in sorted(styles.glob("*/*.html")):
        text = files.text(path)
        for name, position in _classes(text):
            families.setdefault(_family(name), {}).setdefault(name, (path, text, position))
    for family, found in families.items():
        if family not in known and len(found) > 1:
            name, where = next(iter(found.items()))
            yield _unstyled(name, place_in(*where))


def _classes(text: str) -> Iterator[tuple[str, int]]:
    """Yield the classes that a template gives whatever it is filled with, and where."""
    without_fields = _JINJA.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in _CLASS.finditer(without_fields):
        yield from ((name, match.start()) for name in match[1].split())


def _unstyled(name: str, place: Place) -> Problem:
    return Problem(
        "unstyled-class",
        _("no style sheet has a rule for the class {name}", name=quoted(name)),
        place,
        _("Bring back the style sheet that had it, or write one."),
        Severity.WARNING,
    )


def _family(name: str) -> str:
    return name.split("-")[0].removesuffix("s")
