"""Entries added to the end of `approved.yaml`, and not a character else changed."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from report.locales import _
from report.model import Approval, KeptMakeup
from report.problems import ContentError, Place, Problem
from report.scaffold.template import scalar

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
INDENT: Final = 2  # of the entries, where the file has none to go by


def head() -> str:
    """Return how a list begins that has no entry yet."""
    said = _(
        "# Who approved which text, and when. Of each text the last entry counts.\n"
        "# 'report approve' adds to this list; to take an approval back, delete its entry."
    )
    return f"{said}\napproved:\n"


def with_entries(path: Path, text: str, new: Sequence[Approval]) -> str:
    """Return the text of a file, or of none yet, with entries behind those that it has.

    Raises `ContentError` where the file was written by hand so that it takes none at its end.
    """
    before = _begun(text)
    line_end = "\r\n" if "\r\n" in before else "\n"
    entries = _entries(before)
    indent = entries.start_mark.column if entries is not None and entries.value else INDENT
    gap = "" if before.endswith(("\n", "\r")) else line_end
    lines = [line for approval in new for line in _lines(approval, indent)]
    after = before + gap + "".join(line + line_end for line in lines)
    wanted = [*(_plain(before) or ()), *map(_fields, new)]
    if _plain(after) != wanted:
        raise ContentError(_takes_none(path))
    return after


def _begun(text: str) -> str:
    """Return the text of a file with a list, if it has nothing yet, or comments alone."""
    if not text.strip():
        return head()
    if any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return text
    line_end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith(("\n", "\r")) else line_end
    return f"{text}{gap}approved:{line_end}"


def _fields(approval: Approval) -> dict[str, Any]:
    """Return the fields of an entry as they are written."""
    makeup = {"makeup": _makeup(approval.makeup)} if approval.makeup else {}
    return {
        "organisation": approval.organisation,
        "by": approval.by,
        "on": approval.on.isoformat(timespec="minutes"),
        "text": approval.text,
        "page": approval.page,
        **makeup,
    }


def _makeup(kept: KeptMakeup) -> dict[str, Any]:
    without = {"without": list(kept.without)} if kept.without else {}
    return {
        "design": kept.design,
        "pages": str(kept.pages),
        "size_pt": f"{kept.size_pt:g}",
        "leading": f"{kept.leading:g}",
        **without,
    }


def _lines(approval: Approval, indent: int) -> list[str]:
    first, *others = (f"{name}: {_value(value)}" for name, value in _fields(approval).items())
    return [f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in others)]


def _value(value: Any) -> str:
    """Return a text, a list or a group as YAML has it on one line; in a group, numbers are bare."""
    if isinstance(value, dict):
        inner = (f"{name}: {_bare_if_number(one)}" for name, one in value.items())
        return f"{{ {', '.join(inner)} }}"
    return f"[{', '.join(map(scalar, value))}]" if isinstance(value, list) else scalar(value)


def _bare_if_number(value: Any) -> str:
    return value if isinstance(value, str) and _NUMBER.fullmatch(value) else _value(value)


def _entries(text: str) -> yaml.Node | None:
    """Return the node of the list; None where there is no list, or no YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    fields = node.value if isinstance(node, yaml.MappingNode) else ()
    found = next((value for name, value in fields if name.value == "approved"), None)
    return found if isinstance(found, yaml.SequenceNode) else None


def _plain(text: str) -> Any:
    """Read the list with every value as text; None where there is none."""
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text)
    except yaml.YAMLError:
        return None
    return data.get("approved") if isinstance(data, dict) else None


def _takes_none(path: Path) -> Problem:
    return Problem(
        "cannot-approve",
        _("'{file}' was written so that no entry can be added at its end", file=path.name),
        Place(path, 1, 1),
        _("Write the entries one below the other, as a list below 'approved:' at its end."),
    )
