"""Style sheets: read whole, closed, and with all variables and files that they use."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree

from report.checks.styles.style_files import StyleFiles
from report.design.settings import PARAMETERS, read_ranges
from report.design.sheets import place_in, product_sheets
from report.design.slot import Rung
from report.files import lies_below
from report.locales import _
from report.markdown import figures_css
from report.problems import ContentError, Place, Problem, quoted
from report.products.every import PRODUCTS
from report.source import read_yaml
from report.workspace import Workspace

DEEPEST: Final = 50  # brackets in one another; what reads style sheets goes down with each
_SET: Final = re.compile(r"--([\w-]+)\s*:")
# What the program sets while it composes: settings, sizes of words in a place, figures of a list.
_COMPOSED: Final = (*_SET.findall(Rung(1, 1, 1).css), *_SET.findall(figures_css(1)))
_SETTING: Final = {
    *(parameter.name for parameter in PARAMETERS),
    "line",
    "shift",
    "accent",
    *_COMPOSED,
}
_USED: Final = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_ADDRESS: Final = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))""")
# A piece of a style sheet in which braces have no meaning; or one of them.
_PIECE: Final = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|(?P<endless>\Z)))|"(?:[^"\\\n]|\\.)*(?P<quote>"?)"""
    r"""|'(?:[^'\\\n]|\\.)*(?P<tick>'?)|(?P<brace>[{}])|(?P<bracket>[()\[\]])""",
    re.DOTALL,
)


def broken_sheets(files: StyleFiles) -> Iterator[Problem]:
    """Find style sheets that cannot be read, do not close what they open, or lack something."""
    workspace = files.workspace
    paths = dict.fromkeys(path for one in PRODUCTS for path in product_sheets(workspace, one.name))
    sheets: dict[Path, str] = {}
    for path in paths:
        reading = files.read(path)
        yield from reading.problems
        if reading.value is not None:
            yield from _unclosed(path, reading.value)
            sheets[path] = files.sheet(path)
            yield from _without_rules(path, sheets[path])
    colours = read_yaml(workspace.styles / "colours.yaml").value
    if len(sheets) == len(paths) and colours and colours.data:  # else all that they set is missed
        yield from _undefined(sheets, {*_SETTING, *colours.data, *_set_in_templates(files)})
    for path, sheet in sheets.items():
        yield from _missing_files(path, sheet, workspace)
    yield from _limits(workspace, sheets)


def missing_sheets(files: StyleFiles) -> Iterator[Problem]:
    """Find parts whose template has classes, and whose style sheet of the same name is gone."""
    for path in sorted((files.workspace.styles / "parts").glob("*.html")):
        sheet = path.with_suffix(".css")
        if "class=" in files.text(path) and not sheet.exists():
            yield Problem(
                "missing-file",
                _("the file is missing, and {template} has classes", template=quoted(path.name)),
                Place(sheet),
                _("Write it, or correct the name."),
            )


def _unclosed(path: Path, sheet: str) -> Iterator[Problem]:
    """Find a brace, comment or quote without its other half: what follows would be lost."""
    opened: list[int] = []
    brackets: list[str] = []  # those that are open, and not braces; others close nothing
    for match in _PIECE.finditer(sheet):
        if bracket := match["bracket"]:
            if bracket in "([":
                brackets.append(bracket)
            elif brackets and brackets[-1] + bracket in ("()", "[]"):
                brackets.pop()
            if len(brackets) > DEEPEST:
                yield _nested(place_in(path, sheet, match.start()))
                return
        elif match["brace"] == "{":
            opened.append(match.start())
            if len(opened) > DEEPEST:
                yield _nested(place_in(path, sheet, match.start()))
                return
        elif match["brace"] and not opened:
            yield _unpaired(_("'}' closes what is not open"), place_in(path, sheet, match.start()))
            return
        elif match["brace"]:
            opened.pop()
        elif match["endless"] is not None or match["quote"] == "" or match["tick"] == "":
            sign = "/*" if match["comment"] else match[0][0]
            yield _unpaired(
                _("'{sign}' does not end", sign=sign), place_in(path, sheet, match.start())
            )
            return
    if opened:
        yield _unpaired(_("'{' is not closed"), place_in(path, sheet, opened[-1]))


def _without_rules(path: Path, sheet: str) -> Iterator[Problem]:
    """Find a style sheet that says nothing, as a file that was cut off or emptied."""
    if path.name != "fonts.css" and "{" not in sheet:  # fonts are told apart
        yield Problem(
            "typesetting",
            _("the style sheet has no rule"),
            Place(path),
            _("Bring back what it said, or take the file away with its template."),
        )


def _nested(place: Place) -> Problem:
    return Problem(
        "typesetting",
        _("more than {deepest} brackets are open here", deepest=DEEPEST),
        place,
        _("Close them, or remove those that are too many."),
    )


def _unpaired(message: str, place: Place) -> Problem:
    return Problem("typesetting", message, place, _("Write the other half of it."))


def _set_in_templates(files: StyleFiles) -> Iterator[str]:
    for path in files.workspace.styles.rglob("*.html"):
        yield from _SET.findall(files.text(path))


def _undefined(sheets: Mapping[Path, str], known: Collection[str]) -> Iterator[Problem]:
    """Find variables that no sheet sets, each where it is used first."""
    told = {*known, *(name for sheet in sheets.values() for name in _SET.findall(sheet))}
    for path, sheet in sheets.items():
        for match in _USED.finditer(sheet):
            if match[1] in told:
                continue
            told.add(match[1])
            yield Problem(
                "undefined-variable",
                _("{variable} is used, and has no value", variable=quoted(f"--{match[1]}")),
                place_in(path, sheet, match.start()),
                _("Give it one in tokens.css, or a colour of this name in colours.yaml."),
            )


def _missing_files(path: Path, sheet: str, workspace: Workspace) -> Iterator[Problem]:
    """Find pictures that are not there or not whole; the engine asks for them from styles/."""
    if path.name == "fonts.css":  # its fonts have a check of their own
        return
    styles = workspace.styles
    for match in _ADDRESS.finditer(sheet):
        name = unquote(next(filter(None, match.groups()), ""))
        target = styles / name
        if not (name and lies_below(target, styles) and target.is_file()):
            yield Problem(
                "refused-file",
                _("there is no file {file} in styles/", file=quoted(name)),
                place_in(path, sheet, match.start()),
                _("Put the file there, or correct its name."),
            )
        elif target.suffix == ".svg" and (fault := _drawing_fault(target)):
            yield Problem(
                "refused-file",
                _("{file} is not a whole drawing: {fault}", file=quoted(name), fault=fault),
                place_in(path, sheet, match.start()),
                _("Put the whole file there."),
            )


def _drawing_fault(path: Path) -> str:
    """Return what is wrong with an SVG file, or nothing."""
    try:
        root = ElementTree.parse(path).getroot()  # noqa: S314 - a file of ours; expat ends bombs
    except (ElementTree.ParseError, OSError, ValueError) as error:
        return str(error)
    return "" if root.tag.endswith("}svg") else _("its root is '{tag}'", tag=root.tag)


def _limits(workspace: Workspace, sheets: Mapping[Path, str]) -> Iterator[Problem]:
    for product in PRODUCTS:
        path = product_sheets(workspace, product.name)[-1]
        if path in sheets:
            try:
                read_ranges(path)
            except ContentError as error:
                yield from error.problems
