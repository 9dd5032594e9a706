"""A new slug in a section of `edition.yaml`, and not a character else changed."""

from typing import Any

import yaml

from report.locales import _
from report.problems import ContentError, Problem
from report.scaffold.template import scalar
from report.source import Source


def with_slug(text: str, source: Source, section: int, slug: str) -> str:
    """Return the text of an edition with one slug more at the end of a section's `profiles`.

    `source` is what the text was read as; sections count from 0. Comments, quotes and
    indents stay as they are. Raises `ContentError` where there is no place that would do.
    """
    profiles, data = _profiles(text, section), _plain(text)
    if profiles is not None and data is not None:
        at, addition = _addition(text, *profiles, scalar(slug))
        changed = text[:at] + addition + text[at:]
        if _plain(changed) == _wanted(data, section, slug):
            return changed
    raise ContentError(
        Problem(
            "cannot-list",
            _("'{slug}' could not be added to the 'profiles' of this section", slug=slug),
            source.place("sections", section, "profiles"),
            _("Write the slugs as a list there, such as [lund, malmo], and run the command again."),
        )
    )


def _profiles(text: str, section: int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the nodes of the field `profiles` in a section: its name and its value."""
    try:
        node = _field(yaml.compose(text, Loader=yaml.SafeLoader), "sections")
    except yaml.YAMLError:
        return None
    if node is None or not isinstance(node[1], yaml.SequenceNode):
        return None
    return _field(node[1].value[section], "profiles")


def _field(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    fields = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((field for field in fields if field[0].value == name), None)


def _addition(text: str, name: yaml.Node, value: yaml.Node, slug: str) -> tuple[int, str]:
    """Return the index at which characters are put in, and the characters."""
    if not isinstance(value, yaml.SequenceNode):  # 'profiles:' with nothing behind it
        return text.index(":", name.end_mark.index) + 1, f" [{slug}]"
    if not value.value:  # []
        return value.start_mark.index + 1, slug
    end = value.value[-1].end_mark.index
    if value.flow_style:
        return end, f", {slug}"
    line_end = "\r\n" if "\r\n" in text else "\n"
    at = text.find(line_end, end)
    return (at if at >= 0 else len(text)), f"{line_end}{' ' * value.start_mark.column}- {slug}"


def _plain(text: str) -> Any:
    """Read YAML with every value as text, or give nothing where it cannot be read."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text)
    except yaml.YAMLError:
        return None


def _wanted(data: Any, section: int, slug: str) -> Any:
    part = data["sections"][section]
    part["profiles"] = [*(part["profiles"] or ()), slug]
    return data
