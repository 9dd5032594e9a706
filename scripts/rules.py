"""Write docs/rules.md from the catalogue of rules: `make rules`."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from report.rules import SECTIONS, Rule

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
WIDTH = 100
INTRODUCTION = """\
Every message ends with the name of its rule in brackets. Here is what each rule asks for. A rule
is a mistake, and stops the work, unless it says that it is a warning; `report check --strict`
lets warnings fail, too.

This page is made from the program: `make rules` writes it anew."""


def main() -> None:
    """Write the page."""
    MANUAL.write_text(manual(), "utf-8")


def manual() -> str:
    """Give the page as Markdown: one heading for each rule, whose name is its address."""
    parts = ["# Rules", INTRODUCTION]
    for section in SECTIONS:
        parts += [f"## {section.title}", section.introduction]
        for rule in section.rules:
            parts += part(rule)
    return "\n\n".join(parts) + "\n"


def part(rule: Rule) -> Iterator[str]:
    """Give the heading, the explanation and the two cases of a rule."""
    yield f"### {rule.name}"
    for paragraph in rule.explanation.split("\n\n"):
        yield wrapped(paragraph)
    yield "\n".join([wrapped(f"- Bad: {rule.bad}"), wrapped(f"- Good: {rule.good}")])


def wrapped(text: str) -> str:
    """Break lines between words, and indent what follows a hyphen."""
    indent = "  " if text.startswith("- ") else ""
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


if __name__ == "__main__":
    main()
